/** Matters that are no complaints: open ones, solved ones, and those that an unhappy answer brought to the lead. */
import { cases } from '#cases/views.ts';
import { commitmentsView } from '#commitments/views.ts';
import { from, type Cast } from './cast.ts';
import { Handling, answerAsked, takeInquiry } from './handling.ts';
import type { Story } from './story.ts';
import { talk, wrapUp } from './talking.ts';

type Telling = (story: Story, cast: Cast) => Promise<void>;

const dormitory: Telling = async (story, cast) => {
  await story.before(30);
  const matter = await takeInquiry(story, cast, 'agent@demo.example', { customer: '孔令仪', product: 0, title: '12 台宿舍洗衣机做年度保养，要报价和排期', description: '三处宿舍共 12 台，希望不影响晚上使用。', nextStep: '按三天、每天四台排，报价单明天上午给孔女士' });
  await matter.note('孔女士白天都在，钥匙在门卫。晚上六点以后不能停机。');
  await matter.promise('把 12 台的保养报价和排期发给孔女士', 30 + 17);
};

const guesthouse: Telling = async (story, cast) => {
  await story.before(26);
  const matter = await takeInquiry(story, cast, 'agent@demo.example', { customer: '阮星河', product: 0, title: '民宿想添五台洗烘一体机，问批量价', description: '六间客房，旺季前装好。', nextStep: '问渠道部批量价，今天回复阮先生' });
  await story.before(3);
  await matter.promise('把五台洗烘一体机的批量价告诉阮先生', 3 + 2.4);
};

const harbourLane: Telling = async (story, cast) => {
  await story.before(22);
  const agent = from(cast.staff, 'he@demo.example');
  const interactionId = await talk(story, cast, { who: 'Grace Okafor', queue: '综合服务', agent, waitSeconds: 11, lines: [
    'We run forty flats with your fridges. Do you offer a maintenance contract, one visit a year?', 'Good morning Ms Okafor. We do, for twenty machines and more. How many fridges are it, and is there a month that suits you?',
    'Forty fridges, February, please. I need a price by tomorrow.', 'You will have a written offer by tomorrow noon, with a technician’s name on it.', 'Good.'] });
  const matter = await takeInquiry(story, cast, 'he@demo.example', { customer: 'Grace Okafor', product: 0, interactionId, title: 'Maintenance contract for 40 fridges', description: 'Yearly visit in February; wants a price and a name.', nextStep: 'Written offer by tomorrow noon' });
  await wrapUp(story, agent, interactionId, { disposition: 'case_opened', leaves: 'calm' });
  await matter.promise('Written offer to Ms Okafor, with the technician’s name', 22 + 15);
};

const filters: Telling = async (story, cast) => {
  await story.before(7);
  const matter = await takeInquiry(story, cast, 'tao@demo.example', { customer: '施予', product: 0, title: '滤芯能不能半年自动寄一次', description: '家里有新生儿，怕忘了换。', nextStep: '开通自动寄送，第一次和新手妈妈礼包一起寄' });
  await matter.note('施女士中午要哄孩子睡觉，请发消息，不要打电话。');
};

/** The promise broke yesterday; whoever opens the register sees it first. */
const movingHouse: Telling = async (story, cast) => {
  await story.before(52);
  const matter = await takeInquiry(story, cast, 'bai@demo.example', { customer: '童瑶', product: 0, title: '搬家：洗衣机拆下来，到新家再装上', description: '旧家三楼，新家有电梯。', nextStep: '约搬家当天两位师傅' });
  await matter.promise('回电告诉童女士搬家当天几点到', 25);
};

/** Solved, the promise kept, and the customer content. */
const connected: Telling = async (story, cast) => {
  await story.before(75);
  const matter = await takeInquiry(story, cast, 'agent@demo.example', { customer: '卓然', product: 0, title: '洗衣机连不上手机，要有人远程教一次', nextStep: '今晚八点视频教一次' });
  const promise = await matter.promise('今晚八点视频教卓然连接洗衣机', 9);
  await story.later(8);
  await matter.keep(promise);
  await matter.solve('视频教了十五分钟，路由器的 2.4G 打开后就连上了。');
  await story.later(14);
  await answerAsked(story, cast, { caseId: matter.caseId }, { score: 5, words: '下班以后还愿意视频教我，连上的时候比我还高兴。' });
  await story.later(10);
  await matter.close();
};

