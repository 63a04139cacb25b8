/** What the demo's customers say, and what a kind colleague answers. Each talk: who arrives how, how it goes on, and what they say of it afterwards. */
import type { Disposition } from '#interactions/core/dispositions.ts';
import { englishTalks } from './talks-en.ts';

export interface Talk {
  readonly queue: string;
  readonly disposition: Disposition;
  /** Customer and agent in turn; the first line is the customer's. */
  readonly lines: readonly string[];
  readonly leaves: 'pleased' | 'calm' | 'dissatisfied';
  /** What different customers answered to the question how it was; empty words are none. */
  readonly answers: readonly Answer[];
  /** The matter goes on as a complaint. */
  readonly complaint?: { readonly title: string; readonly remedy: string };
}
export interface Answer {
  readonly score: number;
  readonly words: string;
}
export const said = (score: number, words = ''): Answer => ({ score, words });

const chineseTalks: readonly Talk[] = [
  { queue: '售后维修', disposition: 'solved', leaves: 'pleased', answers: [said(5, '很耐心，当天就给了准信，不用我一遍遍重复。'), said(5), said(4, '态度很好，希望以后一次就修好。')], lines: [
    '我的洗衣机脱水的时候噪音特别大，已经修了两次了，怎么又坏了？', '非常抱歉，让您一再费心了。我先看一下前两次的维修记录，您不用重复说明。', '上次师傅说换了减震器就好了，结果才一周', '您的心情我理解，换了谁都会着急。我为您安排明天上午资深技师上门，先查轴承，可以吗？', '可以，明天上午我在家', '好的，技师 9 点到 10 点之间到，出发前会给您打电话。', '谢谢，那就放心了'] },
  { queue: '售后维修', disposition: 'case_opened', leaves: 'calm', answers: [said(3)], lines: [
    '你们到底管不管？冰箱修了三次还是不制冷，里面的菜全坏了！再不解决我就打12315！', '真的对不起，三次都没有解决，还让您有了损失，这是我们的问题。我现在就负责到底。', '我要退货！', '我记下了您的要求。这件事我登记为投诉，由我本人负责，24 小时内给您明确答复。', '好，那我等你们一天'], complaint: { title: '冰箱三次维修后仍不制冷，食物变质', remedy: '退货并赔偿变质食物' } },
  { queue: '订单与配送', disposition: 'answered', leaves: 'pleased', answers: [said(4), said(5, '回复很快。')], lines: [
    '请问我前天下的单什么时候能到？', '您好，我帮您查到包裹已经到本市了，今天下午派送。', '太好了，谢谢！'] },
  { queue: '订单与配送', disposition: 'handed_on', leaves: 'calm', answers: [said(4, '跟得很紧，就是配送还是晚了。'), said(3)], lines: [
    '说好昨天送到的，今天还没有，急用！', '耽误您用了，很抱歉。我马上联系配送站，10 分钟内回复您确切时间。', '好的，麻烦快一点', '配送员已经出发，11 点前送到，他会提前给您打电话。', '收到'] },
  { queue: '安装预约', disposition: 'guided', leaves: 'pleased', answers: [said(5, '一步一步讲得很清楚，老人也听得懂。'), said(5)], lines: [
    '空气净化器的滤芯怎么换？说明书没看懂', '您好，先断电，再从背面向下按卡扣就能取出。需要我发一张图给您吗？', '不用了，我弄好了，谢谢你', '太好了，祝您用得开心。'] },
  { queue: '售后维修', disposition: 'solved', leaves: 'calm', answers: [said(4, '提醒得很及时。'), said(5)], lines: [
    '电饭煲插头有点发烫，家里有孩子，会不会有危险啊？', '您的担心很有必要，请先拔掉插头不要再用。我们今天就给您换新的电源线。', '好的，那今天几点能到？', '下午 3 点前，送货师傅会先打电话。', '好，我在家等'] },
  { queue: '订单与配送', disposition: 'answered', leaves: 'pleased', answers: [said(5), said(4)], lines: ['发票怎么开公司抬头？', '您好，把公司名称和税号发给我，我现在就为您换开。', '好的，发您了，谢谢'] },
  { queue: '安装预约', disposition: 'solved', leaves: 'calm', answers: [said(5), said(4)], lines: ['明天的安装能改到周六吗？', '可以的，周六上午和下午都有位置，您方便哪个时段？', '上午吧', '好的，已改到周六上午 9 点到 12 点。'] },
  { queue: '售后维修', disposition: 'answered', leaves: 'calm', answers: [said(3, '解释清楚了，但是希望保修写得再明白一点。'), said(4)], lines: ['买了两年了还保修吗', '整机保修一年，压缩机和电机保修三年。您的情况我看一下记录。', '那我这个要自费？', '这次是电机的问题，在三年保修内，不收费用。', '哦好'] },
  { queue: '售后维修', disposition: 'guided', leaves: 'pleased', answers: [said(5, '没想到这么简单，谢谢小哥。'), said(5)], lines: [
    '洗衣机洗完了门打不开，衣服都闷在里面，急死我了', '您别着急，衣服不会坏。门锁在断电两分钟后会自己松开，请先按关机键，我陪您等着。', '等了两分钟，听到咔嗒一声，开了！', '太好了。下次看到门锁的小灯灭了再开就行。', '谢谢谢谢，帮大忙了'] },
  { queue: '售后维修', disposition: 'guided', leaves: 'calm', answers: [said(4), said(5, '讲得很专业。')], lines: [
    '冰箱冷冻室结了厚厚一层霜，是不是坏了？', '不一定是坏了。请您看看抽屉有没有推到底，门封条上有没有冰碴？', '最下面那个抽屉确实没推到底', '那就是它了：冷气一直往外跑。请断电化霜半天，推到底以后再开机，一周后我给您回访一次。', '好的，我试试'] },
  { queue: '售后维修', disposition: 'solved', leaves: 'pleased', answers: [said(5, '当天就上门了，宝宝的衣服总算洗上了。'), said(5)], lines: [
    '洗衣机不排水了，一盆水在里面，宝宝的衣服等着洗，怎么办呀', '给您添麻烦了。请先看看右下角的小盖子，里面的过滤网是不是堵了？旁边放条毛巾接水。', '拧开了，里面有一只小袜子和好多毛', '找到原因了。洗干净装回去拧紧，再按一次脱水试试。', '排了！太谢谢你了'] },
  { queue: '售后维修', disposition: 'solved', leaves: 'calm', answers: [said(4), said(3, '新内胆还要等三天。')], lines: [
    '电饭煲内胆的涂层掉了一块，吃进去会不会对身体不好？我很担心', '您的担心我明白。这种涂层不会被人体吸收，不过掉了就该换。您的在保修期内，我给您免费寄一个新内胆。', '要等多久？', '今天寄出，三天内到。这几天请先不要用金属勺。', '行，谢谢'] },
  { queue: '售后维修', disposition: 'guided', leaves: 'calm', answers: [said(4), said(5, '终于连上了。')], lines: [
    '净化器连不上手机，试了好几次都失败，烦死了', '反复试确实让人心烦，抱歉。请问家里的路由器是不是同时开着 5G？它只认 2.4G 的信号。', '好像是合在一起的', '请在路由器里把 2.4G 单独打开，再按住净化器的电源键五秒，等灯闪两下。', '连上了，原来是这样'] },
  { queue: '售后维修', disposition: 'case_opened', leaves: 'calm', answers: [said(4), said(5)], lines: [
    '净化器用了半个月有股酸味，开着头疼，你们的质量怎么这样', '让您不舒服了，真对不起，请先关掉它、开窗通风。这种味道不正常，我们给您换一台。', '换一台要我自己寄回去吗？', '不用，快递员带着新的上门，旧的当场带走，不收您一分钱。', '那还可以'] },
  { queue: '订单与配送', disposition: 'solved', leaves: 'pleased', answers: [said(5), said(5, '改地址很方便。')], lines: ['下单的时候地址写成老房子了，还来得及改吗', '来得及，还没有出库。请把新地址发给我，我现在就改。', '已经发了，麻烦您看一下', '改好了，送货前师傅会给您打电话确认。', '太好了，谢谢'] },
  { queue: '订单与配送', disposition: 'solved', leaves: 'calm', answers: [said(4, '处理得挺爽快。'), said(4)], lines: ['快递刚送到，箱子瘪了一个角，我该不该签收？', '先别签收。请当着快递员的面打开看看机身有没有碰伤，拍两张照片给我。', '机身没事，就是泡沫裂了', '那可以放心用。照片我存进您的记录了，以后有任何磕碰的问题都算我们的。', '好，那我收下了'] },
  { queue: '订单与配送', disposition: 'solved', leaves: 'pleased', answers: [said(5, '主动退了差价，以后还买你们家。'), said(5)], lines: ['我三天前刚买的，今天就降了两百，心里挺不舒服的', '换了我也会不舒服。您在七天价保期内，差价我现在就退给您，原路返回，一到两天到账。', '真的吗？这么快', '真的，已经提交了。', '那太好了，谢谢你'] },
  { queue: '订单与配送', disposition: 'guided', leaves: 'calm', answers: [said(4)], lines: ['买来送人的，对方家里已经有了，没拆封，能退吗', '可以的，七天内没有拆封都能退。您在“我的订单”里点退货，选“不想要了”，快递员会上门取。', '运费谁出', '这种情况运费由您承担，大约二十元，从退款里扣。', '明白了，可以接受'] },
  { queue: '订单与配送', disposition: 'answered', leaves: 'calm', answers: [said(4), said(3, '没有电梯要加钱，下单的时候没看到。')], lines: ['冰箱送到家负责搬上楼吗？六楼没电梯', '负责的。没有电梯三楼以上，每层收二十元搬运费，师傅会先和您说好再搬。', '能不能便宜点', '这是两位师傅的辛苦钱，我没有办法减，但我给您申请了一张五十元的清洗券，您看可以吗？', '行吧，谢谢你'] },
  { queue: '安装预约', disposition: 'answered', leaves: 'calm', answers: [said(5), said(4)], lines: ['水龙头离洗衣机有两米，装得了吗', '装得了，师傅会带三米的进水管，不另外收费。请确认旁边有带地线的插座。', '有的', '那就没问题，约在您方便的时间就行。', '好的'] },
  { queue: '安装预约', disposition: 'solved', leaves: 'calm', answers: [said(3, '师傅手艺不错，就是迟到了一个多小时。'), said(4)], lines: ['约好九点装，现在十点半了人影都没有，我请了假在家等！', '让您白等一上午，真的对不起。我现在就联系师傅，您别挂，我问清楚再告诉您。', '快点', '师傅上一家水管漏了耽误了，二十分钟内到。今天的安装费给您免了。', '那好吧，我等着'] },
  { queue: '安装预约', disposition: 'guided', leaves: 'pleased', answers: [said(5), said(5, '旧机器也帮忙搬走了，省心。')], lines: ['旧洗衣机你们能拉走吗', '可以的，以旧换新能抵一百到三百元，师傅来装新的时候一起估价、一起带走。', '那太方便了', '我给您备注好了，到时候您什么都不用搬。', '谢谢'] },
  { queue: '综合服务', disposition: 'answered', leaves: 'pleased', answers: [said(5), said(5, '推荐得很实在，没有一味推贵的。')], lines: ['老两口用，电饭煲买多大的合适？', '两位老人家，三升的就够了，太大反而不好洗。这一款内胆轻，字也大，一只手就能拿。', '有没有煮粥不溢的', '有，它煮粥的时候会自己降火。', '那就这个，谢谢姑娘'] },
  { queue: '综合服务', disposition: 'answered', leaves: 'pleased', answers: [said(5, '再夸一次李师傅！'), said(5)], lines: ['昨天来修冰箱的李师傅特别好，鞋套自己带的，修完还把地擦干净了，想表扬一下', '听您这么说我们也很开心，谢谢您特意来告诉我们。我把您的话转给李师傅和他的组长。', '应该的，你们服务真不错'] },
  { queue: '综合服务', disposition: 'answered', leaves: 'calm', answers: [said(4)], lines: ['附近有没有能直接拿去修的地方？', '请告诉我您在哪个区，我查最近的服务站给您。', '闵行这边', '最近的在七莘路服务站，早上九点到晚上八点，地址和电话发您了，去之前打个电话可以不用排队。', '好的，收到'] },
];

export const talks: readonly Talk[] = [...chineseTalks, ...englishTalks];
export const talksIn: Readonly<Record<'zh' | 'en', readonly Talk[]>> = { zh: chineseTalks, en: englishTalks };
