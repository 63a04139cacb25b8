/** This slice's own words where the server itself must say them to the visitor: what a kept place means, what there is to choose. The window need not carry them. */
import type { CallBackChoice } from '#routing/core/call-backs/call-back.ts';
import { callBackChoices } from '#routing/core/call-backs/call-back.ts';
import type { KeepPlaceOffer } from './contract.ts';
import en from './words.en.json' with { type: 'json' };
import zh from './words.zh.json' with { type: 'json' };

type Language = 'zh' | 'en';
const forms = new Map<string, Intl.DateTimeFormat>();
/** 11月21日周六 18:00 on a zone's wall. */
function momentSaid(at: Date, zone: string, language: Language): string {
  const key = `${language} ${zone}`;
  let form = forms.get(key);
  if (form === undefined) forms.set(key, (form = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { timeZone: zone, month: 'short', day: 'numeric', weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })));
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

export function offerSaid(times: readonly string[], zone: string, language: Language): KeepPlaceOffer {
  const words = { zh, en }[language].keep.offer;
  return {
    how: words.how, when: words.when, what: words.what, choices: callBackChoices.map((choice) => ({ choice, words: words[choice] })),
    times: times.map((at) => ({ at, words: momentSaid(new Date(at), zone, language) })),
  };
}
