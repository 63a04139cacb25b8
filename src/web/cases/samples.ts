/** One customer's complaint and one plain case, for looking at: in every state the screens can show. */
import type { Case, CasePage, Cases } from '#cases/contract.ts';
import type { Board, Complaint } from '#complaints/contract.ts';
import { actsLeft } from '#complaints/core/ladder.ts';

const at = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();
export const idOf = (n: number): string => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const lin = { id: idOf(1), name: '林小满' };
const shen = { id: idOf(3), name: '沈知秋' };

const base: Case = {
  id: idOf(101), number: 'TS-20261120-0042', formerNumber: 'ZX-20261119-0007', kind: 'complaint', title: '滚筒洗衣机三次维修后脱水仍然剧烈震动', state: 'open', priority: 2, nextStep: '周一上午 10 点前，沈知秋联系厂家确认轴承到货时间', owner: lin,
  customer: { id: idOf(201), number: 'K-000204', name: '欧阳静', formOfAddress: { zh: '欧阳女士', en: 'Ms Ouyang' }, tier: 'gold', language: 'zh' }, product: { id: idOf(202), name: '滚筒洗衣机', model: 'QC-10T', serial: 'QC26A70042' },
  openedAt: at(-30), solvedAt: null, closedAt: null, outcome: null, reopened: 0, reopening: null, clock: { name: 'complaint.solve', startedAt: at(-30), dueAt: at(330), soonAt: at(258), isPaused: false, isOverdue: false },
  complaint: { stage: 'investigating', class: 'major', level: 'senior' }, changedAt: at(-1),
};
export const complaintCase = base;
export const plainCase: Case = {
  ...base, id: idOf(102), number: 'ZX-20261121-0003', formerNumber: null, kind: 'inquiry', title: '想了解延保怎么买', nextStep: '', owner: shen, priority: 1, complaint: null, product: null,
  customer: { id: idOf(203), number: 'K-000311', name: 'Emily Carter', formOfAddress: { zh: 'Carter 女士', en: 'Ms Carter' }, tier: 'standard', language: 'en' }, clock: { name: 'case.answer', startedAt: at(-3.5), dueAt: at(0.4), soonAt: at(-0.38), isPaused: false, isOverdue: false },
};
const overdue: Case = { ...base, id: idOf(103), number: 'TS-20261118-0011', formerNumber: null, title: '安装师傅迟到两次，态度不好', customer: { ...base.customer, name: '诸葛青', formOfAddress: { zh: '诸葛先生', en: 'Mr Zhuge' } }, clock: { name: 'complaint.first_answer', startedAt: at(-26), dueAt: at(-2.2), soonAt: at(-7), isPaused: false, isOverdue: true }, complaint: { stage: 'acknowledged', class: 'general', level: 'senior' }, reopened: 1 };
const paused: Case = { ...base, id: idOf(104), number: 'TS-20261119-0002', title: '冰箱门封条缺货一个月', owner: shen, clock: { name: 'complaint.solve', startedAt: at(-60), dueAt: null, soonAt: null, isPaused: true, isOverdue: false }, complaint: { stage: 'decided', class: 'general', level: 'frontline' } };
const solved: Case = { ...plainCase, id: idOf(105), number: 'WX-20261117-0001', kind: 'repair', title: '排水管漏水', state: 'solved', solvedAt: at(-5), outcome: '更换卡箍，试水两遍不漏', clock: null };

export const list: Cases = { items: [overdue, plainCase, base, paused, solved], nextCursor: null, counts: { mine: 3, open: 4, overdue: 1, due_soon: 1, complaints: 3, solved: 1 } };
export const noCases: Cases = { items: [], nextCursor: null, counts: { mine: 0, open: 4, overdue: 0, due_soon: 1, complaints: 3, solved: 0 } };

