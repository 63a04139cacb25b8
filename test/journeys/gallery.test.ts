/** Every part in every state, both themes, both languages: no axe violation, no complaint of the browser under a strict policy, hover and focus included. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeOn } from '../kit/axe.ts';
import { atRest, openBrowser, sitDown } from '../kit/browser.ts';
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

/** The first part that can be pointed at, and the first that takes the focus: their colours count too. */
async function pointAndFocus(page: Page): Promise<void> {
  const first = page.locator('main button:visible, main a:visible, [role="option"]:visible').first();
  // What is covered by an open menu or dialog cannot be pointed at, and need not be.
  if (await first.count()) await first.hover({ timeout: 1_000 }).catch(() => {});
  await page.keyboard.press('Tab');
}

/** A dialog gets its name right after it opens: what is still wrong when the page has come to rest, and at a second look, is wrong. */
async function settled(page: Page, violations: () => Promise<string[]>): Promise<string[]> {
  let found = await violations();
  for (let look = 0; look < 4 && found.length > 0; look += 1) {
    await atRest(page);
    found = await violations();
  }
  return found;
}

describe.each([{ theme: 'light', language: 'zh' }, { theme: 'dark', language: 'en' }] as const)('the gallery in $theme, $language', ({ theme, language }) => {
  it('has no violation and no complaint in any state', { timeout: 300_000 }, async () => {
    const { page, context, complaints } = await sitDown(browser, { baseUrl: gallery.baseUrl, theme, language, width: 1200, height: 800 });
    await page.goto(`/?${theme === 'dark' ? 'dark=1&' : ''}lang=${language}`);
    await page.locator('main').waitFor();
    const ids = await page.evaluate('window.galleryIds') as string[];
    expect(ids.length).toBeGreaterThan(10);
    const violations = await axeOn(page);
    const found: Record<string, string[]> = {};
    for (const id of ids) {
      await page.evaluate(`window.galleryShow(${JSON.stringify(id)})`);
      await page.locator(`main[id="${id}"]`).waitFor();
      const before = await settled(page, violations);
      await pointAndFocus(page);
      const bad = [...new Set([...before, ...(await violations('pointing')), ...complaints.splice(0)])];
      if (bad.length > 0) found[id] = bad;
    }
    await context.close();
    expect(found).toEqual({});
  });
});
