/** What the gallery's server answers: one invented day. All but the felt waits are computed nowhere: this is only how they look. */
import type { FigureAnswer, FiguresAnswer, FigureTable, IntervalReport, Savings, Wallboard } from '../contract.ts';
import { figuresOf } from '../core/figures/index.ts';
import { columnsOf } from '../core/intervals.ts';
import { comparisonDefinitions, savingDefinitions, savingsMethod, ventingDefinition } from '../core/savings/definitions.ts';
import { defaultSettings } from '../core/types.ts';

const figure = (id: string, unit: FigureAnswer['unit'], value: number | null, more: Partial<FigureAnswer> = {}): FigureAnswer =>
  ({ id, variant: null, unit, formula: { zh: '进入队列的接触数', en: 'Contacts that joined the queue' }, goal: null, value, numerator: value ?? 0, denominator: 1, interval: null, ...more });

const level = (variant: string, value: number | null, formula: FigureAnswer['formula']): FigureAnswer => figure('service_level', 'share', value, { variant, goal: 0.8, numerator: Math.round((value ?? 0) * 392), denominator: 392, formula });
/** Invented answers of a handful; what they come to is computed as it always is. */
function feltFigures(): FigureAnswer[] {
  const rows = [[62, 70, 60], [95, 80, 150], [140, 130, 300], [48, 40, 60], [210, 180, 300]].map(([waitedSeconds = 0, announcedSeconds = 0, feltSeconds = 0], n) => ({ id: String(n), waitedSeconds, announcedSeconds, feltSeconds }));
  return figuresOf(0).feltWaits.map((one) => {
    const { value, numerator, denominator } = one.compute(rows);
    return figure(one.id, one.unit, value ?? null, { formula: one.formula, numerator, denominator });
  });
}
const sampleFigures: FigureAnswer[] = [
  figure('offered', 'count', 412), figure('answered', 'count', 380, { formula: { zh: '由客服接起的接触数', en: 'Contacts answered by an agent' } }),
  figure('abandoned', 'count', 12, { formula: { zh: '等待超过 5 秒后放弃的接触数', en: 'Contacts given up after waiting more than 5 s' } }),
  figure('abandoned_short', 'count', 9, { formula: { zh: '5 秒以内放弃的接触数', en: 'Contacts given up within 5 s' } }),
  figure('kept_place', 'count', 7, { formula: { zh: '留下联系方式、保留位置后离开的接触数；客户又回到页面的不再算在内', en: 'Contacts whose customer left with the place kept; not those who came back to the page' } }),
  figure('closed_out', 'count', 1, { formula: { zh: '没有接起就由我方结束的接触数', en: 'Contacts ended by us before anybody answered' } }),
  figure('still_waiting', 'count', 3, { formula: { zh: '还在等候的接触数；进线量 = 接起 + 放弃 + 短时放弃 + 保留位置 + 我方结束 + 还在等候', en: 'Contacts still in the line; offered = answered + abandoned + short abandons + places kept + closed by us + still waiting' } }),
  figure('kept_place_served', 'share', 0.571, { numerator: 4, denominator: 7, formula: { zh: '保留位置中已由客服接手的 ÷ 保留位置', en: 'kept places taken up by an agent / kept places' } }),
  figure('abandonment_rate', 'share', 0.0306, { numerator: 12, denominator: 392, formula: { zh: '（放弃 − 5 秒内放弃）÷（进入队列 − 5 秒内放弃），保留位置者不计入', en: '(abandoned − abandoned within 5 s) / (offered − abandoned within 5 s); kept places count in neither' } }),
  figure('connect_rate', 'share', 0.922, { numerator: 380, denominator: 412, formula: { zh: '接起 ÷ 进入队列', en: 'answered / offered' } }),
  level('without_short', 0.762, { zh: '20 秒内接起 ÷（接起 + 放弃 − 5 秒内放弃）', en: 'answered within 20 s / (answered + abandoned − abandoned within 5 s)' }),
  level('of_answered', 0.786, { zh: '20 秒内接起 ÷ 接起', en: 'answered within 20 s / answered' }), level('of_all', 0.745, { zh: '20 秒内接起 ÷（接起 + 放弃）', en: 'answered within 20 s / (answered + abandoned)' }),
  figure('average_speed_of_answer', 'seconds', 18.4, { variant: 'with_ringing', numerator: 6992, denominator: 380, formula: { zh: '已接起者的等待时长之和 ÷ 接起（含振铃）', en: 'total wait of the answered / answered (ringing included)' } }),
  figure('first_response', 'seconds', 74, { numerator: 28_120, denominator: 380, formula: { zh: '从客户提出到人工首次答复的时长之和 ÷ 已答复次数', en: 'total time from asking to the first answer by a person / spans answered' } }),
  figure('handled', 'count', 391, { formula: { zh: '坐席手上结束的接待次数', en: 'Contacts that left an agent’s hands' } }),
  figure('average_handle_time', 'seconds', 412, { numerator: 161_092, denominator: 391, formula: { zh: '从接手到事后处理结束的时长之和 ÷ 处理量', en: 'total time from taking it in hand to the end of the wrap-up / handled' } }),
  figure('average_talk_time', 'seconds', 368, { numerator: 143_888, denominator: 391, formula: { zh: '从接手到离手的时长之和 ÷ 处理量', en: 'total time from taking it in hand to letting it go / handled' } }),
  figure('average_wrap_up_time', 'seconds', 44, { numerator: 17_204, denominator: 391, formula: { zh: '事后处理的时长之和 ÷ 处理量', en: 'total time of the wrap-up / handled' } }),
  figure('transfer_rate', 'share', 0.029, { variant: 'of_contacts', numerator: 11, denominator: 380, formula: { zh: '接起后被转出的接触 ÷ 接起的接触', en: 'contacts handed on after an answer / contacts answered' } }),
  figure('occupancy', 'share', 0.71, { variant: 'of_handling_and_ready', numerator: 102_240, denominator: 144_000, formula: { zh: '手上有客户的时长 ÷（手上有客户 + 空闲待派）', en: 'time with a contact in hand / (that + time ready for the next)' } }),
  figure('satisfaction', 'share', 0.914, { variant: 'top_two', numerator: 64, denominator: 70, interval: { low: 0.8252, high: 0.9602 }, formula: { zh: '评 4 分或 5 分的答卷 ÷ 全部答卷（1–5 分），附 95% Wilson 区间', en: 'answers of 4 or 5 / all answers (1 to 5), with the 95 % Wilson interval' } }),
  figure('satisfaction_mean', 'score', 4.41, { numerator: 309, denominator: 70, formula: { zh: '评分之和 ÷ 答卷数（1–5 分）', en: 'sum of scores / answers (1 to 5)' } }),
  figure('mirror_index', 'steps', 0.83, { numerator: 214, denominator: 258, formula: { zh: '（离开时情绪级 − 到来时情绪级）之和 ÷ 两者皆知的接触数', en: 'sum of (mood on leaving − mood on arrival) / contacts with both known' } }),
  figure('aggrieved_restored', 'share', null, { denominator: 0, formula: { zh: '离开时平静或愉快 ÷ 到来时愤怒、不满或焦虑（两者皆知）', en: 'left calm or pleased / arrived angry, dissatisfied or anxious (both known)' } }),
  ...feltFigures(),
  figure('open_complaints', 'count', 4, { formula: { zh: '此刻未结的投诉', en: 'Complaints open now' } }), figure('overdue_complaints', 'count', 1, { formula: { zh: '此刻已超过承诺时间的投诉', en: 'Complaints beyond their promise now' } }),
];
const period = { from: '2026-11-19T16:00:00.000Z', to: '2026-11-20T16:00:00.000Z', zone: 'Asia/Shanghai' };
export const sampleAnswer: FiguresAnswer = { ...period, figures: sampleFigures };
export const emptyAnswer: FiguresAnswer = { ...period, figures: sampleFigures.map((one) => ({ ...one, value: one.unit === 'count' ? 0 : null, numerator: 0, denominator: one.unit === 'count' ? 1 : 0, interval: null })) };
export const sampleTable: FigureTable = { ...period, by: 'hour', total: sampleFigures, groups: ['09', '10', '11', '13', '14', '15'].map((hour, i) => ({ key: hour, label: `2026-11-20 ${hour}:00`, figures: sampleFigures.map((one) => ({ ...one, value: one.value === null ? null : one.unit === 'count' ? Math.round((one.value * (i + 3)) / 33) : one.value * (1 - i / 60) })) })) };

