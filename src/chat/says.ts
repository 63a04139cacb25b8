/** This slice's own words where the server itself must say them to the visitor: what a kept place means, what there is to choose. The window need not carry them. */
import type { CallBackChoice } from '#routing/core/call-backs/call-back.ts';
import { callBackChoices } from '#routing/core/call-backs/call-back.ts';
import type { KeepPlaceOffer } from './contract.ts';
import en from './words.en.json' with { type: 'json' };
import zh from './words.zh.json' with { type: 'json' };

type Language = 'zh' | 'en';
const forms = new Map<string, Intl.DateTimeFormat>();
const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
/** On a zone's wall. `within`: one of several times of a day, so that the day need only be told apart from its neighbours. */
const shapes = {
  /** 11月21日周六 18:00 */
  moment: { month: 'short', day: 'numeric', weekday: 'short', ...clock },
  /** 11月21日星期六 */
  day: { month: 'long', day: 'numeric', weekday: 'long' },
  /** 21日周六 18:00 */
  within: { day: 'numeric', weekday: 'short', ...clock },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

function momentSaid(at: Date, zone: string, language: Language, shape: keyof typeof shapes = 'moment'): string {
  const key = `${shape} ${language} ${zone}`;
  let form = forms.get(key);
  if (form === undefined) forms.set(key, (form = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { timeZone: zone, ...shapes[shape] })));
  return form.format(at);
}

interface Kept {
  readonly kind: 'phone' | 'mail';
  readonly shown: string;
  readonly choice: CallBackChoice;
  readonly wantedAt: Date | null;
  readonly promisedBy: Date | null;
}
/** That the place is kept, and when whom is called or written to. */
export function keptSaid({ kind, shown, choice, wantedAt, promisedBy }: Kept, zone: string, language: Language): string {
  const words = { zh, en }[language].keep;
  const by = (at: Date) => momentSaid(at, zone, language);
  const said = choice === 'message' ? words.message : wantedAt !== null ? words.at.replace('{{at}}', by(wantedAt)) : promisedBy !== null ? words.turnBy.replace('{{by}}', by(promisedBy)) : words.turn;
  return said.replace('{{way}}', words.way[kind]).replace('{{reach}}', () => shown.replaceAll(' ', '\u00a0'));
}

/** @param wanted the time agreed before */
export function offerSaid(times: readonly string[], wanted: Date | null, zone: string, language: Language): KeepPlaceOffer {
  const words = { zh, en }[language].keep.offer;
  const days = Map.groupBy(times, (at) => momentSaid(new Date(at), zone, language, 'day'));
  return {
    how: words.how, when: words.when, what: words.what, choices: callBackChoices.map((choice) => ({ choice, words: words[choice] })),
    days: [...days].map(([day, some]) => ({ words: day, times: some.map((at) => ({ at, words: momentSaid(new Date(at), zone, language, 'within') })) })),
    at: times.find((at) => at === wanted?.toISOString()) ?? times[0] ?? null,
  };
}
