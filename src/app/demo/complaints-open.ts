/** Complaints that run when the newcomer comes: one in every stage, one late, one nearly, one that waits for somebody else. */
import { fileComplaint } from '#complaints/page.ts';
import { from, type Cast } from './cast.ts';
import { takeComplaint } from './handling.ts';
import { demoSlug } from './people.ts';
import type { Story } from './story.ts';
import { talk, wrapUp } from './talking.ts';

const slight = { severity: 1, safety: 0, complexity: 1, impact: 0, immediateAction: 'not_needed' } as const;
const grave = { severity: 2, safety: 3, complexity: 2, impact: 1, immediateAction: 'possible' } as const;

type Telling = (story: Story, cast: Cast) => Promise<void>;

/** Received 受理: told by telephone a moment ago, no receipt yet. */
const busyLine: Telling = async (story, cast) => {
  await story.before(0.6);
  const matter = await takeComplaint(story, cast, 'agent@demo.example', {
    customer: '鲍春生', product: 0, hasReceipt: false, title: '客服电话连打三次都占线', remedy: '以后打得通电话，有人教他用',
    description: '鲍先生七十多岁，电饭煲不会设预约，昨天到今天打了三次热线都是忙音，最后是邻居帮他用手机找到我们。他说“我不会弄手机，你们就是不想让人找到”。',
  });
  await matter.next('给鲍先生回电，大声、慢一点，先道歉再教他设预约');
};

/** Acknowledged 告知收到: filed on the public page; nobody has spoken with him yet. */
const dentedDoor: Telling = async (story) => {
  await story.before(1.2);
  await fileComplaint(story.house, demoSlug, {
    key: 'demo-dented-door-of-the-fridge', language: 'en', name: 'Oliver Bennett', honorific: 'mr', phone: '+8615106060708', mail: 'oliver@customer.example', product: 'F520-25-004502',
    whatHappened: 'The fridge arrived yesterday with a dent in the left door, about the size of a hand. The driver said I had to sign first and could complain later. I have photos of the box: it was torn on the same side.',
    remedySought: 'A new door, or a part of the price back. I do not want to send the whole fridge back.',
  });
};

/** Assessed 初步评估: heard to the end, no answer yet. */
const secondHand: Telling = async (story, cast) => {
  await story.before(20);
  const lines = [
    '我这台冰箱是从亲戚那里接手的，你们说换了主人就不保修了，这是什么道理？', '您好，夏侯先生，这件事让您心里不舒服了，对不起。请您慢慢说，我先听。',
    '压缩机保三年，还有一个多月才到期。我打电话，那边一听不是原来的名字就说不管，我很生气', '我听明白了：保修期还没有到，只是因为换了主人就被拒绝了。我来核实，今天给您一个说法。', '好，我等你',
  ];
  const agent = from(cast.staff, 'agent@demo.example');
  const interactionId = await talk(story, cast, { who: '夏侯清', queue: '售后维修', agent, lines, waitSeconds: 22 });
  const matter = await takeComplaint(story, cast, 'agent@demo.example', { customer: '夏侯清', product: 0, interactionId, title: '转手的冰箱被拒绝保修', remedy: '按三年保修修压缩机', description: '热线以“不是原购买人”为由拒绝保修，压缩机三年保修还剩一个多月。' });
  await matter.ladder('listen');
  await matter.acts({ confirm: '复述了一遍：保修没有到期，是因为换了主人被拒绝。' });
  await wrapUp(story, agent, interactionId, { disposition: 'case_opened', leaves: 'calm' });
  await story.later(2);
  await matter.assess(slight);
  await matter.move('assessed');
  await matter.next('问法务：保修跟机器还是跟人？今天下班前答复夏侯先生');
};

/** Investigating 调查, major: smoke. The machine is on its way to the laboratory. */
const smoke: Telling = async (story, cast) => {
  await story.before(27);
  const lines = [
    '你们的净化器昨晚冒烟了！满屋子焦味，幸好我醒着！家里还有老人，出了事谁负责？！', '贺先生，人都没事吧？请先拔掉插头，开窗，别再碰它。您和老人安全最要紧。',
    '人没事，吓坏了', '万幸。这是非常严重的事，我不会让您一个人扛。机器请原样放着，今天下午我们派工程师上门取走检测，同时给您送一台新的先用着。',
    '我要知道到底是为什么，别给我打哈哈', '您说得对，您应该知道原因。检测结论出来我第一个告诉您，明天下午六点以前一定给您电话。', '行，我记着了',
  ];
  const agent = from(cast.staff, 'agent@demo.example');
  const interactionId = await talk(story, cast, { who: '贺一鸣', queue: '售后维修', agent, lines, waitSeconds: 9 });
  const matter = await takeComplaint(story, cast, 'agent@demo.example', { customer: '贺一鸣', product: 0, interactionId, title: '净化器夜间冒烟，有焦味', remedy: '查清原因，保证安全', description: '昨晚约一点，睡眠档运行中底部冒烟。家中有老人。已断电、开窗，无人受伤。' });
  await matter.ladder('listen', 'explain');
  await matter.acts({ confirm: '确认了冒烟的位置、时间和当时的档位。', sympathise: '先问人，再问机器；告诉他换了谁都会害怕。', thank: '谢谢他把机器原样留着，这样才查得到原因。' });
  await wrapUp(story, agent, interactionId, { disposition: 'case_opened', leaves: 'calm' });
  await matter.assess(grave);
  await matter.move('assessed', 'investigating');
  await matter.answer('phone', '电话告知：工程师下午四点到，取走机器并送一台新的；说明了检测要做哪几项。');
  await story.later(5);
  await matter.by('xu@demo.example').note('上门取回机器。底部接线端子发黑，风机能转动。外壳没有明火痕迹，已封存送检。', 'investigation');
  await story.later(14);
  await matter.note('实验室初步意见：接线端子压接不紧，接触电阻过大发热。同一批次 112 台，已请质量部停发并拉出名单。', 'investigation');
  await matter.promise('检测结论出来后给贺先生打电话，说明原因', 24);
  await matter.next('等正式检测报告；同批次 112 台的名单给到质量部', 3);
};