export const sampleAgents: FigureTable = { ...period, by: 'agent', total: sampleFigures, groups: ['周小满', '吴敏', '王磊', '孙悦'].map((label, i) => ({ key: label, label, figures: sampleFigures.map((one) => ({ ...one, value: one.value === null ? null : one.unit === 'count' ? Math.round(one.value / (3 + i)) : one.value * (0.8 + i / 8) })) })) };

const openedMs = Date.now();
const ago = (seconds: number): string => new Date(openedMs - seconds * 1000).toISOString();
const queue = (n: number, name: string, waiting: number, waited: number | null, share: number | null, targetSeconds = 20): Wallboard['queues'][number] =>
  ({ id: `01900000-0000-7000-8000-0000000000${40 + n}`, name, names: { zh: '', en: '' }, waiting, keptPlaces: 0, longestWaitSince: waited === null ? null : ago(waited), targetSeconds, targetShare: 0.8, serviceLevel: level('without_short', share, { zh: '—', en: '—' }) });

export const sampleBoard = (): Wallboard => ({
  at: ago(0), brandName: '晴川电器',
  now: { waiting: 7, keptPlaces: 3, longestWaitSince: ago(134), inService: 12, agents: { available: 2, busy: 12, away: 3, offline: 8 } },
  queues: [queue(1, '综合服务', 3, 16, 0.842), queue(2, '安装与维修', 4, 134, 0.704, 60), queue(3, '投诉专线', 0, null, 0.931), queue(4, '夜间值班', 0, null, null)], today: sampleFigures, surges: [],
});
/** A snowstorm is on. */
export const surgeBoard = (): Wallboard => ({ ...manyQueues(), surges: [{ name: '暴雪', reason: { zh: '华东暴雪，来找我们的客户很多，等候会久一些。您可以保留位置，轮到时我们主动联系您。', en: 'Heavy snow in the east: many people need us, so it takes longer. You may keep your place, and we will call you when it is your turn.' }, from: ago(2520), queueIds: [] }] });
export const calmBoard = (): Wallboard => ({
  at: ago(0), brandName: '晴川电器', now: { waiting: 0, keptPlaces: 0, longestWaitSince: null, inService: 5, agents: { available: 9, busy: 5, away: 1, offline: 8 } },
  queues: [queue(1, '综合服务', 0, null, 0.842), queue(2, '安装与维修', 0, null, 0.86)], today: sampleFigures.map((one) => (one.id === 'service_level' ? { ...one, value: 0.853 } : one)), surges: [],
});
export const manyQueues = (): Wallboard => ({ ...sampleBoard(), queues: Array.from({ length: 11 }, (_, i) => queue(i, ['综合服务', '安装', '维修', '投诉专线', '配件与耗材', '清洁养护', '企业客户', '海外 English', '以旧换新', '物流', '夜间值班'][i] ?? '', i % 3, i % 3 === 0 ? null : 9 * i, 0.6 + i / 30)) });
/** Nobody answers any more: the board says from when its figures are. */
export const staleBoard = (): Wallboard => ({ ...calmBoard(), at: ago(95) });

