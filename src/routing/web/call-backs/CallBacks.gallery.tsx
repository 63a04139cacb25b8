import type { InteractionPage } from '#interactions/contract.ts';
import type { Gallery } from '#web/ui/gallery.ts';
import type { CallBackDue, CallBackView } from '../../contract.ts';
import { defaultCallBackRule } from '../../core/call-backs/call-back.ts';
import { AgreeTime } from './AgreeTime.tsx';
import { CallBackCard } from './CallBackCard.tsx';
import { CallBackRuleFields } from '../design/CallBackRuleFields.tsx';
import { CallBacksPage } from './CallBacksPage.tsx';

const id = (n: number): string => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const inMinutes = (n: number): string => new Date(Date.now() + n * 60_000).toISOString();
const ouyang = { customerName: '欧阳静', formOfAddress: { zh: '欧阳女士', en: 'Ms Ouyang' } };

const due = (n: number, more: Partial<CallBackDue>): CallBackDue => ({
  interactionId: id(n), number: `C-20261121-00${String(n).padStart(4, '0')}`, ...ouyang, queueId: id(1), queueName: '安装与维修', state: 'parked', agentName: null, choice: 'turn', askedAt: inMinutes(-25), wantedAt: null,
  promisedBy: inMinutes(8), startedAt: null, notBefore: null, isQuietNow: false, mostTries: 3, triesMade: 0, reach: { kind: 'phone', shown: '138****8000' }, ...more,
});
const items = [
  due(1, { promisedBy: inMinutes(-4) }), due(2, { customerName: '罗建国', formOfAddress: { zh: '罗先生', en: 'Mr Luo' }, state: 'assigned', agentName: '林小满', startedAt: inMinutes(-1) }),
  due(3, { choice: 'at', wantedAt: inMinutes(90), notBefore: inMinutes(90), promisedBy: inMinutes(100), triesMade: 1, isQuietNow: true }), due(4, { choice: 'message', promisedBy: null, reach: { kind: 'mail', shown: 'j***@example.com' } }),
];

const called: CallBackView = {
  choice: 'turn', askedAt: inMinutes(-25), wantedAt: null, promisedBy: inMinutes(6), startedAt: null, endedAt: null, outcome: null, zones: ['Asia/Shanghai'], notBefore: null, isQuietNow: false, awakeAt: null, mostTries: 3, triesMade: 1,
  tries: [{ at: inMinutes(-40), endedAt: inMinutes(-39), agentName: '周小满', outcome: 'no_answer' }],
};
const page = (callBack: Partial<CallBackView>, kind: 'phone' | 'mail' = 'phone'): InteractionPage => ({
  interaction: {
    id: id(9), number: 'C-20261121-000009', channel: 'chat', state: 'assigned', customerId: id(61), ...ouyang, queueId: id(1), queueName: '安装与维修', agentId: id(2), agentName: '林小满', startedAt: inMinutes(-30), arrivedAt: inMinutes(-30), answeredAt: null, firstAnswerAt: null,
    endedAt: null, endReason: null, waitingSince: inMinutes(-30), answerDueAt: null, lastMessageAt: inMinutes(-30), lastText: '洗衣机不转了', lastSpeaker: 'customer', unread: 0, mood: 'anxious', moodStrength: 0.5, arrivalMood: null, departureMood: null,
    transfers: 0, isRepeat: false, isVirtual: true, keptPlace: { kind, value: kind === 'phone' ? '138****8000' : 'j***@example.com', since: inMinutes(-25) }, disposition: null, language: 'zh', customerReadUpTo: 1, staffReadUpTo: 1, cases: [],
  },
  messages: [], draft: null, repeats: [], reach: kind === 'phone' ? '+8613800138000' : 'jing@example.com', callBack: { ...called, ...callBack },
});
const card = (given: InteractionPage) => <CallBackCard page={given} isMine isHere={false} onChanged={() => undefined} onFinish={() => Promise.resolve()} />;
const reply = (some: readonly CallBackDue[]) => ({ 'GET /api/call-backs': { items: some } });

export const states: Gallery = {
  list: { full: true, replies: reply(items), draw: () => <CallBacksPage /> },
  none: { full: true, replies: reply([]), draw: () => <CallBacksPage /> },
  card: () => card(page({})),
  asleep: () => card(page({ isQuietNow: true, zones: ['Europe/Berlin'], awakeAt: inMinutes(300), choice: 'at', wantedAt: inMinutes(320), tries: [], triesMade: 0 })),
  late: () => card(page({ promisedBy: inMinutes(-12), startedAt: inMinutes(-2) })),
  reached: () => card(page({ outcome: 'reached', startedAt: inMinutes(-5) })),
  agree: { full: true, draw: () => <AgreeTime interactionId={id(9)} name="欧阳女士" onDone={() => undefined} onClose={() => undefined} />, replies: { [`GET /api/interactions/${id(9)}/call-back-times`]: { zone: 'Asia/Shanghai', times: [...Array(40).keys()].map((n) => new Date(Math.ceil(Date.now() / 1_800_000) * 1_800_000 + (n + 1) * 1_800_000).toISOString()) } } },
  message: () => card(page({ choice: 'message', promisedBy: null, zones: [], tries: [], triesMade: 0 }, 'mail')),
  rule: () => <CallBackRuleFields rule={defaultCallBackRule} onChange={() => undefined} />,
};
