/** The desk with a crowd before it, on its first second, and on the day the house is renewed under an open tab. */
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { axeViolations } from '../kit/axe.ts';
import { atRest, openBrowser, sitDown } from '../kit/browser.ts';
import { arriveMany } from '../kit/contacts.ts';
import { openWorld, type World } from '../kit/world.ts';

const crowd = 250;
/** Rows that are drawn at once: a screenful and some beyond its edges. */
const mostDrawn = 60;
/** What a person downloads before the list stands, gzip. */
const firstSecondBytes = 300_000;

let browser: Browser;
let world: World;
let cookie: string | undefined;
let agentCookie: string | undefined;
beforeAll(async () => {
  [browser, world] = await Promise.all([openBrowser(), openWorld({ realTime: true })]);
  await arriveMany(world, crowd);
  cookie = (await world.signedInAs('lead')).cookie;
  agentCookie = (await world.signedInAs('agent')).cookie;
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

const seat = (whose = cookie) => sitDown(browser, { baseUrl: world.baseUrl, ...(whose === undefined ? {} : { cookie: whose }) });
const place = (page: Page, n: number) => page.locator(`[role="option"][aria-posinset="${n}"]`);
const isSelectedAndSeen = (page: Page, n: number) => expect.poll(async () => (await place(page, n).getAttribute('aria-selected')) === 'true' && (await place(page, n).evaluate((node) => {
  const { top, bottom } = node.getBoundingClientRect();
  const box = node.closest('[role="listbox"]')?.getBoundingClientRect();
  return box !== undefined && top >= box.top - 1 && bottom <= box.bottom + 1;
})), { timeout: 10_000 }).toBe(true);

it('a live view draws what is seen, says how many stand behind it, and is walked by keys to its end; a reload stands at the same row', async () => {
  const { page, context, complaints } = await seat();
  await page.goto('/?view=waiting');
  await place(page, 1).waitFor();
  expect(await place(page, 1).getAttribute('aria-setsize')).toBe('200');
  expect(await page.getByRole('option').count()).toBeLessThan(mostDrawn);
  await page.getByText(`还有 ${crowd - 200} 位没有显示`).waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await page.getByRole('listbox').focus();
  await page.keyboard.press('End');
  await isSelectedAndSeen(page, 200);
  expect(await page.getByRole('option').count()).toBeLessThan(mostDrawn);
  await page.keyboard.press('k');
  await isSelectedAndSeen(page, 199);
  await page.reload();
  await isSelectedAndSeen(page, 199);
  await page.getByRole('listbox').focus();
  await page.keyboard.press('Home');
  await isSelectedAndSeen(page, 1);
  await page.keyboard.press('PageDown');
  await expect.poll(async () => Number(await page.locator('[role="option"][aria-selected="true"]').getAttribute('aria-posinset'))).toBeGreaterThan(5);
  // Who stands behind the first page comes as one goes down: nobody is out of reach.
  await page.keyboard.press('End');
  await expect.poll(() => page.getByRole('option').last().getAttribute('aria-setsize'), { timeout: 10_000 }).toBe(String(crowd));
  await page.keyboard.press('End');
  await isSelectedAndSeen(page, crowd);
  await page.getByText('没有显示').waitFor({ state: 'detached' });
  expect(complaints).toEqual([]);
  await context.close();
});

it('the view of all comes in pages as one walks down, to the last', async () => {
  const { page, context, complaints } = await seat();
  await page.goto('/?view=all');
  await place(page, 1).waitFor();
  await page.getByRole('listbox').focus();
  for (let shown = 0; shown < crowd;) {
    await page.keyboard.press('End');
    await expect.poll(async () => Number(await page.locator('[role="option"]').last().getAttribute('aria-setsize')), { timeout: 10_000 }).toBeGreaterThan(shown);
    shown = Number(await page.locator('[role="option"]').last().getAttribute('aria-setsize'));
  }
  await page.keyboard.press('End');
  await isSelectedAndSeen(page, crowd);
  expect(await page.getByRole('option').count()).toBeLessThan(mostDrawn);
  expect(complaints).toEqual([]);
  await context.close();
});

it('until the list stands, a person downloads less than the limit', async () => {
  const { page, context } = await seat(agentCookie);
  // What comes later by itself (menus, palette, finders) waits for its time, however slow this machine is.
  await page.addInitScript('{ const plain = window.setTimeout; window.setTimeout = (run, ms, ...rest) => plain(run, ms >= 1000 ? ms * 100 : ms, ...rest); }');
  const parts = new Map<string, Promise<number>>();
  page.on('response', (response) => {
    if (/\.(js|css)$/.test(new URL(response.url()).pathname)) parts.set(response.url(), response.body().then((body) => gzipSync(body).length));
  });
  await page.goto('/?view=waiting');
  await place(page, 1).waitFor();
  await page.waitForLoadState('networkidle');
  const sizes = await Promise.all(parts.values());
  const bytes = sizes.reduce((sum, one) => sum + one, 0);
  expect(sizes.length).toBeGreaterThan(20);
  expect(bytes).toBeLessThan(firstSecondBytes);
  await context.close();
});

it('the house is renewed while a tab is open: what is gone is fetched under its new name, once, and where one wanted to go', async () => {
  const { page, context } = await seat();
  const loads: string[] = [];
  page.on('request', (request) => {
    if (request.isNavigationRequest()) loads.push(new URL(request.url()).pathname);
  });
  const part = /\/assets\/CustomersPage-[\w-]+\.js$/;
  await page.route(part, (route) => route.fulfill({ status: 404, body: '' }), { times: 1 });
  await page.goto('/?view=waiting');
  await place(page, 1).waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('k');
  await page.getByRole('heading', { name: '客户', level: 1 }).waitFor();
  expect(loads).toEqual(['/', '/customers']);

  // Another part that stays gone: it is said, and nothing turns in a circle.
  await page.route(/\/assets\/ReportsPage-[\w-]+\.js$/, (route) => route.fulfill({ status: 404, body: '' }));
  await page.keyboard.press('g');
  await page.keyboard.press('r');
  await page.getByRole('alert').getByRole('button', { name: '再试一次' }).waitFor();
  await atRest(page);
  expect(loads).toHaveLength(2);
  await context.close();
});
