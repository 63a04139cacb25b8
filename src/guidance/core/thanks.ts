/**
 * After a matter was solved, the customer writes once more. "谢谢！" leaves it solved; "还是坏的" opens it again.
 *
 * The whole message must be made of thanks, agreement and good wishes to count as thanks: one word more and it is not. Everything
 * else opens the matter again, for a problem that is missed costs a customer and a needless reopening costs a click. The agent can
 * overrule either.
 */
export type Afterword = 'thanks' | 'problem' | 'unclear';

/** Longer than any mere thank-you. */
const longestThanks = 200;

/** Words of thanks, contentment, agreement and parting. 有, 没有, 是的, yes, no are left out: they answer a question we cannot see. */
const kindChinese = [
  String.raw`(?:真的|真是|实在|太|非常|十分|万分|特别|多|衷心|再次)?(?:谢谢|感谢|多谢|感激|谢啦|谢了|謝謝|感謝|多謝|谢)(?:您|你|们|了|啦|啊|哈|呀|哦|哟|喽|各位|大家)*`,
  String.raw`(?:您|你|们|贵司|贵公司|客服|师傅|老师|小姐姐|小哥哥|姐姐|哥哥|亲|亲爱的)+(?:的(?:帮助|帮忙|回复|耐心|服务|解答|支持|理解|关心|处理))?`,
  String.raw`(?:的)?(?:帮助|帮忙|耐心解答|耐心回复|及时回复|及时处理)`,
  String.raw`小\p{Script=Han}`,
  String.raw`\p{Script=Han}(?:老师|师傅|经理|先生|女士|小姐)`,
  String.raw`好(?:的|哒|滴|嘞|啊|呀|吧|了)*`,
  String.raw`嗯+`,
  String.raw`行(?:的|啊|吧|了)?`,
  String.raw`可以(?:的|了|啦)?`,
  String.raw`知道(?:了|啦)`,
  String.raw`明白(?:了|啦)?`,
  String.raw`了解(?:了)?`,
  String.raw`收到(?:了|啦)?`,
  String.raw`没(?:有)?问题(?:了|啦)?`,
  String.raw`没事(?:了|儿|啦)?`,
  String.raw`(?:已经|都|现在|终于|全部|问题)*(?:解决|搞定|修好|弄好|处理好|恢复|正常)(?:了|啦)+`,
  String.raw`(?:已经|都|现在|终于)(?:好|可以|能用|正常)(?:了|啦)`,
  String.raw`(?:您|你|们)?(?:辛苦|麻烦|打扰|费心)(?:了|啦|您|你|们)+`,
  String.raw`(?:很|非常|十分|特别|太|真|挺)?(?:满意|不错|专业|耐心|贴心|周到|热情|好评|赞|棒|给力|靠谱|及时|高效|厉害|开心|高兴)(?:了|啦|的|哦|啊)*`,
  String.raw`(?:很|非常|太|真|挺)好(?:了|啦|的|用)*`,
  String.raw`(?:你们|您的|你的|你们的)?(?:服务|态度)`,
  String.raw`祝?(?:您|你|们)?(?:生活|工作|一切|周末|节日|新年|新春|中秋|国庆|元旦|春节)*(?:愉快|顺利|快乐|安康|如意|幸福)`,
  String.raw`(?:您|你)也是?一?样?`,
  String.raw`同(?:祝|乐)`,
  String.raw`没有了|不用了|再见|拜拜|回见|晚安|点赞|五星|3q|3x`,
];
const kindEnglish = [
  String.raw`(?:many |no, |no |ok |okay )?(?:thanks?|thankyou|thx|tks|ty|tysm|cheers)(?: you)?(?: (?:so|very) much| a (?:lot|million|bunch)| again| all| guys| everyone)*`,
  String.raw`(?:much |really |greatly )?appreciated?`,
  String.raw`i (?:really )?appreciate (?:it|that|this|your help)`,
  String.raw`(?:for|with) (?:all )?(?:your|the|this|that|everything)(?: (?:quick|kind|great|fast|prompt|amazing))*(?: (?:help|support|reply|response|assistance|patience|time|service|answer|work|update|info(?:rmation)?))?`,
  String.raw`for (?:helping|everything|that|this)`,
  String.raw`ok(?:ay|ey|ie)?`,
  String.raw`(?:it(?:['’]s| is) )?all good`,
  String.raw`(?:it(?:['’]s| is) |that(?:['’]s| is) )?(?:great|perfect|fine|all|solved|fixed|resolved|sorted|working)(?: now)?`,
  String.raw`(?:it|that|everything) works(?: (?:now|again|fine|perfectly|great))*`,
  String.raw`(?:that|this|you|it)(?:['’]ve| have)?(?: really)? (?:helped|been (?:very |so |really )?(?:helpful|kind))(?: (?:me|a lot))*`,
  String.raw`you(?:['’]re| are) (?:the best|great|amazing|awesome|very kind|so kind|a star)`,
  String.raw`(?:very|so|really) (?:helpful|kind|happy|good|nice|satisfied)`,
  String.raw`(?:great|good|excellent|amazing) (?:service|job|work|help|support)`,
  String.raw`(?:have a|and a) (?:nice|good|great|lovely)(?: (?:day|one|evening|weekend|week|night))?`,
  String.raw`best(?: wishes| regards)?`,
  String.raw`(?:dear )?(?:team|all|sir|madam)`,
  String.raw`k|great|perfect|awesome|excellent|wonderful|brilliant|fantastic|amazing|lovely|super|cool|nice|good|fine|sure|got it|understood|noted`,
  String.raw`will do|sounds good|well done|problem solved|bye|goodbye|see you|take care|you too|same to you|kind regards|and|so much`,
];
const kindSigns = String.raw`[\s\p{Cf}\p{M},，.。!！~～、…:：)）;；^_*—-]|👍|🙏|😊|😄|😃|😀|🙂|😁|☺|❤|♥|💕|💖|🌹|🎉|👌|🤝|✌|💪|🥰|😘|😍|🤗|👏|🌸|💐|☀|🏻|🏼|🏽|🏾|🏿|\[(?:微笑|玫瑰|强|抱拳|握手|鲜花|爱心|赞|OK|愉快|呲牙|拥抱|合十|感谢)\]`;

