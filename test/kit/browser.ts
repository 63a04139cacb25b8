/**
 * A real Chromium for journeys: the system's when there is one, else the one that npm installed. Everything that differs between
 * machines is pinned: language, zone, fonts' hinting, no network but our own.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium as playwright, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { watch } from './seen.ts';

const ofTheSystem = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'];

const flags = [
  '--disable-component-update', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost', '--font-render-hinting=none', '--disable-background-networking',
  '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream', '--force-color-profile=srgb',
];

/** Starts the browser; close it in `afterAll`. Prints a notice once when Chinese glyphs are missing: pictures then show boxes, stories still hold. */
export async function openBrowser(): Promise<Browser> {
  noticeMissingFonts();
  const found = ofTheSystem.find((path) => existsSync(path));
  if (found) return playwright.launch({ executablePath: found, args: [...flags, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])] });
  // Its own list of flags is for one-shot functions: it switches web security off, which is half of what journeys test.
  const { default: bundled } = await import('@sparticuz/chromium');
  return playwright.launch({ executablePath: await bundled.executablePath(), args: [...flags, '--no-sandbox', '--no-zygote', '--disable-gpu'], headless: true });
}

export interface Seat {
  theme?: 'light' | 'dark';
  language?: 'zh' | 'en';
  width?: number;
  height?: number;
  /** A signed-in person's cookie, as `Client.cookie` holds it. */
  cookie?: string;
  baseUrl: string;
}

/** A fresh browser profile at a desk: theme, language, size, and whose session it is. */
export async function sitDown(browser: Browser, seat: Seat): Promise<{ context: BrowserContext; page: Page; complaints: string[] }> {
  const context = await browser.newContext({
    baseURL: seat.baseUrl, locale: seat.language === 'en' ? 'en-GB' : 'zh-CN', timezoneId: 'Asia/Shanghai', colorScheme: seat.theme ?? 'light',
    viewport: { width: seat.width ?? 1440, height: seat.height ?? 900 }, reducedMotion: 'reduce', deviceScaleFactor: 1,
  });
  if (seat.cookie) {
    const [name = '', value = ''] = seat.cookie.split(/=(.*)/s);
    await context.addCookies([{ name, value, url: seat.baseUrl }]);
  }
  const page = await context.newPage();
  const complaints = listen(page);
  watch(page, complaints);
  return { context, page, complaints };
}

/** Resolves when the page has nothing left to do: all it asked for has come, and it is idle twice in a row. */
export async function atRest(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.evaluate('new Promise((done) => requestIdleCallback(() => requestIdleCallback(done)))');
}

/** What the page complained of: uncaught errors, console errors and warnings, CSP reports. A story that expects none says so. */
export function listen(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.stack ?? error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(`${message.type()}: ${message.text()}`);
  });
  return complaints;
}

let noticed = false;
function noticeMissingFonts(): void {
  if (noticed) return;
  noticed = true;
  if (!hasChineseFont()) console.warn('Notice: this machine has no Chinese font (Debian: apt install fonts-noto-cjk). Pictures will show boxes instead of characters.');
}

/** True when fontconfig knows a font with Chinese glyphs; macOS always has one. */
export function hasChineseFont(): boolean {
  if (process.platform !== 'linux') return true;
  try {
    return execFileSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' }).trim() !== '';
  } catch {
    // No fontconfig at all: then there is no font either.
    return false;
  }
}
