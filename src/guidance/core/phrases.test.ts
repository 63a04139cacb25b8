import { expect, test } from 'vitest';
import fc from 'fast-check';
import wordsEn from '../words.en.json' with { type: 'json' };
import wordsZh from '../words.zh.json' with { type: 'json' };
import { type PhraseKind, phraseKinds } from './phrase-rule.ts';
import { phrasesEn } from './phrases.en.ts';
import { checkPhrases } from './phrases.ts';
import { phrasesZh } from './phrases.zh.ts';

const hurts: [PhraseKind, string][] = [
  ['notMyJob', '这不归我管'], ['notMyJob', '这个事情不归我们部门负责，请拨打总机'], ['notMyJob', '抱歉，这不是我们负责的'], ['notMyJob', '您去找其他部门吧'], ['notMyJob', '您自己去找售后吧'], ['notMyJob', '您自己联系厂家吧'], ['notMyJob', '这不属于我们的业务范围'], ['notMyJob', '这个我管不了'],
  ['arguing', '您错了，说明书上写得很清楚'], ['arguing', '您说得不对'], ['arguing', '我已经跟您说过好几遍了'], ['arguing', '我不是跟您说过了吗'], ['arguing', '您听不懂吗'], ['arguing', '那您到底想怎么样'],
  ['arguing', '您去投诉吧'], ['arguing', '爱信不信'], ['arguing', '随便您'], ['arguing', '这不是我们的问题'], ['arguing', '不可能，系统里没有'], ['arguing', '您记错了'],
  ['blaming', '这是您自己弄坏的'], ['blaming', '都是您的责任'], ['blaming', '谁让您不看说明书'], ['blaming', '您怎么不早说'], ['blaming', '您应该早点联系我们'], ['blaming', '您没看说明书吧'], ['blaming', '这只能怪您自己'], ['blaming', '肯定是您操作不当'], ['blaming', '您为什么现在才说'],
  ['interrupting', '您先听我说'], ['interrupting', '让我把话说完'], ['interrupting', '您别说了'], ['interrupting', '请不要打断'], ['interrupting', '行了行了，我知道了'], ['interrupting', '您快点说'],
  ['dismissing', '我也没办法'], ['dismissing', '我们实在无能为力'], ['dismissing', '我不知道。'], ['dismissing', '请您冷静一下'], ['dismissing', '您别激动'], ['dismissing', '没那么严重'], ['dismissing', '规定就是这样'], ['dismissing', '不行'], ['dismissing', '哦。'],
  ['rude', '您有病吧'], ['rude', '滚！'], ['rude', '真是无理取闹'], ['rude', '关我什么事'], ['rude', '懒得理您'],
  ['informal', '你好，请问有什么可以帮到'], ['informal', '我这就帮你查'],
  ['absolutePromise', '我保证明天到'], ['absolutePromise', '我向您保证不会再坏'], ['absolutePromise', '绝对没问题'], ['absolutePromise', '百分百解决'], ['absolutePromise', '肯定能修好'], ['absolutePromise', '一定会给您退'], ['absolutePromise', '以后再也不会出现'],
  ['internal', '按照我们内部规定不能退'], ['internal', '领导不让我们说'], ['internal', '其他客户也投诉过这一批'], ['internal', '张工程师今天请病假了'], ['internal', '他去厕所了'], ['internal', '成本价只有三百'], ['internal', '登录密码是 abc12345'], ['internal', '请访问 192.168.1.20'],
  ['notMyJob', "That's not my department."], ['notMyJob', "Sorry, this isn't our responsibility"], ['notMyJob', 'You’ll need to contact another department'],
  ['arguing', "You're wrong about that"], ['arguing', 'As I already told you, it ships Monday'], ['arguing', 'Suit yourself.'], ['arguing', "It's not our fault"],
  ['blaming', 'You should have read the manual'], ['blaming', "Why didn't you call earlier?"], ['blaming', 'That was your own mistake'], ['blaming', 'You’re using it wrong'],
  ['interrupting', 'Please let me finish'], ['interrupting', "Don't interrupt"],
  ['dismissing', 'Please calm down'], ['dismissing', "There's nothing I can do"], ['dismissing', "I don't know."], ['dismissing', "It's just our policy"], ['dismissing', 'No.'],
  ['rude', 'That is ridiculous'], ['rude', 'Obviously you did'],
  ['absolutePromise', 'I guarantee it will work'], ['absolutePromise', 'It will definitely arrive tomorrow'], ['absolutePromise', 'This will never happen again'],
  ['internal', 'Our internal policy says no'], ['internal', 'My boss won’t allow it'], ['internal', 'She is on sick leave'], ['internal', 'Other customers have complained too'],
];
test.each(hurts)('%s: %s', (kind, text) => {
  const findings = checkPhrases(text);
  expect(findings.map((finding) => finding.kind)).toContain(kind);
  for (const finding of findings) expect(text.slice(finding.start, finding.end)).toBe(finding.text);
});

