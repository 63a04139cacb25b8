/** This slice's own words where the server itself must say them in both languages: what is missing, where a complaint stands. */
import en from './words.en.json' with { type: 'json' };
import zh from './words.zh.json' with { type: 'json' };
import type { NeedKey } from './core/gates.ts';
import type { Stage } from './core/stage.ts';

interface Both {
  readonly zh: string;
  readonly en: string;
}

/** For a refusal's sentences: `{{needs.0}}` is Chinese, `{{needs.1}}` English. */
export function needsSaid(keys: readonly NeedKey[]): [zh: string, en: string] {
  return [keys.map((key) => zh.need[key]).join('；'), keys.map((key) => en.need[key]).join('; ')];
}
export function stageSaid(stage: Stage): Both {
  return { zh: zh.track.stage[stage], en: en.track.stage[stage] };
}
export function stepSaid(stage: Stage): Both {
  return { zh: zh.track.step[stage], en: en.track.step[stage] };
}
/** Why a settled complaint goes on, to the customer. */
export function reopenedSaid(why: keyof typeof zh.track.reopened): Both {
  return { zh: zh.track.reopened[why], en: en.track.reopened[why] };
}
export function howToSaid(): { zh: string[]; en: string[] } {
  return { zh: [...zh.notice], en: [...en.notice] };
}

/** A colleague's words in the customer's conversation, which may be about something else just now. */
export function aboutSaid(number: string, text: string, language: 'zh' | 'en'): string {
  return { zh, en }[language].about.replace('{{number}}', number).replace('{{text}}', () => text);
}

/** What is still promised, a line each; nothing is said of a promise that is kept already or whose clock stands still. */
export function promisesSaid(due: { answerBy: string; solveBy: string }, language: 'zh' | 'en'): string {
  const words = { zh, en }[language].promise;
  return [
    ...(due.answerBy === '' ? [] : [words.answer.replace('{{by}}', due.answerBy)]),
    ...(due.solveBy === '' ? [] : [words.solve.replace('{{by}}', due.solveBy)]),
  ].join('\n');
}

const forms = {
  zh: new Map<string, Intl.DateTimeFormat>(),
  en: new Map<string, Intl.DateTimeFormat>(),
};
/** 11月21日 18:00 on the brand's wall, for letters and lines; empty when nobody can say. */
export function momentSaid(at: string | null, zone: string, language: 'zh' | 'en'): string {
  if (at === null) return '';
  let form = forms[language].get(zone);
  if (form === undefined) forms[language].set(zone, (form = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { timeZone: zone, month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })));
  return form.format(new Date(at));
}
