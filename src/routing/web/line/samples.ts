/** What the gallery's server answers about one queue: an invented line, and how true its announcements were. */
import type { FiguresAnswer } from '#reports/contract.ts';
import { figuresOf } from '#reports/core/figures/index.ts';
import type { FeltWaitRow } from '#reports/core/types.ts';
import type { QueueNow, QueueWaits, RoutingRecord, Standing } from '../../contract.ts';
import { sampleLive, sampleQueue } from '../samples.ts';

const now = Date.now();
const ago = (seconds: number): string => new Date(now - seconds * 1000).toISOString();
const id = (n: number): string => `01900000-0000-7000-8000-0000000001${String(n).padStart(2, '0')}`;
const person = (n: number, name: string) => ({ id: id(n), name });
const standing = (n: number, name: string, zh: string, en: string, more: Partial<Standing>): Standing => ({
  interactionId: id(n), number: `C-20261122-0000${40 + n}`, customer: { name, formOfAddress: { zh, en } }, position: n, arrivedAt: ago(260 - n * 35), state: 'waiting', isVirtual: false, notBefore: null, channel: 'chat', language: 'zh', mood: 'calm',
  priorityClass: 1, expected: { lowSeconds: 40 * n, highSeconds: 75 * n }, noFigure: null, toldBy: ago(-90 * n), ringing: null, could: { count: 0, people: [] },
  whyNot: [{ why: 'capacity', count: 4 }, { why: 'skill', count: 3 }, { why: 'offline', count: 2 }, { why: 'away', count: 1 }], ...more,
});
const live = { ...sampleLive.items[1], queueId: sampleQueue.id, name: sampleQueue.name, isArchived: false, isOpen: true, waiting: 3, virtualWaiting: 2, longestWaitSeconds: 225, offeredToday: 41, onDuty: 4, agents: { available: 0, busy: 4, away: 1, offline: 2 } };
export const sampleNow: QueueNow = {
  at: ago(0), opensAt: null, queue: live,
  items: [
    standing(1, '欧阳静', '欧阳女士', 'Ms Ouyang', { priorityClass: 0, mood: 'anxious', state: 'offered', ringing: person(90, '罗文'), expected: { lowSeconds: 10, highSeconds: 30 } }),
    standing(2, '贺长青', '贺先生', 'Mr He', { isVirtual: true, state: 'parked' }),
    standing(3, '访客1042', '', '', { language: 'en', mood: 'dissatisfied' }),
    standing(4, 'Anna Berg', 'Berg 女士', 'Ms Berg', { language: 'en', isVirtual: true, state: 'parked', notBefore: ago(-3600), channel: 'phone' }),
    standing(5, '沈知秋', '沈女士', 'Ms Shen', { mood: 'angry', could: { count: 1, people: [person(91, '周小满')] }, whyNot: [{ why: 'capacity', count: 4 }] }),
  ],
};
export const emptyNow: QueueNow = { ...sampleNow, queue: { ...live, waiting: 0, virtualWaiting: 0, agents: { available: 2, busy: 1, away: 0, offline: 3 } }, items: [] };
export const closedNow: QueueNow = { ...sampleNow, opensAt: ago(-9 * 3600), queue: { ...live, isOpen: false, onDuty: 0 }, items: [standing(1, '欧阳静', '欧阳女士', 'Ms Ouyang', { expected: null, noFigure: 'closed', toldBy: null, isVirtual: true, state: 'parked' })] };
export const lonelyNow: QueueNow = { ...sampleNow, queue: { ...live, onDuty: 0, agents: { available: 0, busy: 0, away: 1, offline: 6 } }, items: [standing(1, '欧阳静', '欧阳女士', 'Ms Ouyang', { expected: null, noFigure: 'nobody_here', toldBy: null, whyNot: [{ why: 'offline', count: 6 }, { why: 'away', count: 1 }] })] };
const bins = [2, 4, 11, 16, 38, 74, 61, 29, 17, 8, 3, 1];
const edges = [null, -600, -300, -120, -60, -30, 0, 30, 60, 120, 300, 600];
export const sampleWaits: QueueWaits = {
  from: ago(28 * 86_400), to: ago(0), announced: 312, count: 301, outcomes: { answered: 251, called_back: 13, gave_up: 31, closed_out: 2, moved: 3, chose_time: 1 }, meanAnnouncedSeconds: 124, meanActualSeconds: 130.4, biasSeconds: 6.4, p50AbsoluteErrorSeconds: 21, p90AbsoluteErrorSeconds: 96,
  coverage: 0.861, announcedShare: 0.85, histogram: bins.map((count, i) => ({ fromSeconds: edges[i] ?? null, toSeconds: edges[i + 1] ?? null, count })),
  correction: { factor: 1.08, learntFrom: 301, byHour: [{ hour: 12, factor: 1.31 }, { hour: 18, factor: 1.14 }] },
};
export const noWaits: QueueWaits = { ...sampleWaits, announced: 0, count: 0, outcomes: { answered: 0, called_back: 0, gave_up: 0, closed_out: 0, moved: 0, chose_time: 0 }, meanAnnouncedSeconds: null, meanActualSeconds: null, biasSeconds: null, p50AbsoluteErrorSeconds: null, p90AbsoluteErrorSeconds: null, coverage: null };

