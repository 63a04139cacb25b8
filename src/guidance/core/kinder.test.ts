import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withKinder } from './kinder.ts';
import { checkPhrases } from './phrases.ts';

const grave = (text: string) => checkPhrases(text).filter((one) => one.kind !== 'informal');
/** With the kinder words in the place of the first thing that hurts. */
function better(text: string, kinder: string): string {
  const all = grave(text);
  const [first] = all;
  if (first === undefined) throw new Error(`nothing hurts in: ${text}`);
  return withKinder(text, first, all, kinder);
}

const takeOver = '这件事我来帮您联系负责的同事，并一直跟进到有结果。';
const together = '我明白您的意思，我们一起核对一下，好吗？';
const canDo = '我现在能为您做的是……';
test.each([
  // Two that hurt in one sentence: the sentence.
  ['这不归我管，你自己去找售后吧。', takeOver, takeOver],
  ['您好。这不归我管，您去找其他部门吧！我还在。', takeOver, `您好。${takeOver}我还在。`],
  ['您错了，谁让您不看说明书？', together, together],
  // One: its clause, up to the mark.
  ['这个事情不归我们部门负责，请稍等。', takeOver, '这件事我来帮您联系负责的同事，并一直跟进到有结果，请稍等。'],
  ['抱歉，这不归我管', takeOver, `抱歉，${takeOver}`],
  ['订单 1,000 元的事这不归我管！！\n请稍等', takeOver, `${takeOver}\n请稍等`],
  ['您说得不对，说明书上写得很清楚。', together, `${together}说明书上写得很清楚。`],
  ['非常抱歉，我也没办法。', canDo, `非常抱歉，${canDo}`],
  ['您问“退，还是换？”这不归我管。我帮您查。', takeOver, `${takeOver}我帮您查。`],
])('zh: %s', (text, kinder, said) => {
  expect(better(text, kinder)).toBe(said);
});

const mine = 'Let me find the colleague who can help, and I will stay with you until it is settled.';
const look = 'I see what you mean. Shall we look at it together?';
test.each([
  ["That's not my job, and it was your own mistake.", mine, mine],
  ["Hello. That's not my department, you'll need to contact someone else! I am here.", mine, `Hello. ${mine} I am here.`],
  ["Sorry, that's not my department.", mine, `Sorry, ${mine.replace('Let', 'let')}`],
  ["That's not my job, but wait.", mine, `${mine.slice(0, -1)}, but wait.`],
  ["You're wrong about that! It ships at 3:30 pm.", look, `${look} It ships at 3:30 pm.`],
  ['Fine. Whatever.', look, `Fine. ${look}`],
  ['I checked example.com today and there is nothing I can do?\nBye', mine, `${mine}\nBye`],
])('en: %s', (text, kinder, said) => {
  expect(better(text, kinder)).toBe(said);
});

test('the words that take its place are all that is changed, and no mark stands twice', () => {
  const parts = fc.array(fc.constantFrom('您好', '，', '。', '！', '\n', '这不归我管', '您自己去找售后吧', '我帮您查', ' ', ',', '. ', "that's not my job", 'I see', '“好，”'), { maxLength: 12 }).map((some) => some.join(''));
  fc.assert(fc.property(parts, (text) => {
    const all = grave(text);
    for (const one of all) {
      const said = withKinder(text, one, all, takeOver);
      const at = said.indexOf(takeOver.slice(0, -1));
      expect(at).toBeGreaterThanOrEqual(0);
      expect(text.startsWith(said.slice(0, at))).toBe(true);
      expect(said.slice(at + takeOver.length - 1)).not.toMatch(/^[。，,.！]{2}/);
      expect(grave(said).length).toBeLessThan(all.length);
    }
  }));
});
