/** A lead before the line of a queue: who waits and why, somebody goes first with a reason, another is moved and closed, each with a way back; the story tells it. */
import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { QueueNow, Queues, RoutingRecord } from '#routing/contract.ts';
import type * as z from 'zod';
import { axeViolations } from '../kit/axe.ts';
import type { Client } from '../kit/client.ts';
import { atRest } from '../kit/browser.ts';
import { picture } from '../kit/picture.ts';
import { openShopBrand, unexpected, type ShopBrand } from '../kit/shop-brand.ts';

type Seat = Awaited<ReturnType<ShopBrand['seat']>>;
let shop: ShopBrand;
let lead: Seat;
let client: Client;
let queueId: string;

const patience = { timeout: 20_000 };
const line = (page: Page): Locator => page.getByRole('list', { name: '此刻的队伍' });
const names = async (page: Page): Promise<string[]> => (await line(page).getByRole('listitem').getByRole('link').allTextContents()).map((name) => name.trim());
const toasts = (page: Page): Locator => page.getByRole('region', { name: '刚刚发生的事' });

beforeAll(async () => {
  shop = await openShopBrand();
  client = await shop.signedIn('lead');
  queueId = (await client.must<z.infer<typeof Queues>>('GET', '/api/queues')).items.find((queue) => queue.name === '售后维修')?.id ?? '';
  await shop.writes('马丽', '您好，想问一下洗衣机的送货时间。', '售后维修');
  await shop.writes('李思雨', '冰箱不制冷，家里有婴儿的药。', '售后维修');
  lead = await shop.seat('lead');
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await picture(lead.page, 'failed-queue-line');
});
afterAll(async () => {
  await lead?.context.close();
  await shop?.close();
});

it('from the team to the line of a queue: who waits in order, and that nobody is here to take them', async () => {
  const { page } = lead;
  await page.goto('/team');
  await page.getByRole('list', { name: '各队列此刻' }).getByRole('link', { name: /售后维修.*2 位在等/ }).click();
  await page.getByRole('heading', { name: '售后维修', level: 1 }).waitFor();
  await expect.poll(() => names(page), patience).toEqual(['马女士', '李女士']);
  await page.getByText('没有能接这个队列的人在岗').waitFor();
  await line(page).getByText('没有能接的人在岗，估不出').first().waitFor();
  await line(page).getByText(/离线 \d+ 人/).first().waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await picture(page, 'queue-line-zh-light');
});

it('somebody goes first, with a reason; taken back; and again by the story', async () => {
  const { page } = lead;
  const acts = async (name: string, entry: string): Promise<void> => {
    await page.getByRole('button', { name: `对 ${name} 的操作` }).click();
    await page.getByRole('menuitem', { name: entry }).click();
  };
  await acts('李女士', '让这位先接…');
  const dialog = page.getByRole('dialog', { name: '让李女士先接' });
  await dialog.getByRole('button', { name: '确定' }).click();
  await dialog.getByText('请写一句原因。').waitFor();
  await dialog.getByRole('textbox', { name: '原因' }).fill('婴儿的药要冷藏');
  expect(await axeViolations(page)).toEqual([]);
  await dialog.getByRole('button', { name: '确定' }).click();
  await expect.poll(() => names(page), patience).toEqual(['李女士', '马女士']);
  await line(page).getByText('优先').waitFor();
  await toasts(page).getByRole('button', { name: '撤销' }).click();
  await expect.poll(() => names(page), patience).toEqual(['马女士', '李女士']);

  await acts('李女士', '结束这次排队');
  await expect.poll(() => names(page), patience).toEqual(['马女士']);
  await toasts(page).getByRole('button', { name: '撤销' }).click();
  await expect.poll(() => names(page), patience).toEqual(['马女士', '李女士']);

  await line(page).getByRole('link', { name: '李女士' }).click();
  await page.getByText('为什么派给这位同事').click();
  await page.getByText('婴儿的药要冷藏').waitFor();
  await page.getByText('撤销结束，继续').waitFor();
  const id = (await client.must<QueueNow>('GET', `/api/queues/${queueId}/now`)).items[1]?.interactionId ?? '';
  const kinds = (await client.must<RoutingRecord>('GET', `/api/interactions/${id}/routing`)).story.map((told) => told.kind);
  expect(kinds.filter((kind) => ['class_changed', 'ended', 'resumed'].includes(kind))).toEqual(['class_changed', 'class_changed', 'ended', 'resumed']);
});

it('a menu that arrives while the button is held down opens all the same', async () => {
  const { page } = await shop.seat('lead');
  let letIn = () => {};
  const held = new Promise<void>((resolve) => (letIn = resolve));
  await page.route(/MenuKit/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(`/queues/${queueId}`);
  const button = page.getByRole('button', { name: '对 马女士 的操作' });
  await button.hover();
  await page.mouse.down();
  const arrived = page.waitForResponse(/MenuKit/);
  letIn();
  await (await arrived).finished();
  // It is drawn, however long the machine takes.
  await atRest(page);
  await page.mouse.up();
  await page.getByRole('menuitem', { name: '结束这次排队' }).waitFor();
  await page.context().close();
});

it('one is taken from the line; how true the waits were says that there is nothing to compare yet', async () => {
  const { page } = lead;
  await page.goto(`/queues/${queueId}`);
  await expect.poll(() => names(page), patience).toEqual(['马女士', '李女士']);
  await line(page).getByRole('listitem').first().getByRole('button', { name: '接起' }).click();
  await expect.poll(() => names(page), patience).toEqual(['李女士']);
  await page.getByRole('tab', { name: '等待估计准不准' }).click();
  await page.getByText('还没有可以对照的等待').waitFor();
  expect(await axeViolations(page)).toEqual([]);
  expect(unexpected(lead.complaints)).toEqual([]);
});
