import { afterEach, expect, test, vi } from 'vitest';
import { largestAttachmentCount, longestText } from './core/limits.ts';
import { longestMessage } from '#kit/core/shapes.ts';
import { PostMessage } from '#interactions/contract.ts';
import { shownPageUrl, TitleMark } from './page.ts';

afterEach(() => vi.unstubAllGlobals());

test('the title is borrowed and given back, and what the shop wrote meanwhile stays', () => {
  const page = { title: '静音破壁机 S3' };
  vi.stubGlobal('document', page);
  const mark = new TitleMark();
  mark.show('(1) ');
  mark.show('(2) ');
  expect(page.title).toBe('(2) 静音破壁机 S3');
  mark.show('');
  expect(page.title).toBe('静音破壁机 S3');
  mark.show('(1) ');
  page.title = '(3) 购物车';
  mark.show('(2) ');
  expect(page.title).toBe('(2) (3) 购物车');
  mark.show('');
  expect(page.title).toBe('(3) 购物车');
});

test('the agent sees which page it is, never what might be a secret', () => {
  expect(shownPageUrl('https://u:p@shop.example/item?id=42&resetToken=abc&utm=1&auth_code=9#pay')).toBe('https://shop.example/item?id=42&utm=1');
  expect(shownPageUrl(`https://shop.example/?q=${'x'.repeat(3_000)}`).length).toBe(2_000);
});

test('the limits shown before sending are the limits the server has', () => {
  expect(longestText).toBe(longestMessage);
  const message = (count: number) => ({ key: 'key-0001', text: '', attachmentIds: Array.from({ length: count }, () => '01a1ffab-7995-7f90-a9e8-f97eb524aca3') });
  expect(PostMessage.safeParse(message(largestAttachmentCount)).success).toBe(true);
  expect(PostMessage.safeParse(message(largestAttachmentCount + 1)).success).toBe(false);
});
