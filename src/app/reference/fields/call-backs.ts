import type { Meanings } from '../../core/meaning.ts';

/** Customers who keep a place and are called back. */
export const callBacks: Meanings = {
  callBack: ['客户保留位置后的承诺与每次尝试；没有人保留位置时为 null', 'What a customer who keeps a place was promised, and each attempt; null where nobody keeps one', null],
  'Queue.callBack': ['回电规则', 'By which rule customers are called back'],
  everyMinutes: ['没接通时隔多少分钟再试', 'Minutes between tries', 30],
  promiseMinutes: ['从轮到（或约定的时间）起，承诺在多少分钟内回电', 'Called within so many minutes from the turn, or from the time agreed', 10],
  quietFrom: ['客户的休息时间从几点开始（按客户自己的时区）；与 quietTo 相同表示没有', 'When quiet hours begin by the customer’s own clock; the same as quietTo: none', '21:00'],
  quietTo: ['客户的休息时间到几点', 'When quiet hours end', '08:30'],
  'callBack.tries': ['最多试几次', 'How often at most', 3],
  choice: ['turn 轮到时、at 约定时间、message 留言', 'turn: when the turn comes; at: at a set time; message: a message to be answered', 'turn'],
  wantedAt: ['约定的时间', 'The time that was agreed', null],
  promisedBy: ['承诺最晚何时联系；没有承诺时间则为 null', 'By when a call was promised; null where no time was', '2026-11-18T02:25:00.000Z'],
  zones: ['按哪些时区判断客户是否在休息', 'By these clocks the customer must be awake', 'Asia/Shanghai'],
  notBefore: ['此前不派单', 'It rings nobody before', null],
  isQuietNow: ['客户那里现在是休息时间', 'It is the customer’s quiet hours now', false],
  awakeAt: ['休息时间到何时结束；现在可以打则为 null', 'When their quiet hours end; null while they are awake', null],
  mostTries: ['最多试几次', 'How often it is tried at most', 3],
  triesMade: ['已经试了几次', 'How often it was tried', 1],
  'tries.outcome': ['reached 接通、no_answer 无人接听、busy 忙线、wrong_number 号码不对、broken_off 未及拨打', 'How it went', 'no_answer'],
  'CallBackView.outcome': ['结果：reached、not_reached、wrong_number、came_back、cancelled', 'What became of it', null],
  'CalledBack.outcome': ['reached 接通、no_answer 无人接听、busy 忙线、wrong_number 号码不对', 'How the call went', 'no_answer'],
  asWished: ['是客户要求改的：承诺随之改变；否则仍按原来的承诺衡量', 'The customer wants it so: the promise moves along; otherwise it is measured by the first', true],
  'CallBackDue.reach': ['怎样联系：方式与遮盖后的号码或邮箱', 'How to reach them, masked'],
  'reach.kind': ['phone 电话、mail 邮箱', 'How to reach them', 'phone'],
  times: ['可以约定的时间', 'Times that may be agreed'],
};
