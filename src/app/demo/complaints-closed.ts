/** Complaints that ended: content, not content, and one that went outside. */
import type { Cast } from './cast.ts';
import { answerAsked, takeComplaint, type Handling } from './handling.ts';
import type { DemoMail } from './people.ts';
import type { RecordComplaint } from '#complaints/contract.ts';
import type { Story } from './story.ts';

interface Closed {
  readonly owner: DemoMail;
  readonly hoursAgo: number;
  readonly customer: string;
  readonly title: string;
  readonly description: string;
  readonly remedy: string;
  readonly answer: string;
  readonly cause: Required<Pick<RecordComplaint, 'cause' | 'causeWords' | 'responseKinds' | 'decision'>>;
}

/** From the first word to the decision that the customer agrees to. */
async function decided(story: Story, cast: Cast, given: Closed): Promise<Handling> {
  await story.before(given.hoursAgo);
  const matter = await takeComplaint(story, cast, given.owner, { customer: given.customer, product: 0, title: given.title, description: given.description, remedy: given.remedy });
  await story.later(2);
  await matter.answer('phone', given.answer);
  await matter.assess({ severity: 1, safety: 0, complexity: 0, impact: 0, immediateAction: 'not_needed' });
  const { cause, causeWords, responseKinds, decision } = given.cause;
  await matter.record({ cause, causeWords, responseKinds });
  await matter.move('assessed', 'responded');
  await matter.ladder('listen', 'explain', 'resolve');
  await story.later(5);
  await matter.record({ decision, toldBy: 'phone', agreed: true });
  await matter.move('decided');
  return matter;
}

async function priceKept(story: Story, cast: Cast): Promise<void> {
  const matter = await decided(story, cast, {
    owner: 'he@demo.example', hoursAgo: 138, customer: '单雄', title: '买贵了三百，客服说不能补', description: '下单第二天降价三百元，前一位同事说“活动不同，不能补”。', remedy: '退差价',
    answer: '道歉：七天价保适用，前面说错了，是我们没有弄清楚规则。',
    cause: { cause: 'service_fault', causeWords: '同事把会员价当成了另一个活动。', responseKinds: ['refund', 'apology'], decision: '当天退回差价 300 元，并给单先生道歉。' },
  });
  const promise = await matter.promise('今天之内把差价退到单先生的账户', 6);
  await story.later(3);
  await matter.keep(promise);
  await matter.end('accepted', '差价 300 元已退回，规则已在组里重新讲过。');
  await story.later(9);
  await answerAsked(story, cast, { caseId: matter.caseId }, { score: 5, words: '差价当天就退了，还专门打电话道歉，以后还买你们家。' });
}

async function manners(story: Story, cast: Cast): Promise<void> {
  const matter = await decided(story, cast, {
    owner: 'agent@demo.example', hoursAgo: 128, customer: '纪念', title: '上门师傅进屋不穿鞋套，说话冲', description: '师傅进门没有穿鞋套，纪先生提醒，师傅回了一句“哪有那么多讲究”。', remedy: '道歉',
    answer: '先道歉，不找理由。请站长和师傅本人给纪先生打电话。',
    cause: { cause: 'service_fault', causeWords: '新来的师傅，上门礼仪还没有考核。', responseKinds: ['apology'], decision: '师傅本人和站长当面道歉；师傅重新培训后再上门。' },
  });
  const promise = await matter.promise('站长和师傅今天登门道歉', 3);
  await story.later(5);
  await matter.keep(promise);
  await matter.end('accepted', '站长陪师傅登门道了歉，纪先生接受了，还留他们喝了茶。');
  await story.later(20);
  await answerAsked(story, cast, { caseId: matter.caseId }, { score: 4, words: '来道歉了，态度诚恳，年轻人知道错就好。' });
}

async function hinge(story: Story, cast: Cast): Promise<void> {
  const matter = await decided(story, cast, {
    owner: 'he@demo.example', hoursAgo: 104, customer: 'Sofia Marques', title: 'Rice cooker lid broke twice, spare part refused', description: 'The hinge broke twice within four months. The shop said that the lid is not sold as a part.', remedy: 'A new lid, or a new cooker',
    answer: 'Called Ms Marques: said sorry, the lid is of course a part; the shop looked in the wrong list.',
    cause: { cause: 'product_fault', causeWords: 'The first series has a thin hinge; the second one does not.', responseKinds: ['exchange', 'apology'], decision: 'A new cooker of the present series, delivered to her door; she keeps the old one as a spare.' },
  });
  await story.later(16);
  await matter.end('accepted', 'New cooker delivered; the shop’s parts list is corrected.');
  await story.later(7);
  await answerAsked(story, cast, { caseId: matter.caseId }, { score: 5, words: 'I expected a fight and got a new cooker and an apology. Thank you, He Qing!' });
}

/** Closed too early: not satisfied, so it is open again, with the lead. */
async function humming(story: Story, cast: Cast): Promise<void> {
  const matter = await decided(story, cast, {
    owner: 'agent@demo.example', hoursAgo: 62, customer: '万俟宁', title: '净化器晚上嗡嗡响，睡不着', description: '睡眠档有低频嗡嗡声，检测在标准以内，客户仍然睡不好。', remedy: '换一台不响的',
    answer: '致电：已安排上门测噪音。',
    cause: { cause: 'misuse', causeWords: '机器贴着木地板放，地板跟着振。', responseKinds: ['technical_assistance', 'information'], decision: '上门测量 31 分贝，在标准以内；教她在下面垫软垫。' },
  });
  await story.later(4);
  await matter.end('accepted', '噪音在标准以内，已垫软垫。');
  await story.before(19);
  await answerAsked(story, cast, { caseId: matter.caseId }, { score: 2, words: '说是正常声音，可我晚上还是睡不着。垫子也垫了，没有用。我不是无理取闹。', isSolved: false });
  await matter.by('lead@demo.example').next('顾明今天给万俟女士打电话：先听，再商量换一台试三晚', 3);
}

/** Could not be agreed: the consumers' association decided, and it is said so. */
async function outside(story: Story, cast: Cast): Promise<void> {
  await story.before(140);
  const matter = await takeComplaint(story, cast, 'lead@demo.example', { customer: '邵长风', product: 0, title: '退款拖了二十天', description: '退货已签收二十天，退款仍未到账，客户已向消协反映。', remedy: '全额退款并按日赔息' });
  await matter.answer('phone', '道歉：退款卡在财务复核，当天已放款。利息部分我们按规则没有依据，愿意听消协的意见。');
  await matter.assess({ severity: 2, safety: 0, complexity: 1, impact: 1, immediateAction: 'not_needed' });
  await matter.record({ cause: 'service_fault', causeWords: '退货入库后没有触发放款。', responseKinds: ['refund', 'apology'] });
  await matter.move('assessed', 'responded');
  await story.later(20);
  await matter.record({ decision: '全额退款已到账；利息请消协调解，我们照办。', toldBy: 'phone', referredTo: '区消费者协会' });
  await matter.move('decided');
  await story.later(50);
  await matter.record({ referralOutcome: '调解：补偿一张 100 元购物卡，双方签字。' });
  await matter.end('referred_outside', '经区消协调解，退款已到账，另补偿 100 元购物卡，双方无异议。');
  await story.later(24);
  await answerAsked(story, cast, { caseId: matter.caseId }, { score: 3, words: '钱是退了，但是不去消协就不动，希望你们改一改。', isSolved: true });
}

export const closedComplaints: readonly ((story: Story, cast: Cast) => Promise<void>)[] = [priceKept, manners, hinge, humming, outside];
