/** Invented people for the gallery. */
import type { Interaction, InteractionPage, Message, MoodReading } from '../contract.ts';

const id = (n: number): string => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const ago = (seconds: number): string => new Date(Date.now() - seconds * 1000).toISOString();
const hence = (seconds: number): string => ago(-seconds);
/** The gallery's signed-in person. */
export const sampleMe = id(1);

export function sampleInteraction(n: number, more: Partial<Interaction> = {}): Interaction {
  return {
    id: id(1000 + n), number: `C-20261121-${String(n).padStart(6, '0')}`, channel: 'chat', state: 'assigned', customerId: id(2000 + n), customerName: '欧阳静', formOfAddress: { zh: '欧阳女士', en: 'Ms Ouyang' }, queueId: id(31), queueName: '洗衣机', agentId: sampleMe, agentName: '林小满',
    startedAt: ago(900), arrivedAt: ago(900), answeredAt: ago(840), firstAnswerAt: ago(830), endedAt: null, endReason: null, waitingSince: null, answerDueAt: null, lastMessageAt: ago(120), lastText: '好的，谢谢。', lastSpeaker: 'customer', unread: 0,
    mood: 'calm', moodStrength: 0.9, arrivalMood: 'calm', departureMood: null, transfers: 0, isRepeat: false, isVirtual: false, keptPlace: null, disposition: null, language: 'zh', customerReadUpTo: 4, staffReadUpTo: 5, cases: [], ...more,
  };
}

export const sampleRows: readonly Interaction[] = [
  sampleInteraction(1, { mood: 'angry', arrivalMood: 'dissatisfied', unread: 2, waitingSince: ago(95), answerDueAt: ago(35), lastText: '都第三次了还是响，你们到底有没有人管？再这样我就投诉！', cases: [{ id: id(51), number: 'TS-20261121-0042', kind: 'complaint', title: '洗衣机脱水噪音', state: 'open' }] }),
  sampleInteraction(2, { customerName: '罗文', formOfAddress: { zh: '罗先生', en: 'Mr Luo' }, mood: 'anxious', waitingSince: ago(50), answerDueAt: hence(10), unread: 1, lastText: '我上周寄修的吹风机现在修到哪一步了？孩子明天要用' }),
  sampleInteraction(3, { customerName: 'Anna Berg', formOfAddress: { zh: 'Berg 女士', en: 'Ms Berg' }, channel: 'mail', language: 'en', mood: 'dissatisfied', waitingSince: ago(20), answerDueAt: hence(220), unread: 1, lastText: 'The invoice still carries the old address.' }),
  sampleInteraction(4, { customerName: '司马相', formOfAddress: { zh: '司马先生', en: 'Mr Sima' }, state: 'assigned', mood: 'pleased', lastSpeaker: 'staff', lastText: '不客气，祝您生活愉快！', lastMessageAt: ago(240) }),
  sampleInteraction(5, { customerName: '诸葛明', formOfAddress: { zh: '诸葛先生', en: 'Mr Zhuge' }, channel: 'phone', lastText: '', lastMessageAt: null, waitingSince: ago(12), answerDueAt: hence(48), state: 'offered' }),
  sampleInteraction(6, { customerName: '王秀英', formOfAddress: { zh: '王女士', en: 'Ms Wang' }, state: 'assigned', isVirtual: true, keptPlace: { kind: 'phone', value: '138****8000', since: ago(1500) }, lastText: '我先去接孩子，麻烦打我电话', lastMessageAt: ago(1500) }),
  sampleInteraction(7, { customerName: '', formOfAddress: { zh: '', en: '' }, number: 'C-20261121-004417', lastText: '在吗', waitingSince: ago(8), answerDueAt: hence(52), agentId: null, agentName: null, state: 'waiting' }),
  sampleInteraction(8, { customerName: '孙浩', formOfAddress: { zh: '孙先生', en: 'Mr Sun' }, state: 'wrap_up', lastText: '好，就这样。', lastMessageAt: ago(300), endedAt: ago(30) }),
];