const came = [0, 0, 3, 9, 17, 22, 19, 12, 8, 14, 20, 18, 11, 6];
/** A morning by half hours; before nine nobody came, and nothing can be said. */
export const sampleIntervals = (): IntervalReport => {
  let waiting = 0;
  const rows = came.map((offered, i) => {
    const [abandoned, kept] = [offered > 15 ? 2 : 0, offered > 18 ? 3 : 0];
    const waits = offered > 15 ? 4 : offered > 8 ? 1 : 0;
    const answered = waiting + offered - abandoned - kept - waits;
    const values = [waiting, offered, answered, abandoned, 0, kept, 0, 0, waits, kept === 0 ? 0 : 1, answered === 0 ? null : 1 - offered / 60, answered === 0 ? null : 8 + offered * 2, answered === 0 ? null : 260 + i * 9, 0.2 + offered / 30];
    waiting = waits;
    return { from: new Date(Date.parse('2026-11-20T00:00:00.000Z') + i * 1_800_000).toISOString(), to: new Date(Date.parse('2026-11-20T00:30:00.000Z') + i * 1_800_000).toISOString(), values, difference: 0 };
  });
  const columns = columnsOf(defaultSettings).map(({ id, variant, unit, formula, goal }) => ({ id, variant: variant ?? null, unit, formula, goal: goal ?? null }));
  return { from: rows[0]?.from ?? '', to: rows.at(-1)?.to ?? '', zone: 'Asia/Shanghai', minutes: 30, columns, rows, total: null };
};

