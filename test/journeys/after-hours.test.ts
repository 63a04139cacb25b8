/** At night on the shop's page: the queue's own words before the first word and beside the wait; in the morning they are gone. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Queue } from '#routing/contract.ts';
import { axeViolations } from '../kit/axe.ts';
import { openBrowser, sitDown } from '../kit/browser.ts';
import { openWorld, type World } from '../kit/world.ts';

let browser: Browser;
let world: World;
let queue: Queue;
let lead: Awaited<ReturnType<World['signedInAs']>>;

beforeAll(async () => {
  // A Wednesday, eight in the evening in Shanghai.
  [browser, world] = await Promise.all([openBrowser(), openWorld({ start: '2026-11-18T12:00:00.000Z' })]);
  lead = await world.signedInAs('lead');
  const [first] = (await lead.must<{ items: Queue[] }>('GET', '/api/queues')).items;
  if (first === undefined) throw new Error('the brand has no queue');
  queue = first;
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

it('the queue says in its own words that it is closed and what to do; who writes all the same sees it beside the wait, until the morning', async () => {
  await lead.must('PUT', `/api/queues/${queue.id}`, { closedMessage: { zh: '夜间急修请拨 400-000-0000。', en: 'At night call 400-000-0000.' } });
  const { page, context, complaints } = await sitDown(browser, { baseUrl: world.baseUrl });
  await page.goto('/shop/');
  await page.getByRole('button', { name: '在线客服' }).click();
  await page.getByText('夜间急修请拨 400-000-0000。').waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await page.locator('lingting-chat').getByRole('textbox', { name: '请说说您遇到的问题' }).fill('洗衣机漏水了');
  await page.keyboard.press('Enter');
  const strip = page.locator('lingting-chat').getByRole('status').filter({ hasText: '夜间急修请拨 400-000-0000。' });
  await strip.waitFor();
  await page.getByRole('button', { name: '保留我的位置' }).waitFor();
  expect(await axeViolations(page)).toEqual([]);

  world.clock.set('2026-11-19T01:00:00.000Z');
  await world.centre.sweep();
  await strip.waitFor({ state: 'detached' });
  expect(complaints).toEqual([]);
  await context.close();
});

it('a queue without words of its own says when it opens', async () => {
  world.clock.set('2026-11-18T12:00:00.000Z');
  await lead.must('PUT', `/api/queues/${queue.id}`, { closedMessage: { zh: '', en: '' } });
  const { page, context } = await sitDown(browser, { baseUrl: world.baseUrl });
  await page.goto('/shop/');
  await page.getByRole('button', { name: '在线客服' }).click();
  await page.getByText(/^现在是休息时间，我们.*0?9:00 ?开始服务/).waitFor();
  await context.close();
});
