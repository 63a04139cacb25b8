/**
 * Chinese phrases not to be sent. Kept tight: 滚筒, 迷你, 难怪您, 质量保证 and 不一定能 are everyday words of a service centre, and
 * every lookaround here stands for one of them (see the sentences in `phrases.test.ts`).
 */
import type { PhraseRule } from './phrase-rule.ts';

export const phrasesZh: readonly PhraseRule[] = [
  // Not my job
  { kind: 'notMyJob', kinder: 'takeOver', pattern: /(?:这|那)?(?:个|事情?|件事)?不归我们?(?:这边|这里|这儿|部门)?(?:管|负责|处理)?/g },
  { kind: 'notMyJob', kinder: 'takeOver', pattern: /不是我们?(?:这边|部门)?(?:负责|管|的职责|的工作|的业务|分内)(?:的|范围)?/g },
  { kind: 'notMyJob', kinder: 'takeOver', pattern: /我们?(?:这边|这里|部门)?(?:管不了|管不着|不管这|不负责)/g },
  { kind: 'notMyJob', kinder: 'takeOver', pattern: /不(?:在|属于)我们?的?(?:业务|职责|服务|工作)范围/g },
  { kind: 'notMyJob', kinder: 'takeOver', pattern: /(?<![帮给为替])[您你](?:自己)?(?:去|再)?(?:找|问|打给|联系)(?:别的|其他|其它)(?:部门|人|同事|地方|客服)/g },
  { kind: 'notMyJob', kinder: 'takeOver', pattern: /(?<![帮给为替])[您你]自己(?:再)?(?:去(?:找|问|联系|打给)|(?:找|问|联系|打给)(?=[^，。！？!?；;,\n]{1,12}(?:吧|去|好了)))(?!到|的|过|了)/g },
  // Arguing
  { kind: 'arguing', kinder: 'seeTogether', pattern: /[您你](?:这么|这样)?(?:说|讲|理解|记|看|听|搞|弄)?(?:得|的)?(?:就)?(?:是)?(?:不对|错了|错的)(?!吗)/g },
  { kind: 'arguing', kinder: 'seeTogether', pattern: /我们?[^，。！？；,\n您你让]{0,6}(?:[跟和对给][您你])?(?:都|已经)?(?:说|讲|解释|强调)(?:过|了)?(?:很多|好多|好几|多少|几|两|三|四|五)(?:遍|次)/g },
  { kind: 'arguing', kinder: 'seeTogether', pattern: /我不是(?:已经|刚才|刚刚|都)*(?:[跟和对][您你])?(?:说|讲|解释)(?:过|清楚)?了?吗/g },
  { kind: 'arguing', kinder: 'seeTogether', pattern: /(?:听不懂|看不懂|不明白|没听懂)(?:吗|么|人话)/g },
  { kind: 'arguing', kinder: 'seeTogether', pattern: /[您你](?:到底|究竟|还)?(?:想|要)(?:怎么样|怎样|干什么|干嘛)/g },
  { kind: 'arguing', kinder: 'complaintWelcome', pattern: /[您你](?:可以)?(?:就)?(?:去|尽管)(?:投诉|告|曝光)(?:吧|好了|啊|去)?|想(?:投诉|告)就去?(?:投诉|告)|爱(?:信|买|投诉|用)不(?:信|买|投诉|用)/g },
  { kind: 'arguing', kinder: 'warm', pattern: /随便[您你](?!选|挑|使用|哪)|[您你](?:爱|想)怎么(?:样|着)就怎么(?:样|着)/g },
  { kind: 'arguing', kinder: 'ownUp', pattern: /不是(?:我们|我方|我|公司|产品|机器|机子)的?(?:问题|责任|错)/g },
  { kind: 'arguing', kinder: 'seeTogether', pattern: /(?:这|那)?(?:绝对|根本)?不可能(?:的|吧|啊)?(?=[，。！,.!]|$)|[您你]讲点?儿?道?理(?:好不好|行不行|吧)/g },
  // Blaming
  { kind: 'blaming', kinder: 'noBlame', pattern: /(?:这|那|都|就|明明)是[您你]自?己?的(?:问题|责任|错)(?![的上是])/g },
  { kind: 'blaming', kinder: 'noBlame', pattern: /[您你]自己(?:不小心|没看清|没看|没注意|没说|不看|不会用|不用心|(?:弄|搞|用|选|填|买|点|装|按|写)(?:坏|错|丢|反)|操作(?:不当|错|失误|有问题)|要(?:买|装|选)?的)/g },
  { kind: 'blaming', kinder: 'noBlame', pattern: /(?:谁|哪个)(?:让|叫)[您你]/g },
  { kind: 'blaming', kinder: 'noBlame', pattern: /[您你](?:为什么|为啥|怎么|咋)(?:当初|当时|之前)?(?:不早|不先|没早|没有早|没先|没看|没有看|不看|不仔细|才来|才说|现在才)/g },
  { kind: 'blaming', kinder: 'noBlame', pattern: /(?<![不没别难奇责])怪[您你]/g },
  { kind: 'blaming', kinder: 'noBlame', pattern: /[您你](?:应该|该|早就?应?该|当初应?该)(?:早点?|先看(?!到)|看清|看一?下?说明|仔细看)/g },
  { kind: 'blaming', kinder: 'noBlame', pattern: /[您你]没有?(?:仔细)?(?:看|读)(?:一下|过|清楚?)?(?:说明书?|合同|条款|规则|公告|协议)/g },
  { kind: 'blaming', kinder: 'showHow', pattern: /(?:肯定|一定|多半|绝对|明显)是?[您你]?(?:那边|自己)?(?:操作|使用|安装|保管)(?:不当|错误|错了|失误|有误|的问题)/g },
  // Interrupting
  { kind: 'interrupting', kinder: 'listen', pattern: /(?:听|让)我(?:先)?(?:把话)?(?:先)?说完|[您你](?:先|得|能不能|可不可以|可以)+听我(?:说|讲)/g },
  { kind: 'interrupting', kinder: 'listen', pattern: /[您你]?(?:先)?(?:别|不要)(?:再)?(?:打断|插话|插嘴)|[您你](?:先)?(?:别|不要)(?:再)?(?:说|讲)(?:了|话|这么多|那么多|废话|这些)/g },
  { kind: 'interrupting', kinder: 'listen', pattern: /行了行了|(?<![修弄办做装])好了好了|打住|说重点|长话短说|[您你](?:快|赶紧|赶快)(?:点)?说(?!明)|不用(?:再)?(?:说|讲|解释)(?:那么多|这么多|了)/g },
  // Dismissing
  { kind: 'dismissing', kinder: 'whatICanDo', pattern: /我们?(?:这边|这里)?(?:也|真的|真|实在|确实)*(?:没办法|没辙|没法子|无能为力|爱莫能助|帮不了[您你]|没有办法)/g },
  { kind: 'dismissing', kinder: 'findOut', pattern: /我们?(?:这边|这里)?(?:也|真的|真|都|可)*(?:不知道|不清楚|不太清楚|不了解)(?:啊|呀|呢|哦|的)?(?=[，。！,.!\s]|$)/g },
  { kind: 'dismissing', kinder: 'feelings', pattern: /(?:请)?[您你]?(?:先)?(?:冷静(?:一下|一点|点|下)|(?:不要|别)(?:这么|那么)?(?:激动|生气|发火|发脾气))/g },
  { kind: 'dismissing', kinder: 'feelings', pattern: /(?:没|没有)(?:那么|这么)(?:严重|夸张|麻烦)|大惊小怪|小题大做|至于吗|有(?:那么|这么)(?:严重|夸张)吗|这有什么大不了|多大(?:点儿?)?事|这很正常/g },
  { kind: 'dismissing', kinder: 'explainPlainly', pattern: /(?:规定|政策|制度|流程)就?是(?:这样|这么)(?:规定)?的?|(?:公司|我们)就?是?(?:这样|这么)规定/g },
  { kind: 'dismissing', kinder: 'whole', pattern: /^\s*(?:哦|噢|嗯|不行|不能|不可以|没有|不知道|不清楚|随便)[哦啊呀的]?[。.!！~～…\s]*$/g },
  // Rude
  { kind: 'rude', kinder: 'warm', pattern: /傻(?:瓜|子|逼|吗|啊)|[您你](?:是不是|真|太)?(?:傻|蠢|笨)|白痴|神经病|脑子(?:有|进|坏)|[您你](?:是不是)?有病|闭嘴|滚(?=[！!。，,]|蛋|开[！!。，]|出去|$)/g },
  { kind: 'rude', kinder: 'warm', pattern: /烦死|烦不烦|废话|胡搅蛮缠|无理取闹|刁民|胡说|无语|懒得(?:理|说|管)|他妈的?|(?<![我您你他她爸妈])妈的|吃饱了?撑|关我(?:什么|屁|啥)事|呵呵/g },
  // 您, not 你. 你们 has no polite plural and stays.
  { kind: 'informal', kinder: 'politeYou', pattern: /(?<!迷)你(?!们)/g, replacement: '您' },
  // Absolute promises
  { kind: 'absolutePromise', kinder: 'honest', pattern: /(?:我们?|[向给跟][您你])[^，。！？,\n不没无难尽努力您你]{0,4}(?:保证|担保|打包票|打保票)(?![金书期人险单卡函])/g },
  { kind: 'absolutePromise', kinder: 'honest', pattern: /(?<![不没])(?:绝对|百分之?百|100\s*%|１００％)(?:能|会|可以|不会|没问题|没有问题|解决|放心|满意|到|保证)/g },
  { kind: 'absolutePromise', kinder: 'honest', pattern: /(?<![不您你])(?:肯定|一定)(?:能|会|可以)?(?:[帮给为][您你])?(?:修好|解决|到货|送到|送达|收到|没问题|没有问题|赔|退|搞定|办好|成功|通过)/g },
  { kind: 'absolutePromise', kinder: 'honest', pattern: /永远不会|再也不会|[绝决]不会再?|包[您你]满意|万无一失/g },
  // What is the house's own
  { kind: 'internal', kinder: 'keepInside', pattern: /内部(?:规定|流程|系统|文件|资料|消息|价|群|通知|政策|会议|数据|编号|口径)|(?:成本价?|进货价|出厂价|底价|利润)(?:是|只有|才|大概|就)/g },
  { kind: 'internal', kinder: 'keepInside', pattern: /(?:领导|老板|上面|上级|主管|经理)(?:也)?(?:不让|不同意|不批|不允许|不肯|不管|说不)|不让我们?(?:说|讲|告诉|透露)/g },
  { kind: 'internal', kinder: 'keepInside', pattern: /(?:其他|别的|其它)(?:客户|顾客|用户)(?:也|都|的)*(?:投诉|反映|遇到|姓名|电话|地址|资料|订单|有这个问题)/g },
  { kind: 'internal', kinder: 'absent', pattern: /(?:他|她|同事|师傅|工程师|经理|主管|专员|客服)(?:今天|最近|正在|现在|目前|刚|已经)*(?:在)?(?:(?:请|休)了?(?:病|产|婚|事|年|陪产|丧)?假|离职|被开除|被辞退|跳槽|生病|住院|(?:去|上)(?:了)?(?:厕所|洗手间)|吃饭)/g },
  { kind: 'internal', kinder: 'keepInside', pattern: /密码(?:是|为|[:：])\s*[A-Za-z0-9]{4,}|(?<![\d.])(?:10\.\d{1,3}|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.\d{1,3}\.\d{1,3}(?![\d.])/g },
];