const saving = (id: keyof typeof savingDefinitions, unit: Savings['figures'][number]['unit'], withPlaces: number, without: number, saved: [number, number, number]): Savings['figures'][number] =>
  ({ id, unit, definition: savingDefinitions[id], withPlaces, without, saved: { mean: saved[0], low: saved[1], high: saved[2] } });
const compared = (id: keyof typeof comparisonDefinitions, unit: 'count' | 'seconds', recorded: number, simulated: number | null, isClose: boolean | null): Savings['agreement'][number] => ({ id, unit, definition: comparisonDefinitions[id], recorded, simulated, isClose });
/** Four weeks of a house that keeps places; no telephone. */
export const sampleSavings: Savings = {
  ...period, method: savingsMethod, verdict: 'said', lacks: [], contacts: 1240, days: 28, simulatedContacts: 1240, simulatedDays: 28, repetitions: 20, patienceSeconds: 190, handleSeconds: 412,
  figures: [
    saving('trunk_minutes', 'minutes', 0, 0, [0, 0, 0]), saving('window_minutes', 'minutes', 1510.4, 1984.2, [473.8, 431.1, 520.6]), saving('given_up', 'count', 61.2, 93.4, [32.2, 25, 40]),
    saving('served', 'count', 1168.1, 1139.9, [28.2, 21, 35]), saving('mean_line_wait', 'seconds', 71.3, 68.9, [-2.4, -4.1, 0.6]),
  ],
  agreement: [
    compared('answered', 'count', 1068, 1073.2, true), compared('given_up', 'count', 60, 61.2, true), compared('kept_places', 'count', 112, 104.8, null), compared('called_back', 'count', 101, 94.9, null),
    compared('mean_line_wait', 'seconds', 78.2, 71.3, true), compared('median_call_back', 'seconds', 912, 640, null),
  ],
  venting: { verdict: 'said', definition: ventingDefinition, waitedLong: { count: 143, meanSeconds: 481 }, calledBack: { count: 101, meanSeconds: 402 }, longerSeconds: { mean: 79, low: 31, high: 127 }, savedMinutes: { mean: 133, low: 52.2, high: 213.8 } },
};
const notSaid = sampleSavings.figures.map((one) => ({ ...one, withPlaces: null, without: null, saved: null }));
export const savingsTooFar: Savings = {
  ...sampleSavings, verdict: 'too_far', figures: notSaid, agreement: sampleSavings.agreement.map((one) => (one.id === 'mean_line_wait' ? { ...one, simulated: 12.4, isClose: false } : one)),
  venting: { ...sampleSavings.venting, verdict: 'no_difference', longerSeconds: { mean: 14, low: -31, high: 59 }, savedMinutes: null },
};
export const savingsTooFew: Savings = {
  ...sampleSavings, verdict: 'too_few', lacks: ['kept_places', 'gave_up'], contacts: 64, days: 3, simulatedContacts: 64, simulatedDays: 3, repetitions: 0, figures: notSaid,
  agreement: sampleSavings.agreement.map((one) => ({ ...one, simulated: null, isClose: null })), venting: { ...sampleSavings.venting, verdict: 'too_few', waitedLong: { count: 4, meanSeconds: 431 }, calledBack: { count: 2, meanSeconds: 390 }, longerSeconds: null, savedMinutes: null },
};
export const nothingKept: Savings = { ...sampleSavings, verdict: 'nothing_kept', repetitions: 0 };
