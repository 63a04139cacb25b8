/** Words as customers and agents of an appliance shop write them: sentences with slots, so that common, rare and single words all occur. */
const sentences = [
  '您好，我的{p}{w}了，{f}', '{p}买了{n}天就{f}，能不能换一台？', '师傅说{w}上门，到现在还没有来', '请问{p}的{a}多少钱一个？', '订单{o}一直没有发货，麻烦帮我查一下',
  '好的，我帮您登记{p}的维修，请留一下联系电话', '您好，请您把机身上的序列号发给我看看', '非常抱歉让您久等了，我马上为您处理', '谢谢，{w}能安排吗？', '{a}换过一次，现在又{f}', '我要退货，{p}根本没法用',
  '发票开错抬头了，能重开吗？订单{o}', '{p}{f}，说明书上没有写怎么办', '好的，谢谢您', '可以的，{w}下午师傅会先打电话给您', '已经为您转给技术部，{n}小时内回复', '保修期是{n}个月，您的{p}还在保修期内', '等了{n}天了，没有人管，太失望了',
  'Hello, my {e} {g} since {n} days', 'Order {o} has not arrived yet, could you check please?', 'The {e} is still under warranty, isn’t it?', 'Thank you for waiting, I will register the repair of your {e}', 'How much is a new {b} for the {e}?', 'Please send me the serial number on the back',
  'It {g} again after the {b} was replaced', 'Great, thanks a lot for your help',
];
const slots: Readonly<Record<string, readonly string[]>> = {
  p: ['洗衣机', '冰箱', '空调', '热水器', '油烟机', '洗碗机', '扫地机器人', '净水器', '电饭煲', '吸尘器', '空气净化器', '微波炉'],
  f: ['脱水噪音很大', '漏水', '不制冷', '一直报错', '开不了机', '遥控器没有反应', '显示屏不亮', '有一股焦味', '转速不稳', '自动关机', '滤芯提示常亮', '面板结霜'],
  a: ['滤芯', '排水泵', '主板', '门封条', '遥控器', '压缩机', '电源线', '进水管', '托盘', '刀头'],
  w: ['今天', '明天上午', '周末', '下周三', '昨天', '月底', '国庆以后'],
  e: ['washing machine', 'refrigerator', 'air conditioner', 'water heater', 'dishwasher', 'vacuum cleaner', 'rice cooker'],
  g: ['leaks', 'makes a loud noise', 'does not start', 'shows error E4', 'smells burnt', 'stops by itself'],
  b: ['filter', 'drain pump', 'door seal', 'remote control', 'compressor'],
};
/** Once in about twenty thousand messages. */
const rarities = ['鸳鸯锅底盘', '琉璃面板', 'flibbertigibbet noise', '霹雳一声响', 'zeppelin sized box'];

/** The same seed gives the same texts. */
export function textsOf(seed: number): { next(): string } {
  let state = seed;
  const dice = (sides: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
  const oneOf = (list: readonly string[]) => list[dice(list.length)] ?? '';
  const fill = (_: string, slot: string) => (slot === 'n' ? String(1 + dice(30)) : slot === 'o' ? String(20_260_000_000 + dice(9_000_000)) : oneOf(slots[slot] ?? []));
  return {
    next() {
      const text = oneOf(sentences).replaceAll(/\{(\w)\}/g, fill);
      return dice(20_000) === 0 ? `${text} ${oneOf(rarities)}` : text;
    },
  };
}
