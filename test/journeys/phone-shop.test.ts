/**
 * A customer on a phone, with nobody on duty: told so without contradiction, keeps the place, puts a mistyped number right, goes Back
 * without leaving the shop, and finds the conversation open again. The network goes and the window says so.
 */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { InteractionPage } from '#interactions/contract.ts';
import { axeViolations } from '../kit/axe.ts';
import { picture } from '../kit/picture.ts';
import { openShop, openShopBrand, unexpected, type ShopBrand } from '../kit/shop-brand.ts';

let shop: ShopBrand;
let seat: Awaited<ReturnType<ShopBrand['seat']>>;
let page: Page;

beforeAll(async () => {
  shop = await openShopBrand();
  seat = await shop.seat(null, { width: 390, height: 800 });
  page = seat.page;
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await picture(page, 'failed-phone-shop');
});
afterAll(async () => {
  await seat?.context.close();
  await shop?.close();
});

const panel = () => page.getByRole('dialog', { name: /在线客服/ });
const launcher = () => page.getByRole('button', { name: '在线客服' });
const isDotWarm = (): Promise<boolean> => panel().evaluate((node) => {
  const dot = node.querySelector('p[role="status"] > i');
  return dot !== null && node.ownerDocument.defaultView?.getComputedStyle(dot).boxShadow !== 'none';
});

it('Back folds the window and leaves the shop open; forward and the launcher open it again', async () => {
  await page.goto('/sign-in');
  await openShop(page, null);
  await panel().waitFor();
  await page.goBack();
  await launcher().waitFor();
  expect(new URL(page.url()).pathname).toBe('/shop/');
  await launcher().click();
  await panel().getByRole('button', { name: '收起' }).click();
  await launcher().waitFor();
  // Folded by its own button there is nothing left to go back over.
  await page.goBack();
  await page.waitForURL('**/sign-in');
  await page.goForward();
  await launcher().waitFor();
});

it('with nobody on duty the head, the place and the reason say the same, and nothing glows', async () => {
  await launcher().click();
  await panel().getByText('暂时没有客服在岗').waitFor();
  expect(await isDotWarm()).toBe(false);
  await panel().getByRole('textbox', { name: '请说说您遇到的问题' }).fill('冰箱不制冷了');
  await panel().getByRole('button', { name: '发送' }).click();
  await panel().getByText('此刻没有客服在岗').waitFor();
  expect(await panel().getByText('下一位就是您').count()).toBe(0);
  expect(await panel().getByText('服务时间，真人接待').count()).toBe(0);
  expect(await isDotWarm()).toBe(false);
});

it('the kept place says when one calls, and a mistyped number is put right in place', async () => {
  await panel().getByRole('button', { name: '保留我的位置' }).click();
  await panel().getByRole('textbox', { name: '手机或座机号码' }).fill('13800138001');
  await panel().getByRole('button', { name: '保留我的位置' }).click();
  await panel().getByText(/位置已经为您保留.*138/).waitFor();
  await panel().getByText(/客服到岗后，在服务时间内按先后顺序联系您/).waitFor();
  await panel().getByRole('button', { name: '修改' }).click();
  await panel().getByRole('textbox', { name: '手机或座机号码' }).fill('13900139002');
  await panel().getByRole('button', { name: '修改' }).click();
  await panel().getByText(/位置已经为您保留.*139/).waitFor();
  expect(await axeViolations(page)).toEqual([]);
  const lead = await shop.signedIn('lead');
  const [row] = (await lead.must<{ items: { id: string; keptPlace: { value: string } | null }[] }>('GET', '/api/interactions?view=kept_place')).items;
  expect(row?.keptPlace?.value).toMatch(/^139.*9002$/);
  const { messages } = await lead.must<InteractionPage>('GET', `/api/interactions/${row?.id ?? ''}`);
  expect(messages.filter((one) => one.text === 'interactions:line.placeKept')).toHaveLength(1);
});

it('a tab that comes back shows the conversation again; without a network the head does not glow', async () => {
  await page.reload();
  await panel().getByText(/位置已经为您保留/).waitFor();
  await panel().getByRole('button', { name: '我回来了，继续在线等' }).click();
  await panel().getByText('冰箱不制冷了').waitFor();
  const agent = await shop.onDuty('agent');
  const { items } = await agent.must<{ items: { id: string }[] }>('GET', '/api/interactions?view=waiting');
  await agent.must('POST', `/api/interactions/${items[0]?.id ?? ''}/take`);
  await panel().getByText(/为您服务/).first().waitFor();
  await expect.poll(isDotWarm).toBe(true);
  await seat.context.setOffline(true);
  await panel().getByText('您的网络断开了').waitFor();
  await expect.poll(isDotWarm).toBe(false);
  await seat.context.setOffline(false);
  await expect.poll(isDotWarm).toBe(true);
  expect(unexpected(seat.complaints, /status of (401|404)|ERR_INTERNET_DISCONNECTED|WebSocket/)).toEqual([]);
});
