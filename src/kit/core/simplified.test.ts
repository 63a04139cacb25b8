import { expect, test } from 'vitest';
import { toSimplified } from './simplified.ts';

test.each([
  ['維修單號：臺灣', '维修单号：台湾'],
  ['洗衣機漏電、遙控器壞了', '洗衣机漏电、遥控器坏了'],
  ['請幫我轉接客服經理，謝謝您', '请帮我转接客服经理，谢谢您'],
  ['發票開錯，要求賠償並退還運費', '发票开错，要求赔偿并退还运费'],
  ['頭髮乾燥機裡面有雜音', '头发干燥机里面有杂音'],
  ['歐陽、諸葛、尉遲、長孫、鍾離、閭丘、軒轅', '欧阳、诸葛、尉迟、长孙、钟离、闾丘、轩辕'],
])('%s', (traditional, simplified) => {
  expect(toSimplified(traditional)).toBe(simplified);
});

test('what is simplified, or no Chinese at all, stays', () => {
  for (const text of ['维修单号：台湾', 'Ouyang 2026 👍', '\ud83d', '\u{20bb7}']) expect(toSimplified(text)).toBe(text);
});