const reading = (mood: MoodReading['mood'], evidence: MoodReading['evidence'] = []): MoodReading => ({ mood, strength: 0.8, evidence, judgedBy: 'rules', rulesVersion: 'cues-1' });
const cue = (text: string, word: string, name: string): MoodReading['evidence'][number] => ({ text: word, start: text.indexOf(word), end: text.indexOf(word) + word.length, cue: name });

function sampleMessage(position: number, more: Partial<Message>): Message {
  return { id: id(9000 + position), interactionId: id(1001), position, speaker: 'customer', speakerId: null, speakerName: null, kind: 'text', text: '', attachments: [], at: ago(1000 - position * 60), key: null, mood: null, ...more };
}

const first = '上次师傅来过一次，说是运输螺栓没拆，拆了还是响。这是第二次找你们了。';
const second = '都第三次了还是响，你们到底有没有人管？再这样我就投诉！';
const sampleMessages: readonly Message[] = [
  sampleMessage(1, { text: '你好，我上个月买的滚筒洗衣机，脱水的时候像拖拉机一样响。', at: ago(86_400 + 300), mood: reading('calm') }),
  sampleMessage(2, { speaker: 'system', kind: 'system', text: 'interactions:line.assigned|{"name":"林小满"}', at: ago(840) }),
  sampleMessage(3, { speaker: 'staff', speakerId: sampleMe, speakerName: '林小满', text: '欧阳女士您好，我是服务顾问小林。家里被噪音打扰，非常抱歉，我先把您的机器资料调出来。', at: ago(830) }),
  sampleMessage(4, { text: first, at: ago(620), mood: reading('dissatisfied', [cue(first, '还是响', 'unresolved'), cue(first, '第二次', 'nthTime')]) }),
  sampleMessage(5, { attachments: [{ id: id(71), fileName: '铭牌 XQG100-B14.jpg', mediaType: 'image/jpeg', bytes: 812_000, hasPreview: false, widthPx: 1200, heightPx: 900 }], at: ago(600) }),
  sampleMessage(6, { speaker: 'staff', speakerId: id(2), speakerName: '沈知秋', kind: 'note', text: '上次工单 WX-20261103-0007：师傅只拆了螺栓，没有调平。建议直接约资深工程师。', at: ago(520) }),
  sampleMessage(7, { speaker: 'staff', speakerId: sampleMe, speakerName: '林小满', text: '明白了：螺栓已经拆除，问题还在。', at: ago(500) }),
  sampleMessage(8, { speaker: 'staff', speakerId: sampleMe, speakerName: '林小满', text: '我想为您安排一位资深工程师上门，一次把调平和减震器都检查好。', at: ago(490) }),
  sampleMessage(9, { speaker: 'staff', speakerId: id(2), speakerName: '沈知秋', kind: 'whisper', text: '可以先答应今天下午，我来协调工程师。', at: ago(300) }),
  sampleMessage(10, { text: second, at: ago(95), mood: reading('angry', [cue(second, '第三次', 'nthTime'), cue(second, '有没有人管', 'unheard'), cue(second, '投诉', 'complaint')]) }),
];

const firstRow = sampleRows[0] ?? sampleInteraction(1);
export const samplePage: InteractionPage = {
  interaction: { ...firstRow, customerReadUpTo: 7 }, messages: [...sampleMessages], draft: null, reach: null, callBack: null,
  repeats: [{ id: id(1201), number: 'C-20261119-000311', startedAt: ago(2 * 86_400), disposition: 'guided', lastText: '好的，那我先按您说的拆掉螺栓试试' }, { id: id(1202), number: 'C-20261118-000129', startedAt: ago(2.6 * 86_400), disposition: null, lastText: '脱水的声音特别大，正常吗' }],
};