/** Investigating and overdue 超时: three repairs, a promise broken, lifted to the lead by the clock. */
const thirdRepair: Telling = async (story, cast) => {
  await story.before(86);
  const matter = await takeComplaint(story, cast, 'agent@demo.example', {
    customer: '梁素芬', product: 0, title: '冰箱修了三次还是不冷，菜坏了两回', remedy: '换一台新的，赔坏掉的菜', description: '梁女士打来电话：一个多月里修了三次，每次管一个星期。这次又坏了一冷冻室的肉，她说“我教了一辈子书，没见过这样改作业的”。',
  });
  await matter.record({ remedySought: '换一台新的，赔坏掉的菜（约 380 元）' });
  await matter.by('agent@demo.example').ladder('listen');
  await matter.acts({ confirm: '把三次维修的日期念给她听，她说一次不差。' });
  await story.later(5);
  await matter.answer('phone', '向梁老师道歉：三次都没有修好是我们的错。已申请换机，需要第三次维修的检测报告，周内给她。');
  await matter.assess(slight);
  await matter.move('assessed', 'investigating');
  await matter.note('第三次维修换了温控器，没有查管路。疑似慢漏氟，需要带检漏仪再去一次。', 'investigation');
  await story.later(31);
  await matter.promise('把检测报告发给梁老师，并说明能不能换机', 22);
  await matter.next('催维修站的检测报告，梁老师在等', 3);
};

/** Responded 答复, nearly due 快到期: twice not delivered. */
const twiceMissed: Telling = async (story, cast) => {
  await story.before(56.5);
  const agent = from(cast.staff, 'he@demo.example');
  const lines = ['说好的送货日期改了两次，两次我都请假在家等，你们当我的时间不值钱吗', '闻人女士，真的对不起，让您两次白等。我先不解释，您接着说，我都记下来。', '今天要是再不来我就退货', '我明白。我亲自跟这一单，一小时内给您准确的时间，不是系统里的，是司机说的时间。', '那我再信一次'];
  const interactionId = await talk(story, cast, { who: '闻人语', queue: '订单与配送', agent, lines, waitSeconds: 37 });
  const matter = await takeComplaint(story, cast, 'he@demo.example', { customer: '闻人语', product: 0, interactionId, title: '洗衣机两次约定都没有送到', remedy: '尽快送到，补偿误工', description: '两次约定送货均未到，客户两次请假。' });
  await wrapUp(story, agent, interactionId, { disposition: 'case_opened', leaves: 'dissatisfied' });
  await matter.ladder('listen', 'explain', 'resolve');
  await matter.acts({ confirm: '两次约定的日期和她请的假都对上了。', sympathise: '请假在家空等一天，换了谁都生气。', thank: '谢谢她还愿意再等一次。' });
  await matter.answer('phone', '司机今晚七点送到，我全程跟；误工补偿的申请已经交了，等批复。');
  await matter.assess(slight);
  await matter.record({ cause: 'service_fault', causeWords: '配送站换班时漏了交接，系统里显示“客户改期”，其实没有人联系过客户。', responseKinds: ['apology'] });
  await matter.move('assessed', 'responded');
  await story.later(30);
  await matter.note('洗衣机当晚七点二十送到并装好了。误工补偿 200 元还没有批下来，客户同意等到今天。');
  await matter.next('催补偿批复，今天给闻人女士答复', 2);
};

