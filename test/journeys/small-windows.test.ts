/**
 * The desk in small windows and at 200 %: the list, the conversation and the customer stand one after another or two by two, what was
 * said is read, an answer goes out, the customer's file opens, and nothing that can be pressed lies under anything or out of the window.
 */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Client } from '../kit/client.ts';
import { picture } from '../kit/picture.ts';
import { expectPressable } from '../kit/pressable.ts';
import { fillHands, openShopBrand, type ShopBrand } from '../kit/shop-brand.ts';
import type { Visitor } from '../kit/visitor.ts';

let shop: ShopBrand;
let seat: Awaited<ReturnType<ShopBrand['seat']>>;
let page: Page;
let agent: Client;
let visitor: Visitor;

beforeAll(async () => {
  shop = await openShopBrand();
  agent = await shop.onDuty('agent');
  visitor = await shop.writes('马丽', '洗衣机今天能送到吗？', '售后维修');
  await fillHands(agent, 1);
  seat = await shop.seat('agent');
  page = seat.page;
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await picture(page, 'failed-small-windows');
});
afterAll(async () => {
  await seat?.context.close();
  await shop?.close();
});

const sizes = [[640, 360, 'one'], [720, 450, 'one'], [960, 540, 'two'], [1280, 720, 'three']] as const;
it.each(sizes)('at %i × %i: reads, answers, opens the customer’s file and comes back', async (width, height, room) => {
  await page.setViewportSize({ width, height });
  await page.goto('/?view=mine');
  await page.getByRole('option', { name: /马女士/ }).click();
  await expectPressable(page.getByRole('region', { name: '与马女士的对话' }).getByText('洗衣机今天能送到吗？'));

  const words = `今天下午送到，${width}`;
  const field = page.getByRole('textbox', { name: '写给马女士的回复' });
  await field.fill(words);
  await expectPressable(field);
  await expectPressable(page.getByRole('button', { name: '发送' }));
  await expectPressable(page.getByRole('button', { name: '转接' }));
  await page.getByRole('button', { name: '发送' }).click();
  await expect.poll(async () => (await visitor.conversation()).messages.at(-1)?.text, { timeout: 10_000 }).toBe(words);
  await expectPressable(page.getByRole('region', { name: '与马女士的对话' }).getByText(words));
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);

  const file = page.getByRole('complementary', { name: '客户与事项' });
  if (room !== 'three') {
    expect(await file.count()).toBe(0);
    // Half a reply waits while one looks at the customer.
    await field.fill('我再看一下');
    await page.getByRole('button', { name: '客户与事项' }).click();
  }
  await expectPressable(file.getByRole('heading', { name: '马女士' }).first());
  if (room === 'one') await page.getByRole('button', { name: '返回会话' }).click();
  if (room === 'two') await page.getByRole('button', { name: '收起客户栏' }).click();
  if (room !== 'three') {
    expect(await field.inputValue()).toBe('我再看一下');
    await field.fill('');
  }
  if (room === 'one') await page.getByRole('button', { name: '返回列表' }).click();
  await expectPressable(page.getByRole('option', { name: /马女士/ }));
});
