import { expect, test } from 'vitest';
import fc from 'fast-check';
import { readAfterword } from './thanks.ts';

test.each([
  '谢谢！', '谢谢', '没问题', '谢谢您', '非常感谢', '太感谢了！！！', '好的，谢谢', '好的谢谢您了', '嗯嗯，谢谢啦', '收到，谢谢', '已经解决了，谢谢你们', '修好了，谢谢师傅', '好的', '好', '嗯', '可以了', '知道了', '明白，谢谢！', '没问题了', '没有了，谢谢',
  '辛苦了', '麻烦您了，再见', '很满意', '服务很好，点赞', '谢谢小林', '谢谢王老师', '多谢～', '謝謝您', '感谢您的耐心解答', '祝您生活愉快', '新年快乐', '您也是', '谢谢🙏🙏', '👍', '❤️', '👍🏻', '谢谢[玫瑰]', '３Ｑ', 'OK', 'ok谢谢', '好的 thank you',
  'Thanks!', 'thank you', 'Thank you so much for your help!', 'ok thanks 👍', 'Great, thanks a lot', 'perfect', 'Got it, thanks.', 'It works now, thank you!', 'All good, cheers', 'thx', 'Have a nice day!', 'Thanks, you too', 'Much appreciated', 'no thanks', 'Thank you for the quick reply, have a great weekend', 'THANK YOU',
])('leaves it solved: %s', (text) => {
  expect(readAfterword(text)).toBe('thanks');
});

test.each([
  '还是坏的', '谢谢，但还是坏的', '又坏了', '谢谢了，又漏水了', '没解决', '没有解决，谢谢', '还是不行', '好的，那什么时候能退款？', '谢谢，请问发票怎么还没到', '还是一样', '好了吗？', '解决了？', '不满意', '不好用', '仍然报错', '谢谢！可是又开始响了',
  "It's still broken", 'Thanks, but it broke again', 'thanks, still not working', 'OK but the same problem', "It doesn't work", 'Thank you. When will it arrive?', 'great, broken again',
])('opens it again: %s', (text) => {
  expect(readAfterword(text)).toBe('problem');
});

test.each([
  '还是谢谢您', '', '   ', '……', '。', '您', '小林', '没有', '是的', '有', 'yes', 'no', '😡', '👎', '1', '我换个电话：13800138000', '请给我打电话', '呵呵，谢谢', '真行啊你们', '谢谢你们的“好”服务', '不', '不好', '不谢谢', '另外我想买一台新的', 'thanks for nothing', 'Please call me', 'no thanks to you', 'good grief', '好的，我明天把机器寄过去',
])('is not only thanks: %s', (text) => {
  expect(readAfterword(text)).not.toBe('thanks');
});

test('a problem is never taken for thanks, whatever kind words stand around it', () => {
  const kind = fc.constantFrom('谢谢', '好的', 'thanks', '👍', '，', ' ', '非常感谢您', '！', 'ok ', '辛苦了');
  const problem = fc.constantFrom('还是坏的', '又漏水了', '没解决', '不行', 'still broken', 'not working', '什么时候到', '请退款', '13800138000', '坏', '但是', '？');
  fc.assert(fc.property(fc.array(kind), problem, fc.array(kind), (before, trouble, after) => {
    expect(readAfterword(before.join('') + trouble + after.join(''))).not.toBe('thanks');
  }));
});

test('any text gets an answer', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
    expect(['thanks', 'problem', 'unclear']).toContain(readAfterword(text));
  }));
  // A text made to be divided in every possible way still gets its answer at once.
  expect(readAfterword(`${'谢'.repeat(198)}坏`)).toBe('problem');
  expect(readAfterword(`${'好了'.repeat(99)}坏`)).toBe('problem');
  expect(readAfterword('谢'.repeat(5000))).not.toBe('thanks');
});