/** Invented answers; what they come to is computed as it always is. */
const feltOf = (rows: readonly FeltWaitRow[]): FiguresAnswer => ({
  from: ago(28 * 86_400), to: ago(0), zone: 'Asia/Shanghai',
  figures: figuresOf(now).feltWaits.map((figure) => {
    const { value, numerator, denominator } = figure.compute(rows);
    return { id: figure.id, variant: null, unit: figure.unit, formula: figure.formula, goal: null, value: value ?? null, numerator, denominator, interval: null };
  }),
});
const felt: readonly (readonly [waited: number, announced: number, felt?: number])[] = [[62, 70, 60], [95, 80, 150], [140, 130, 300], [48, 40, 60], [210, 180, 300], [75, 90, 60], [130, 110], [180, 150, 300], [88, 95, 150], [54, 60]];
const feltRows = felt.map(([waitedSeconds, announcedSeconds, seconds], n): FeltWaitRow => ({ id: id(n), waitedSeconds, announcedSeconds, ...(seconds === undefined ? {} : { feltSeconds: seconds }) }));
export const sampleFelt = feltOf(feltRows);
export const fewFelt = feltOf(feltRows.slice(0, 3));
export const noFelt = feltOf([]);

type Line = RoutingRecord['story'][number];
const told = (seconds: number, kind: Line['kind'], more: Partial<Line> = {}): Line => ({
  at: ago(seconds), kind, by: null, agent: null, queue: null, fromQueue: null, why: null, waitedSeconds: null, eligible: [], eligibleCount: null, isUnskilled: false, lowSeconds: null, highSeconds: null, fromClass: null, toClass: null, tries: null, words: null, ...more,
});
const [luo, zhou] = [person(90, '罗文'), person(91, '周小满')];
export const sampleStory: Line[] = [
  told(900, 'joined', { queue: { id: sampleQueue.id, name: '洗衣机' }, toClass: 1 }), told(899, 'told_first', { lowSeconds: 70, highSeconds: 170 }), told(800, 'told_rose', { lowSeconds: 150, highSeconds: 280, why: 'fewer_agents' }),
  told(780, 'class_changed', { by: '何静', fromClass: 1, toClass: 0, words: '家里停水，有婴儿' }), told(760, 'rang', { agent: luo, why: 'longest_idle', waitedSeconds: 140, eligible: [luo, zhou], eligibleCount: 2 }), told(740, 'missed', { agent: luo, why: 'timed_out' }),
  told(738, 'handed_to', { by: '何静', agent: zhou, waitedSeconds: 162, isUnskilled: true, words: '客户指名找小满' }), told(730, 'answered', { agent: zhou, why: 'accepted' }), told(200, 'wrapping_up', { agent: zhou }), told(140, 'ended', { why: 'resolved' }),
];