const timer = { state: 'running' as const, stoppedAt: null, breachedAt: null, announcedPercent: [], calendar: null, policyVersion: 1, followsId: null, unknownYears: [] };
const note = (n: number, kind: CasePage['notes'][number]['kind'], hours: number, text: string) => ({ id: idOf(300 + n), kind, by: kind === 'customer' ? null : lin, text, at: at(hours) });
export const complaintPage: CasePage = {
  case: base,
  description: '买了两年，今年已经修了三次，师傅每次都说修好了，过两天又震得满屋子走。昨天把旁边的柜子都撞坏了。',
  interactions: [{ id: idOf(401), number: 'C-20261120-000311', channel: 'chat', startedAt: at(-30), endedAt: at(-29), agentName: '林小满', lastText: '好的，我等您消息', mood: 'dissatisfied', disposition: 'case_opened' }],
  notes: [
    note(1, 'note', -29, '客户说话直接，先听结论。先道歉再谈方案。'), note(2, 'investigation', -20, '查三次维修单：两次换减震器，一次换皮带。怀疑轴承磨损，需要上门拆检。'),
    note(3, 'update', -19, '欧阳女士您好，我们已经约好资深技师周一上午上门检测，费用由我们承担。检测后当天给您答复。'), note(4, 'customer', -2, '周一上午我在家，请提前半小时打电话。'),
  ],
  clocks: [
    { ...timer, id: idOf(501), name: 'complaint.first_answer', state: 'stopped', targetSeconds: 86_400, elapsedSeconds: 39_600, remainingSeconds: 46_800, startedAt: at(-30), dueAt: null, stoppedAt: at(-19), intervals: [{ from: at(-30), to: at(-19), state: 'running', reason: null, by: lin }] },
    {
      ...timer, id: idOf(502), name: 'complaint.solve', targetSeconds: 1_296_000, elapsedSeconds: 90_000, remainingSeconds: 1_206_000, startedAt: at(-30), dueAt: at(330), calendar: { id: idOf(503), name: '标准工作时间', version: 2 }, unknownYears: [2027],
      intervals: [{ from: at(-30), to: at(-12), state: 'running', reason: null, by: lin }, { from: at(-12), to: at(-5), state: 'paused', reason: 'waiting_customer', by: lin }, { from: at(-5), to: null, state: 'running', reason: null, by: null }],
    },
  ],
  commitments: [
    { id: idOf(601), text: '检测结果出来后当天电话告知', state: 'open', owner: lin, dueAt: at(20), warnedAt: null, keptAt: null, brokenAt: null, withdrawn: null, createdAt: at(-19), createdBy: lin, case: null, interaction: null, customer: null },
    { id: idOf(602), text: '今天下班前确认上门时间', state: 'kept_late', owner: lin, dueAt: at(-20), warnedAt: null, keptAt: at(-19), brokenAt: at(-20), withdrawn: null, createdAt: at(-28), createdBy: lin, case: null, interaction: null, customer: null },
  ],
  history: [
    { at: at(-30), name: 'complaint.received', actorKind: 'staff', actorName: '林小满', detail: { class: 'general' } },
    { at: at(-29), name: 'complaint.moved', actorKind: 'staff', actorName: '林小满', detail: { before: 'acknowledged', after: 'assessed', outcome: null } },
    { at: at(-12), name: 'timer.paused', actorKind: 'staff', actorName: '林小满', detail: { timer: 'complaint.solve', reason: 'waiting_customer' } },
    { at: at(-5), name: 'case.customerWrote', actorKind: 'customer', actorName: null, detail: {} },
    { at: at(-3), name: 'case.assigned', actorKind: 'staff', actorName: '沈知秋', detail: { before: shen.id, after: lin.id, why: 'by_hand' } },
    { at: at(-2), name: 'complaint.recorded', actorKind: 'staff', actorName: '林小满', detail: { changed: ['cause', 'decision'] } },
  ],
};
export const plainPage: CasePage = { ...complaintPage, case: plainCase, clocks: complaintPage.clocks.slice(1).map((clock) => ({ ...clock, name: 'case.answer', startedAt: at(-3.5), dueAt: at(0.4), unknownYears: [] })), notes: [], history: [], commitments: [], interactions: [] };
export const solvedPage: CasePage = { ...plainPage, case: solved, clocks: [] };
export const reopenedPage: CasePage = { ...plainPage, case: { ...plainCase, reopened: 1, reopening: { at: at(-1), why: 'afterword' } } };

