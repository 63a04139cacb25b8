/** What the gallery's server answers about an invented snowstorm. */
import type { FigureAnswer } from '#reports/contract.ts';
import type { Surge, SurgePlan, SurgeReport, Surges } from '../contract.ts';

const ago = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();
const id = (n: number): string => `01900000-0000-7000-8000-0000000005${String(n).padStart(2, '0')}`;
const snowWords = { zh: '华东暴雪，来找我们的客户很多，等候会久一些。您可以保留位置，轮到时我们主动联系您。', en: 'Heavy snow in the east: many people need us, so it takes longer. You may keep your place, and we will call you when it is your turn.' };
const plan = (n: number, name: string, more: Partial<SurgePlan> = {}): SurgePlan => ({ id: id(n), name, reason: snowWords, queueIds: [], keepPlaceOverSeconds: null, keepsPlaceAtOnce: true, calendarId: null, closedMessage: { zh: '', en: '' }, surgeId: null, onSince: null, ...more });
export const samplePlans = { items: [
  plan(1, '暴雪', { surgeId: id(11), onSince: ago(42) }),
  plan(2, '召回', { keepsPlaceAtOnce: false, keepPlaceOverSeconds: 60, queueIds: [id(21)], reason: { zh: '部分净化器需要召回，不影响人身安全。我们按先后顺序接待每一位。', en: 'Some air purifiers are being recalled. Nobody is in danger. Everybody is served in order.' } }),
] };
const surge = (n: number, more: Partial<Surge> = {}): Surge => ({ id: id(n), planId: id(1), name: '暴雪', reason: snowWords, queueIds: [], from: ago(42), to: null, switchedOnBy: '顾明', switchedOffBy: null, undoUntil: null, ...more });
export const sampleSurges: Surges = { items: [surge(11), surge(12, { from: '2026-11-03T00:30:00.000Z', to: '2026-11-03T09:12:00.000Z', switchedOffBy: '林知远' })] };
const figure = (of: string, unit: FigureAnswer['unit'], value: number | null, words: FigureAnswer['formula'], variant: string | null = null): FigureAnswer => ({ id: of, variant, unit, formula: words, goal: null, value, numerator: value ?? 0, denominator: 1, interval: null });
const both = (of: string, unit: FigureAnswer['unit'], during: number | null, before: number | null, words: FigureAnswer['formula'], variant: string | null = null): SurgeReport['figures'][number] =>
  ({ during: figure(of, unit, during, words, variant), before: figure(of, unit, before, words, variant), beforeEach: unit === 'count' && before !== null ? before / 4 : null });
export const sampleReport: SurgeReport = { surge: sampleSurges.items[1] ?? surge(12), seconds: 31_320, weeks: 4, figures: [
  both('offered', 'count', 412, 610, { zh: '进入队列的接触数', en: 'Contacts that joined a queue' }), both('answered', 'count', 330, 588, { zh: '由客服接起的接触数', en: 'Contacts answered by an agent' }),
  both('kept_place', 'count', 61, 6, { zh: '留下联系方式、保留位置后离开的接触数', en: 'Contacts whose customer left with the place kept' }), both('abandonment_rate', 'share', 0.051, 0.027, { zh: '放弃 ÷ 进入队列', en: 'abandoned / offered' }),
  both('service_level', 'share', 0.42, 0.86, { zh: '20 秒内接起 ÷（接起 + 放弃）', en: 'answered within 20 s / (answered + abandoned)' }, 'without_short'), both('average_speed_of_answer', 'seconds', 174, 14.2, { zh: '等待时长之和 ÷ 接起', en: 'total wait / answered' }, 'with_ringing'),
] };