/** Investigating and paused 暂停: the compressor is on its way. */
const compressor: Telling = async (story, cast) => {
  await story.before(97);
  const matter = await takeComplaint(story, cast, 'agent@demo.example', { customer: '穆青山', product: 0, title: '压缩机异响，等配件等了一个月', remedy: '给准确的到货时间，期间借一台小冰箱', description: '一个月前报修，师傅说没有配件，之后没有人再联系他。' });
  await matter.answer('phone', '道歉：一个月没有人联系您，是我们失约。明天先送一台小冰箱借给您用。');
  await matter.assess(slight);
  await matter.move('assessed', 'investigating');
  await matter.ladder('listen', 'explain');
  await matter.acts({ confirm: '核对了报修单和师傅当时说的话。', sympathise: '没有冰箱过日子真的不方便。' });
  await story.later(26);
  await matter.note('小冰箱已经送到并通电。总厂确认压缩机明天发出，三天到站。', 'investigation');
  await matter.pause('waiting_parts', '压缩机从总厂调货，预计三天到站；小冰箱借用中，客户知道也同意。');
  await matter.promise('压缩机到站当天给穆先生打电话约上门', 96);
};

/** Responded 答复, major, with the lead: a flooded floor, the neighbour below. */
const flood: Telling = async (story, cast) => {
  await story.before(118);
  const agent = from(cast.staff, 'xu@demo.example');
  const lines = ['洗衣机进水管崩了，水漏到楼下，地板全泡了，楼下邻居天天来找我，你们必须给个说法！', '尹女士，家里泡成这样还要应付邻居，您太不容易了，真的对不起。我马上请组长一起处理。', '我在医院上班，没空天天跟你们耗', '明白，您只需要和我们说一次。邻居那边我们上门去谈，您不用再出面。', '那最好'];
  const interactionId = await talk(story, cast, { who: '尹若兰', queue: '售后维修', agent, lines, waitSeconds: 14 });
  const matter = await takeComplaint(story, cast, 'xu@demo.example', { customer: '尹若兰', product: 0, interactionId, title: '进水管崩裂，泡了地板和楼下天花板', remedy: '赔地板和楼下的修缮，换洗衣机', description: '安装两个多月的进水管接头崩裂，客厅地板起鼓，楼下天花板渗水。' });
  await wrapUp(story, agent, interactionId, { disposition: 'case_opened', leaves: 'calm' });
  await matter.giveTo('lead@demo.example', '涉及赔偿和第三方，请组长负责。');
  const led = matter.by('lead@demo.example');
  await led.escalate('两户财产受损，赔偿超过前线权限。');
  await led.assess({ severity: 3, safety: 1, complexity: 2, impact: 1, immediateAction: 'possible' });
  await led.move('assessed', 'investigating');
  await led.answer('phone', '组长致电：当天派人关水、更换进水管、做除湿；两户的损失由我们负责评估和赔付。');
  await story.later(28);
  await led.note('上门三人：接头没有拧到位，卡箍缺一枚，是安装的责任。两户都拍照、签字。楼下王先生同意由我们直接赔付。', 'investigation');
  await led.ladder('listen', 'explain', 'resolve');
  await led.acts({ confirm: '两户的损失逐项确认，清单签字。', sympathise: '值完夜班回来面对一地的水，谁都受不了。', thank: '谢谢她第一时间关了总阀，损失小了很多。', ask_proposal: '她希望月底前弄完，工人周末来，不影响上班。' });
  await led.record({ cause: 'service_fault', causeWords: '安装师傅漏装卡箍，验收单上却打了勾。', responseKinds: ['compensation', 'repair', 'apology'] });
  await led.move('responded');
  await story.before(21);
  await led.promise('把地板和楼下天花板的赔偿金额告诉尹女士', 24.5);
  await led.next('评估公司今天出金额，当天告诉尹女士；打她先生的电话也可以', 3);
};

/** Decided 决定: offered, waiting for her word. */
const scratchedWall: Telling = async (story, cast) => {
  await story.before(44);
  const matter = await takeComplaint(story, cast, 'bai@demo.example', { customer: '汤圆圆', product: 0, title: '安装时划花了新刷的墙', remedy: '把墙补好，不要让她自己找人', description: '搬机器进阳台时，机角在走廊的墙上划了一道约四十厘米的印子。房子刚装修完。'});
  await matter.answer('phone', '当天致电道歉，请她发了照片，答应由我们请原来的油漆工补。');
  await matter.assess(slight);
  await matter.record({ cause: 'service_fault', causeWords: '两个人搬的时候没有垫护角。', responseKinds: ['repair', 'apology', 'goodwill'] });
  await matter.move('assessed', 'responded');
  await matter.ladder('listen', 'explain', 'resolve');
  await matter.acts({ confirm: '看了照片，确认是我们划的。', sympathise: '新家第一天就花了墙，真扫兴。', thank: '谢谢她没有当场发火，还给师傅倒了水。', ask_proposal: '她想用原来的漆，颜色才一样。', propose: '请她家原来的油漆工来补，时间由她定，费用我们出，再送一年滤网。' });
  await story.later(18);
  await matter.record({ decision: '请她家原来的油漆工补墙，时间由她定，费用我们付；另送一年份的滤网表示歉意。', toldBy: 'phone' });
  await matter.move('decided');
  await matter.promise('油漆工到汤女士家补墙，我全程跟', 52);
  await matter.next('等汤女士定下油漆工上门的时间');
};

export const openComplaints: readonly Telling[] = [busyLine, dentedDoor, secondHand, smoke, thirdRepair, twiceMissed, compressor, flood, scratchedWall];
