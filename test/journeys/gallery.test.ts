/** Every part in every state, both themes, both languages: no axe violation, no complaint of the browser under a strict policy, hover and focus included. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations } from '../kit/axe.ts';
import { openBrowser, sitDown } from '../kit/browser.ts';
import { openGallery } from '../kit/gallery.ts';

let browser: Browser;
let gallery: Awaited<ReturnType<typeof openGallery>>;

beforeAll(async () => {
  [browser, gallery] = await Promise.all([openBrowser(), openGallery()]);
});
afterAll(async () => {
  await browser?.close();
  await gallery?.close();
});

async function idsOf(page: Page): Promise<string[]> {
  await page.goto('/');
  await page.waitForFunction('window.galleryIds !== undefined');
  return page.evaluate('window.galleryIds') as Promise<string[]>;
}

/** The first part that can be pointed at, and the first that takes the focus: their colours count too. */
async function pointAndFocus(page: Page): Promise<void> {
  const first = page.locator('button:visible, a:visible, [role="option"]:visible').first();
  if (await first.count()) await first.hover({ trial: false, timeout: 2_000, force: true });
  await page.keyboard.press('Tab');
}

describe.each([{ theme: 'light', language: 'zh' }, { theme: 'dark', language: 'en' }] as const)('the gallery in $theme, $language', ({ theme, language }) => {
  it('has no violation and no complaint in any state', async () => {
    const { page, context, complaints } = await sitDown(browser, { baseUrl: gallery.baseUrl, theme, language, width: 1200, height: 800 });
    const ids = await idsOf(page);
    expect(ids.length).toBeGreaterThan(10);
    const found: Record<string, string[]> = {};
    for (const id of ids) {
      await page.goto(`/?s=${encodeURIComponent(id)}${theme === 'dark' ? '&dark=1' : ''}&lang=${language}`);
      await page.locator('main').waitFor();
      await page.evaluate('document.fonts.ready');
      const before = await axeViolations(page);
      await pointAndFocus(page);
      const after = await axeViolations(page);
      const bad = [...new Set([...before, ...after, ...complaints.splice(0)])];
      if (bad.length > 0) found[id] = bad;
    }
    await context.close();
    expect(found).toEqual({});
  });
});
