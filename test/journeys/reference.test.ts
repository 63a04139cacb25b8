/** A programmer comes to /api/docs: finds a route, copies a call, sends a colleague a link; on a phone, in the dark, without a script. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { axeViolations } from '../kit/axe.ts';
import { openBrowser, sitDown } from '../kit/browser.ts';
import { picture } from '../kit/picture.ts';
import { openWorld, type World } from '../kit/world.ts';

let world: World;
let browser: Browser;
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

const sit = (seat: { language?: 'zh' | 'en'; theme?: 'light' | 'dark'; width?: number; height?: number } = {}) => sitDown(browser, { baseUrl: world.baseUrl, ...seat });

test.each([{ language: 'zh', theme: 'light' }, { language: 'en', theme: 'dark' }] as const)('$language, $theme: nothing stands in anybody’s way', async ({ language, theme }) => {
  const { page, context, complaints } = await sit({ language, theme });
  await page.goto('/api/docs');
  // The whole is looked at once; every kind of part stands in the chapter of cases too.
  if (language === 'zh') await page.locator('#find').fill('case');
  expect(await axeViolations(page)).toEqual([]);
  expect(complaints).toEqual([]);
  await context.close();
});

describe('finding', () => {
  test('a slash begins the search; a path, Chinese and English find the same route; Escape brings everything back', async () => {
    const { page, context } = await sit({ language: 'en' });
    await page.goto('/api/docs');
    const all = await page.locator('article.route:visible').count();
    expect(all).toBe(world.centre.routes.length);
    await page.keyboard.press('/');
    await expect.poll(() => page.locator('#find').evaluate((field) => field === field.ownerDocument.activeElement)).toBe(true);
    for (const words of ['cases solve', '标记为已解决', 'mark it solved']) {
      await page.locator('#find').fill(words);
      await expect.poll(() => page.locator('article.route:visible').evaluateAll((found) => found.map(({ id }) => id))).toContain('post-cases-id-solve');
      await expect.poll(() => page.locator('article.route:visible').count()).toBeLessThan(5);
      await expect.poll(() => page.locator('.found').textContent()).toMatch(/^\d+ found$/);
    }
    await expect.poll(() => page.locator('.toc li:visible').count()).toBeLessThan(8);
    await page.locator('#find').fill('nothing is called so');
    await expect.poll(() => page.locator('.found').textContent()).toContain('Nothing found');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('article.route:visible').count()).toBe(all);
    await expect.poll(() => page.locator('.found').textContent()).toBe('');
    await context.close();
  });

  test('Enter goes to the first that was found, and its place can be sent to somebody', async () => {
    const { page, context } = await sit({ language: 'en' });
    await page.goto('/api/docs');
    await page.locator('#find').fill('commitments keep');
    await page.keyboard.press('Enter');
    await expect.poll(() => new URL(page.url()).hash).toBe('#post-commitments-id-keep');
    await context.close();

    const other = await sit({ language: 'en' });
    await other.page.goto('/api/docs#post-commitments-id-keep');
    await expect.poll(() => topOf(other.page, '#post-commitments-id-keep')).toBeLessThan(400);
    expect(await topOf(other.page, '#post-commitments-id-keep')).toBeGreaterThanOrEqual(0);
    await expect.poll(() => other.page.locator('.toc a[aria-current]').getAttribute('href')).toBe('#post-commitments-id-keep');
    await expect.poll(() => other.page.locator('.toc a[aria-current]').isVisible()).toBe(true);
    await picture(other.page, 'reference-en-light');
    await other.context.close();
  });
});

const topOf = (page: Awaited<ReturnType<typeof sit>>['page'], selector: string) => page.locator(selector).evaluate((element) => element.getBoundingClientRect().top);

test('a call is copied as it stands', async () => {
  const { page, context } = await sit({ language: 'zh' });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/api/docs#post-cases');
  const block = page.locator('#post-cases .code').first();
  await block.getByRole('button', { name: '复制' }).click();
  await expect.poll(() => block.getByRole('button').textContent()).toBe('已复制');
  expect(await page.evaluate('navigator.clipboard.readText()')).toBe(await block.locator('pre').textContent());
  await context.close();
});

test('language and look are switched without losing the place, and stay', async () => {
  const { page, context } = await sit({ language: 'zh', theme: 'light' });
  await page.goto('/api/docs#get-interactions');
  await page.getByRole('link', { name: 'English' }).click();
  await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('en');
  expect(new URL(page.url()).hash).toBe('#get-interactions');
  const paper = () => page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
  const light = await paper();
  await page.getByRole('link', { name: 'Dark' }).click();
  await expect.poll(paper).not.toBe(light);
  await page.reload();
  expect(await paper()).not.toBe(light);
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  await context.close();
});

test('a phone, and a page at twice its size: nothing lies beside the window', async () => {
  for (const width of [360, 720]) {
    const { page, context } = await sit({ language: 'en', width, height: 780 });
    await page.goto('/api/docs');
    expect(await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth'), `${width}`).toBeLessThanOrEqual(0);
    const wide = await page.evaluate<string[]>(`[...document.querySelectorAll('main *')].filter((one) => one.getClientRects().length > 0 && one.getBoundingClientRect().right > innerWidth + 1 && getComputedStyle(one).position !== 'absolute').slice(0, 5).map((one) => one.outerHTML.slice(0, 120))`);
    expect(wide, `${width}`).toEqual([]);
    // The contents make room, open when asked for, and close again where they led.
    await expect.poll(() => page.locator('.toc nav a').first().isVisible()).toBe(false);
    await page.locator('.toc > summary').click();
    await page.locator('.toc a[href="#errors"]').click();
    await expect.poll(() => page.locator('.toc nav a').first().isVisible()).toBe(false);
    await context.close();
  }
});

test('without a script everything is there to be read, and the switches work', async () => {
  const context = await browser.newContext({ baseURL: world.baseUrl, locale: 'en-GB', javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto('/api/docs');
  await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent()).toBe('Lingting HTTP API');
  expect(await page.locator('article.route').count()).toBe(world.centre.routes.length);
  expect(await page.getByRole('search').count()).toBe(0);
  await page.getByRole('link', { name: '中文' }).click();
  await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent()).toBe('聆听 HTTP 接口');
  await page.getByRole('link', { name: '深色' }).click();
  await expect.poll(() => page.locator('html').getAttribute('data-theme')).toBe('dark');
  await context.close();
});

test('on paper there are routes and no buttons', async () => {
  const { page, context } = await sit({ language: 'en', theme: 'dark' });
  await page.goto('/api/docs');
  await page.emulateMedia({ media: 'print' });
  await expect.poll(() => page.locator('.bar').isVisible()).toBe(false);
  await expect.poll(() => page.locator('.copy').first().isVisible()).toBe(false);
  expect(await page.locator('#post-cases h3').isVisible()).toBe(true);
  await context.close();
});