/** What good agents write every day, and product words that look like trouble. */
const fine = [
  '欧阳女士您好，请问有什么可以帮您？', '非常抱歉让您久等了，我马上为您查询。', '您别着急，我这就帮您看。', '您的滚筒洗衣机脱水噪音大，我来安排师傅上门。', '迷你冰箱的保修期是三年。',
  '难怪您着急，换了我也一样。', '没有责怪您的意思。', '我们会尽力保证按时送到。', '不一定能当场修好，但我会盯着进度。', '这个问题我帮您找其他同事一起看。', '让您反复说了好几遍，实在抱歉。',
  '质量保证书在包装箱里。', '请您提供一下订单号。', '今天下午 3 点前给您回复。', '您说得对，是我们的疏忽。', '关于您的问题，我已经记录下来。', '我不知道您更方便上午还是下午，您看呢？', '我理解您的心情。', '谢谢您告诉我们。',
  '您可以随时联系我们，也可以向我们投诉。', '我妈的洗衣机也是这一款。', '我一定转达您的意见。', '面料为100%纯棉。', '您自己也可以在网上查看进度。', '是您自己找到的方法吗？', '您自己去问过售后吗？', '所有病毒过滤功能均正常。', '方便让我说明一下原因吗？', '你们公司的地址是？', '已经修好了，好的。',
  '您说“这不归我管”的那位同事，我会去核实。', '> 你们就是骗子\n非常抱歉给您带来这样的感受。', '请发到 you@wrong.example，或打开 https://example.com/idiot', '是您没收到短信吗？', '没有问题，我现在处理。', '您先看到一个绿色按钮，再按一下。',
  'Hello Ms Ouyang, how can I help you?', 'I am sorry for the wait. Let me check that for you.', 'I don’t know yet whether it will arrive today; I will call you by 5 pm.', 'You can reach us at any time.', 'I cannot guarantee the date, but I will keep you posted.',
  'I promise to do my best.', 'We will do everything we can.', 'Could you tell me your order number?', 'You said “that’s not my department” was the answer you got. I am sorry.', 'Thank you, no problem at all.', 'The internal storage is 128 GB.',
];
test.each(fine)('nothing to say about: %s', (text) => {
  expect(checkPhrases(text)).toEqual([]);
});

test('a finding says where, what, why and what would be kinder', () => {
  expect(checkPhrases('抱歉，这不归我管。')).toEqual([
    { start: 3, end: 8, text: '这不归我管', kind: 'notMyJob', why: 'phrases.why.notMyJob', kinder: 'phrases.kinder.takeOver' },
  ]);
});

test('你 can be put right with one key, and the sentence is then fine', () => {
  const text = '你好，我帮你查一下';
  const findings = checkPhrases(text);
  expect(findings.map(({ start, replacement }) => [start, replacement])).toEqual([[0, '您'], [5, '您']]);
  const better = findings.reduceRight((sentence, { start, end, replacement }) => sentence.slice(0, start) + (replacement ?? '') + sentence.slice(end), text);
  expect(checkPhrases(better)).toEqual([]);
});

test('of findings inside one another only the outer is told', () => {
  expect(checkPhrases('谁让你不看说明书').map((finding) => finding.text)).toEqual(['谁让你']);
});

const at = (words: unknown, key: string) => key.split('.').reduce<unknown>((node, part) => (typeof node === 'object' && node !== null ? Object.entries(node).find(([name]) => name === part)?.[1] : undefined), words);
const phraseKeys = [...new Set([...phrasesZh, ...phrasesEn].flatMap(({ kind, kinder }) => [`phrases.why.${kind}`, `phrases.kinder.${kinder}`]))];

test('every key a finding may name has words in both languages', () => {
  for (const key of phraseKeys) {
    expect(at(wordsZh, key), `zh ${key}`).toEqual(expect.any(String));
    expect(at(wordsEn, key), `en ${key}`).toEqual(expect.any(String));
  }
});

test('our own kinder words pass the check, but for the gap the agent fills', () => {
  for (const words of [wordsZh, wordsEn]) {
    for (const key of phraseKeys.filter((each) => each.startsWith('phrases.kinder.') && !each.endsWith('politeYou'))) expect(checkPhrases(String(at(words, key))), key).toEqual([]);
  }
});

test('any text gets an answer whose places are right', () => {
  const words = fc.array(fc.constantFrom(...hurts.map(([, text]) => text), ...fine, '👍', '\ud83d', '“', '"', '\n> ')).map((parts) => parts.join(''));
  fc.assert(fc.property(fc.oneof(words, fc.string({ unit: 'binary' })), (text) => {
    let last = 0;
    for (const finding of checkPhrases(text)) {
      expect(text.slice(finding.start, finding.end)).toBe(finding.text);
      expect(phraseKinds).toContain(finding.kind);
      expect(finding.start).toBeGreaterThanOrEqual(last);
      last = finding.start;
    }
  }));
});
