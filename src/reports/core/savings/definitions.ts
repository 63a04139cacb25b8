import type { Saving } from './savings.ts';
import { fewest, type Comparison } from './verdict.ts';
import { fewestInGroup } from './venting.ts';

interface Definition {
  readonly zh: string;
  readonly en: string;
}

export const savingDefinitions: Readonly<Record<Saving['id'], Definition>> = {
  trunk_minutes: { zh: '客户在电话里等候的分钟数（接起、放弃或保留位置之前都算）：没有保留位置时 − 有保留位置时', en: 'Minutes that customers hung on the telephone waiting, however it ended: without kept places − with them' },
  window_minutes: { zh: '客户守在聊天窗口前等候的分钟数（接起、放弃或保留位置之前都算）：没有保留位置时 − 有保留位置时', en: 'Minutes that customers waited in front of the chat window, however it ended: without kept places − with them' },
  given_up: { zh: '等不下去而离开的人数：没有保留位置时 − 有保留位置时；其中有人也许改天会再来，这里不知道', en: 'Customers who gave up waiting: without kept places − with them; whether some of them would have come again is not known' },
  served: { zh: '排队中接起的，加上保留位置后联系上的人数：有保留位置时 − 没有保留位置时', en: 'Customers answered in the line or reached with a kept place: with kept places − without them' },
  mean_line_wait: { zh: '排队中接起的客户，等候时长的平均：没有保留位置时 − 有保留位置时；可能为负，因为少了放弃的人，留下的人排得更久', en: 'Mean wait of those answered in the line: without kept places − with them; it may be negative: where fewer give up, whoever stays waits longer' },
};

export const comparisonDefinitions: Readonly<Record<Comparison['id'], Definition>> = {
  answered: { zh: '排队中由客服接起的人数；相差不超过来客的 5% 算相符', en: 'Customers answered in the line; agrees within 5 % of all who came' },
  given_up: { zh: '等不下去而离开的人数（含短时放弃）；相差不超过来客的 3% 或放弃的 30%（取大者）算相符', en: 'Customers who gave up waiting, short abandons included; agrees within 3 % of all who came or 30 % of those who gave up, whichever is more' },
  kept_places: { zh: '保留位置后离开的人数', en: 'Customers who left with the place kept' },
  called_back: { zh: '保留位置后联系上的人数', en: 'Customers reached with a kept place' },
  mean_line_wait: { zh: '排队中接起的客户，等候时长的平均；相差不超过 15 秒或 30%（取大者）算相符', en: 'Mean wait of those answered in the line; agrees within 15 s or 30 %, whichever is more' },
  median_call_back: { zh: '轮到时回电、第一次就联系上的客户，从进入队列到回电的时长的中位数', en: 'Of those called at their turn and reached at once, the median from joining the queue to the call' },
};

export const savingsMethod: Definition = {
  zh: `估计值。用这段时间自己的记录——谁在什么时候来、处理了多久、谁在岗、谁放弃——让派单引擎把每一天各重演多次：一次照样保留位置，一次谁也不保留；两边的客户、耐心和处理时长完全相同。没有等到头的人本来还会等多久，按放弃的记录估计（指数分布，计入删失；估得有多准，就在多大的范围里变动）；没人接待过的，处理时长从已接待的里面抽取。同事能接几个、接哪些队列按现在的设置；技能要求、静默时段和跨天的排队没有算进去。来客不足 ${fewest.contacts} 位、保留位置不足 ${fewest.keptPlaces} 次或放弃不足 ${fewest.gaveUp} 位时不下结论；重演与实际相差太大时也不下结论。`,
  en: `An estimate. From the period’s own records (who came when, how long each took, who was on duty, who gave up) the routing engine runs every day again several times: once with places kept as they were, once with none; customers, patience and handling times are the same in both. How much longer those would have waited whose wait was cut short is learnt from who gave up (exponential, with censoring; varied as far as it is uncertain); who was served by nobody takes as long as somebody who was. How many colleagues serve at once, and which queues, is as set up today; skills asked for, quiet hours and lines that last overnight are left out. Nothing is concluded from fewer than ${fewest.contacts} contacts, ${fewest.keptPlaces} kept places or ${fewest.gaveUp} who gave up, nor where the simulation is too far from what happened.`,
};

export const ventingDefinition: Definition = {
  zh: `等得久的客户往往先要诉说等候的不快。不作模拟，只比较记录：等候超过队列“可保留位置”时限后才接起的，与保留位置后接到回电的，处理时长各平均多少；相差（95% 区间）× 回电人数。两组各满 ${fewestInGroup} 位、且相差超出偶然时才说。两组客户的事情可能本来就不同，所以这不等于原因。`,
  en: `Who waited long often tells of the wait first. No simulation, only records: the mean handling time of those answered after more than the queue’s limit for keeping a place, beside those called back; the difference (95 % interval) × how many were called back. Said only with ${fewestInGroup} or more in each group and a difference beyond chance. The matters of the two groups may differ to begin with: it is no proof of a cause.`,
};