const kindWords = [...kindChinese, ...kindEnglish.map((words) => `(?<![a-z])(?:${words})(?![a-z])`), kindSigns].map((words) => new RegExp(words, 'iuy'));

/** Can the whole text be read as kind words one after another? Place by place, so that no text makes it try every division. */
function isOnlyKind(text: string): boolean {
  const reached = new Set([0]);
  for (const at of reached) {
    for (const words of kindWords) {
      words.lastIndex = at;
      const end = words.test(text) ? words.lastIndex : at;
      reached.add(end);
    }
  }
  return reached.has(text.length);
}

/** At least one word or sign that thanks, agrees or parts: punctuation and an address alone say nothing. */
const saysSomething = /[谢謝]|感[激谢謝]|好|嗯|行|可以|知道|明白|了解|收到|没|不用|解决|搞定|恢复|正常|能用|辛苦|麻烦|打扰|费心|再见|拜|回见|晚安|满意|不错|专业|耐心|贴心|周到|热情|赞|棒|给力|靠谱|及时|高效|厉害|开心|高兴|五星|也是|同祝|同乐|愉快|顺利|快乐|安康|如意|幸福|3[qx]|[a-z]{2}|\bk\b|👍|🙏|😊|😄|😃|😀|🙂|😁|☺|❤|♥|💕|💖|🌹|🎉|👌|🤝|✌|💪|🥰|😘|😍|🤗|👏|🌸|💐|\[/iu;
/** Said of a thing that has gone wrong again, or never went right. */
const renewed =
  /还是(?:坏|不|没|有|老样子|一样|漏|响|这样|那样|原样)|又(?:坏|不|没|出|漏|响|开始|来|断|停|这样|犯)|仍然|仍旧|依然|依旧|没有?(?:解决|修好|处理|收到|到账|人|用|效果|反应|变化)|不(?:行|能用|工作|好使|好用|转|制冷|加热|满意|亮|通)|坏了?|故障|报错|漏|投诉|退货|退款|骗|差评|怎么(?:又|还)|为什么|什么时候|[?？]|\b(?:still|again|not working|doesn['’]t|does not|didn['’]t|isn['’]t|won['’]t|can['’]t|broken|broke|but|however|problem is|same (?:issue|problem|error)|nothing|never|refund|complain)\b/iu;

/**
 * @param text what the customer wrote; a message with attachments is more than its text and is not for this to judge
 * @returns `thanks` leaves the matter solved; `problem` and `unclear` open it again (`problem` names itself so)
 */
export function readAfterword(text: string): Afterword {
  const said = text.normalize('NFKC').trim();
  if (said.length <= longestThanks && isOnlyKind(said) && saysSomething.test(said)) return 'thanks';
  return renewed.test(said) ? 'problem' : 'unclear';
}