const acts = { confirm: { at: at(-29), by: '林小满', words: '第三次维修后第二天复发，脱水时移位 20 厘米' }, sympathise: { at: at(-29), by: '林小满', words: '' } };
export const complaint: Complaint = {
  case: base, channel: 'chat', receivedAt: at(-30), receivedBy: lin, productWords: '', repeatOf: { id: idOf(103), number: 'TS-20261118-0011' }, stage: 'investigating',
  stageAt: { received: at(-30), acknowledged: at(-30), assessed: at(-29), investigating: at(-28) },
  ways: [{ to: 'responded', outcome: null, isOpen: true, missing: [], owed: ['cause'], advised: [] }, { to: 'assessed', outcome: null, isOpen: true, missing: [], owed: [], advised: [] }], next: 'cause',
  ladder: 'listen', acts, actsLeft: actsLeft(['confirm', 'sympathise']), class: { value: 'major', by: 'rule', words: '', ruleValue: 'major', ruleReasons: ['severity', 'together'] },
  scores: { severity: 3, safety: 1, complexity: 2, impact: 1, immediateAction: 'possible' }, proposed: null, suspected: [], remedySought: '换一台新的，或者全额退款', cause: null, causeWords: '', bearings: [], responseKinds: ['exchange', 'apology'], decision: '', decidedAt: null, told: null, agreed: null,
  firstAnswer: { at: at(-19), by: ['chat', 'mail'], staff: lin }, unheardAt: null, reach: { chat: false, mail: true }, answerPromisedBy: at(20), escalation: { level: 'senior', to: shen, at: at(-10) }, referredTo: '', referralOutcome: '', outcome: null, closingWords: '', closedAt: null, reopened: 0, rounds: [], receipt: { at: at(-30), by: ['chat', 'mail'] },
};
const early: Case = { ...base, clock: { name: 'complaint.first_answer', startedAt: at(-1), dueAt: at(23), soonAt: at(18.2), isPaused: false, isOverdue: false }, complaint: { stage: 'acknowledged', class: 'major', level: 'frontline' } };
export const freshComplaint: Complaint = {
  ...complaint, case: early, stage: 'acknowledged', stageAt: { received: at(-1), acknowledged: at(-1) }, ways: [{ to: 'assessed', outcome: null, isOpen: true, missing: [], owed: ['remedy_sought', 'scores'], advised: [] }], next: 'assess', ladder: 'buffer', acts: {}, actsLeft: actsLeft([]),
  scores: null, proposed: { severity: 2, safety: 3, complexity: 1, impact: 0, immediateAction: 'possible' }, suspected: ['冒烟', '焦味'], remedySought: '', responseKinds: [], firstAnswer: null, unheardAt: at(-0.5), reach: { chat: false, mail: false }, answerPromisedBy: null, escalation: { level: 'frontline', to: null, at: null }, repeatOf: null, receipt: null,
};
const missingForEnd = [
  { to: 'closed' as const, outcome: 'accepted' as const, isOpen: false, missing: ['agreement' as const, 'promises_kept' as const], owed: [], advised: [] },
  { to: 'closed' as const, outcome: 'referred_outside' as const, isOpen: false, missing: ['referred_to' as const, 'referral_outcome' as const], owed: [], advised: [] },
  { to: 'closed' as const, outcome: 'lost' as const, isOpen: false, missing: ['closing_words' as const], owed: [], advised: ['customer_told' as const] },
];
export const decidedComplaint: Complaint = {
  ...complaint, stage: 'decided', stageAt: { ...complaint.stageAt, responded: at(-10), decided: at(-8) }, ways: [...missingForEnd, { to: 'investigating', outcome: null, isOpen: true, missing: [], owed: [], advised: [] }], next: 'close', ladder: 'resolve', cause: 'product_fault', causeWords: '轴承批次缺陷', bearings: ['admit', 'apologise'],
  decision: '换同型号新机，承担搬运费；赔偿柜子维修费。理由：一年内三次维修未修复。', decidedAt: at(-8), told: { at: at(-7), by: ['phone'], staff: lin }, agreed: false, escalation: { level: 'external', to: shen, at: at(-3) },
};
export const closedComplaint: Complaint = {
  ...decidedComplaint, stage: 'closed', next: null, stageAt: { ...decidedComplaint.stageAt, closed: at(-1) }, ways: [], outcome: 'lost', closingWords: '我们提出换新机和赔偿，客户仍希望三倍赔偿，没有达成一致。', closedAt: at(-1), reopened: 1,
  rounds: [{ closedAt: at(-50), outcome: 'accepted', closingWords: '更换皮带后恢复正常', decision: '免费更换皮带', responseKinds: ['repair', 'apology'], toldAt: at(-51), agreed: true, firstAnsweredAt: at(-60) }],
};
export const closedPage: CasePage = { ...complaintPage, case: { ...base, state: 'closed', solvedAt: at(-1), closedAt: at(-1), outcome: 'lost', clock: null, complaint: { stage: 'closed', class: 'major', level: 'external' } }, clocks: [] };

const stagesOf: Board['stages'] = (['received', 'acknowledged', 'assessed', 'investigating', 'responded', 'decided'] as const).map((stage) => {
  const items = [overdue, base, paused].filter((one) => one.complaint?.stage === stage);
  return { stage, count: items.length, items };
});
export const board: Board = { open: 3, major: 1, stages: stagesOf, overdue: [overdue], dueSoon: [], escalated: [overdue, base] };
export const emptyBoard: Board = { open: 0, major: 0, stages: stagesOf.map(({ stage }) => ({ stage, count: 0, items: [] })), overdue: [], dueSoon: [], escalated: [] };
