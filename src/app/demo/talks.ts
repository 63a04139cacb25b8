/** What the demo's customers say, and what a kind colleague answers. Each talk: who arrives how, and how it goes on. */
import type { Disposition } from '#interactions/core/dispositions.ts';

export interface Talk {
  readonly queue: string;
  readonly disposition: Disposition;
  /** Customer and agent in turn; the first line is the customer's. */
  readonly lines: readonly string[];
  readonly leaves: 'pleased' | 'calm' | 'dissatisfied';
  readonly score?: number;
  readonly praise?: string;
  /** The matter goes on as a complaint. */
  readonly complaint?: { readonly title: string; readonly remedy: string };
}

export const talks: readonly Talk[] = [
  { queue: '售后维修', disposition: 'solved', leaves: 'pleased', score: 5, praise: '周师傅很耐心，当天就给了准信。', lines: [
    '我的洗衣机脱水的时候噪音特别大，已经修了两次了，怎么又坏了？', '非常抱歉，让您一再费心了。我先看一下前两次的维修记录，您不用重复说明。', '上次师傅说换了减震器就好了，结果才一周', '您的心情我理解，换了谁都会着急。我为您安排明天上午资深技师上门，先查轴承，可以吗？', '可以，明天上午我在家', '好的，技师 9 点到 10 点之间到，出发前会给您打电话。', '谢谢，那就放心了'] },
  { queue: '售后维修', disposition: 'case_opened', leaves: 'calm', score: 3, lines: [
    '你们到底管不管？冰箱修了三次还是不制冷，里面的菜全坏了！再不解决我就打12315！', '真的对不起，三次都没有解决，还让您有了损失，这是我们的问题。我现在就负责到底。', '我要退货！', '我记下了您的要求。这件事我登记为投诉，由我本人负责，24 小时内给您明确答复。', '好，那我等你们一天'], complaint: { title: '冰箱三次维修后仍不制冷，食物变质', remedy: '退货并赔偿变质食物' } },
  { queue: '订单与配送', disposition: 'answered', leaves: 'pleased', score: 4, lines: [
    '请问我前天下的单什么时候能到？', '您好，我帮您查到包裹已经到本市了，今天下午派送。', '太好了，谢谢！'] },
  { queue: '订单与配送', disposition: 'handed_on', leaves: 'calm', score: 4, lines: [
    '说好昨天送到的，今天还没有，急用！', '耽误您用了，很抱歉。我马上联系配送站，10 分钟内回复您确切时间。', '好的，麻烦快一点', '配送员已经出发，11 点前送到，他会提前给您打电话。', '收到'] },
  { queue: '安装预约', disposition: 'guided', leaves: 'pleased', score: 5, lines: [
    '空气净化器的滤芯怎么换？说明书没看懂', '您好，先断电，再从背面向下按卡扣就能取出。需要我发一张图给您吗？', '不用了，我弄好了，谢谢你', '太好了，祝您用得开心。'] },
  { queue: '售后维修', disposition: 'solved', leaves: 'calm', score: 4, lines: [
    '电饭煲插头有点发烫，家里有孩子，会不会有危险啊？', '您的担心很有必要，请先拔掉插头不要再用。我们今天就给您换新的电源线。', '好的，那今天几点能到？', '下午 3 点前，送货师傅会先打电话。'] },
  { queue: '订单与配送', disposition: 'answered', leaves: 'pleased', lines: ['发票怎么开公司抬头？', '您好，把公司名称和税号发给我，我现在就为您换开。', '好的，发您了，谢谢'] },
  { queue: '安装预约', disposition: 'solved', leaves: 'calm', lines: ['明天的安装能改到周六吗？', '可以的，周六上午和下午都有位置，您方便哪个时段？', '上午吧', '好的，已改到周六上午 9 点到 12 点。'] },
  { queue: '售后维修', disposition: 'answered', leaves: 'calm', score: 2, lines: ['买了两年了还保修吗', '整机保修一年，压缩机和电机保修三年。您的情况我看一下记录。', '那我这个要自费？', '这次是电机的问题，在三年保修内，不收费用。', '哦好'] },
  { queue: '售后维修', disposition: 'guided', leaves: 'pleased', score: 5, lines: ['Hi, the purifier shows error E2. I have cleaned the filter already.', 'Thank you for trying that first. E2 means the sensor is dusty: could you open the small lid on the left side and brush it gently?', 'That worked, thank you so much!'] },
];