/** Kept, but late: that is on the record too. */
const lateCall: Telling = async (story, cast) => {
  await story.before(99);
  const matter = await takeInquiry(story, cast, 'xu@demo.example', { customer: '杨帆', product: 0, title: '冰箱想加装除味盒，问型号' });
  const promise = await matter.promise('回电告诉杨先生除味盒的型号和价钱', 4);
  await story.later(7);
  await matter.keep(promise);
  await matter.solve('型号 YQ-D2，39 元，已发链接。');
  await story.later(20);
  await answerAsked(story, cast, { caseId: matter.caseId }, { score: 4, words: '问题解决了，就是回电晚了几个小时。' });
  await story.later(20);
  await matter.close();
};

const tradeIn: Telling = async (story, cast) => {
  await story.before(46);
  const matter = await takeInquiry(story, cast, 'tao@demo.example', { customer: '周海涛', product: 0, title: '问旧冰箱以旧换新能抵多少' });
  await story.later(3);
  await matter.solve('按成色可抵 200 到 260 元，已约上门估价。');
};

/** A conversation that left somebody unhappy, without a matter of its own: the house opens one for the lead. */
async function unhappy(story: Story, cast: Cast, given: { hoursAgo: number; who: string; line: string; answer: string; words: string }): Promise<string | undefined> {
  await story.before(given.hoursAgo);
  const agent = from(cast.staff, 'song@demo.example');
  const interactionId = await talk(story, cast, { who: given.who, queue: '售后维修', agent, waitSeconds: 64, lines: [given.line, given.answer, '知道了'] });
  await wrapUp(story, agent, interactionId, { disposition: 'answered', leaves: 'dissatisfied' });
  await story.later(3);
  await answerAsked(story, cast, { interactionId }, { score: 2, words: given.words, isSolved: false });
  const lead = from(cast.staff, 'lead@demo.example');
  const { items } = await story.as(lead, (act) => cases(act, { view: 'mine', customerId: from(cast.customers, given.who).customerId, limit: 20 }));
  return items[0]?.id;
}

async function calledBack(story: Story, cast: Cast, caseId: string | undefined, outcome: string, answer?: { score: number; words: string }): Promise<void> {
  if (caseId === undefined) return;
  const lead = from(cast.staff, 'lead@demo.example');
  const matter = new Handling(story, cast, lead, caseId);
  await story.later(6);
  for (const promise of await story.as(lead, (act) => commitmentsView(act, caseId))) await matter.keep(promise.id);
  await matter.solve(outcome);
  if (answer === undefined) return;
  await story.later(12);
  await answerAsked(story, cast, { caseId }, answer);
}

const waitedForNothing: Telling = async (story, cast) => {
  const caseId = await unhappy(story, cast, { hoursAgo: 130, who: '段晓峰', line: '洗衣机一脱水就满屋子走，能来看看吗', answer: '您好，请把四个脚调平就可以了。', words: '一句话就把我打发了，脚我早就调过了。' });
  await calledBack(story, cast, caseId, '顾明致电道歉，安排上门：运输螺栓没有拆，拆下后平稳。', { score: 5, words: '组长亲自打来，第二天就有人上门，原来是螺栓没拆。' });
};
const wrongPart: Telling = async (story, cast) => {
  const caseId = await unhappy(story, cast, { hoursAgo: 84, who: '邝丽莎', line: '寄来的密封圈对不上，是不是寄错了', answer: '您好，型号是对的，请再试试。', words: '明明寄错了还让我再试，试了三遍。' });
  await calledBack(story, cast, caseId, '核对后确实寄错，已补寄并退了邮费。');
};
/** Nobody has called yet. */
const stillUnhappy: Telling = async (story, cast) => {
  await unhappy(story, cast, { hoursAgo: 9, who: '龙飞飞', line: '洗衣机排水慢，上次的师傅说没毛病，可就是慢', answer: '您好，检测没有问题的话属于正常现象。', words: '我要的不是“正常”两个字，是有人来认真看一眼。' });
};

export const inquiries: readonly Telling[] = [dormitory, guesthouse, harbourLane, filters, movingHouse, connected, lateCall, tradeIn, waitedForNothing, wrongPart, stillUnhappy];
