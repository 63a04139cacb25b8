/** The doors of the house in a real browser: first run, signing in and out, being invited, a forgotten password, keys of one's own. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { axeViolations } from '../kit/axe.ts';
import { atRest, openBrowser, sitDown } from '../kit/browser.ts';
import { openEmptyCentre, openWorld, password, type World } from '../kit/world.ts';

let browser: Browser;
let world: World;

beforeAll(async () => {
  [browser, world] = await Promise.all([openBrowser(), openWorld({ realTime: true })]);
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

const seat = (more: Partial<Parameters<typeof sitDown>[1]> = {}) => sitDown(browser, { baseUrl: world.baseUrl, ...more });
/** 401 answers are what a closed door says; the browser prints them as errors. */
const unexpected = (complaints: string[]) => complaints.filter((one) => !/status of (401|404|409|410|422)/.test(one));

it('nobody gets in without signing in; after it one stands where one wanted to go', async () => {
  const { page, context, complaints } = await seat();
  await page.goto('/me?from=mail');
  await page.waitForURL(/\/sign-in\?to=/);
  expect(await axeViolations(page)).toEqual([]);

  await page.getByLabel('邮箱').fill('admin@yunque.example');
  await page.getByRole('textbox', { name: '密码' }).fill('not the password');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByText('邮箱或密码不对。').waitFor();
  expect(await axeViolations(page)).toEqual([]);

  await page.getByRole('textbox', { name: '密码' }).fill(password);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/me?from=mail');
  await page.getByRole('heading', { name: '我的设置' }).waitFor();

  await page.getByRole('button', { name: /打开个人菜单/ }).click();
  await page.getByRole('menuitem', { name: '退出登录' }).click();
  await page.waitForURL(/\/sign-in/);
  await page.goto('/me');
  await page.waitForURL(/\/sign-in/);
  expect(unexpected(complaints)).toEqual([]);
  await context.close();
});

it('a language chosen at the door holds inside and is kept with the account', async () => {
  const { page, context } = await seat();
  await page.goto('/sign-in');
  await page.getByRole('radio', { name: 'English' }).check();
  await page.getByLabel('Mail').fill('admin@yunque.example');
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  const kept = page.waitForResponse((reply) => reply.url().endsWith('/api/session/preferences'));
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /Open your menu/ }).waitFor();
  expect((await kept).request().postDataJSON()).toMatchObject({ language: 'en' });
  await page.getByRole('button', { name: /Open your menu/ }).click();
  await Promise.all([page.waitForResponse((reply) => reply.url().endsWith('/api/session/preferences')), page.getByRole('menuitemradio', { name: '中文' }).click()]);
  await context.close();
});

it('a link that leads elsewhere after signing in is not followed', async () => {
  const { page, context } = await seat({ cookie: await cookieOf('agent') });
  await page.goto('/sign-in?to=//evil.example/x');
  await page.waitForURL((url) => url.pathname !== '/sign-in');
  expect(new URL(page.url()).origin).toBe(world.baseUrl);
  await context.close();
});

it('what one chooses holds: language, dark, and it follows to another computer', async () => {
  const cookie = await cookieOf('lead');
  const { page, context, complaints } = await seat({ cookie });
  await page.goto('/me');
  await page.getByRole('radio', { name: 'English' }).check();
  await page.getByRole('heading', { name: 'My settings' }).waitFor();
  await expect.poll(() => page.evaluate('document.documentElement.lang')).toBe('en');
  const kept = page.waitForResponse((reply) => reply.url().endsWith('/api/session/preferences') && reply.request().postData()?.includes('"dark"') === true);
  await page.getByRole('radio', { name: 'Dark' }).check();
  await expect.poll(() => page.evaluate('document.documentElement.dataset.theme')).toBe('dark');
  expect((await kept).status()).toBe(200);
  expect(await axeViolations(page)).toEqual([]);
  expect(unexpected(complaints)).toEqual([]);
  await context.close();

  const other = await seat({ cookie });
  await other.page.goto('/me');
  await other.page.getByRole('heading', { name: 'My settings' }).waitFor();
  await other.page.locator('html[data-theme="dark"]').waitFor({ state: 'attached' });
  await other.context.close();
});

it('the palette finds by initials and is closed by Esc; a key is changed, works, and rests while one writes', async () => {
  const { page, context, complaints } = await seat({ cookie: await cookieOf('agent') });
  await page.goto('/me');
  await page.getByRole('heading', { name: '我的设置' }).waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: '查找或操作' }).fill('tcdl');
  await expect.poll(() => page.getByRole('option').allInnerTexts()).toEqual([expect.stringContaining('退出登录')]);
  expect(await axeViolations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });

  await page.keyboard.press('?');
  await page.getByRole('button', { name: '修改快捷键' }).click();
  await page.getByRole('button', { name: /^查找或操作: / }).click();
  await page.keyboard.press('y');
  expect(await axeViolations(page)).toEqual([]);
  await page.getByRole('button', { name: '完成' }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });

  await page.getByRole('textbox', { name: '当前密码' }).pressSequentially('yes');
  expect(await page.getByRole('dialog').count()).toBe(0);
  await page.getByRole('heading', { name: '我的设置' }).click();
  await page.keyboard.press('y');
  await page.getByRole('combobox', { name: '查找或操作' }).waitFor();
  expect(unexpected(complaints)).toEqual([]);
  await context.close();
});

it('who is invited chooses a password and sits down; the link works once', async () => {
  const admin = world.stranger();
  await admin.signIn('admin@yunque.example', password);
  const { link } = await admin.must<{ link: string }>('POST', '/api/staff', { name: '沈知秋', mail: 'shen@yunque.example', role: 'agent' });
  const path = new URL(link).pathname;
  const { page, context, complaints } = await seat({ theme: 'dark' });
  await page.goto(path);
  await page.getByRole('heading', { name: '加入云雀电器' }).waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await page.getByRole('textbox', { name: '密码' }).fill('short');
  await page.getByRole('button', { name: '加入并进入' }).click();
  await page.getByText('这个密码太短了。').waitFor();
  await expect.poll(() => page.evaluate('document.activeElement?.getAttribute("aria-invalid")')).toBe('true');
  await page.getByRole('textbox', { name: '密码' }).fill('three quiet words');
  await page.getByRole('button', { name: '加入并进入' }).click();
  await page.getByRole('button', { name: /沈知秋.*打开个人菜单/ }).waitFor();
  expect(unexpected(complaints)).toEqual([]);
  await context.close();

  const again = await seat();
  await again.page.goto(path);
  await again.page.getByText('这个链接已经使用过，只能用一次。').waitFor();
  await again.context.close();
});

it('a forgotten password: the answer is the same for everybody', async () => {
  for (const mail of ['admin@yunque.example', 'nobody@yunque.example']) {
    const { page, context } = await seat();
    await page.goto('/forgot');
    await page.getByLabel('邮箱').fill(mail);
    await page.getByRole('button', { name: '发送链接' }).click();
    await page.getByText('如果这个邮箱在团队里').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await context.close();
  }
});

it('the link of a forgotten password opens one new password, once', async () => {
  const { mail, path } = await resetLinkOf('agent');
  const { page, context, complaints } = await seat();
  await page.goto(path);
  await page.getByRole('textbox', { name: '新密码' }).fill('short');
  await page.getByRole('button', { name: '保存新密码' }).click();
  await page.getByText('这个密码太短了。').waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await page.getByRole('textbox', { name: '新密码' }).fill('another three words');
  await page.getByRole('button', { name: '保存新密码' }).click();
  await page.getByText(/新密码已/).waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await page.getByRole('link', { name: '登录' }).click();
  await page.getByLabel('邮箱').fill(mail);
  await page.getByRole('textbox', { name: '密码' }).fill('another three words');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /打开个人菜单/ }).waitFor();
  await page.goto(path);
  await page.getByText('这个链接已经使用过，只能用一次。').waitFor();
  expect(unexpected(complaints)).toEqual([]);
  await context.close();
});

it('every door in both themes and both languages: nothing that axe objects to, no sideways scrolling, no word of complaint from the browser', { timeout: 240_000 }, async () => {
  const empty = await openEmptyCentre({ realTime: true });
  const admin = world.stranger();
  await admin.signIn('admin@yunque.example', password);
  const { link } = await admin.must<{ link: string }>('POST', '/api/staff', { name: '沈知夏', mail: 'xia@yunque.example', role: 'agent' });
  const reset = (await resetLinkOf('lead')).path;
  const doors = [
    { at: world.baseUrl, path: '/sign-in', zh: '登录', en: 'Sign in' }, { at: world.baseUrl, path: '/forgot', zh: '发送链接', en: 'Send the link' }, { at: empty.baseUrl, path: '/first-run', zh: '建立并进入', en: 'Open and enter' },
    { at: world.baseUrl, path: new URL(link).pathname, zh: '加入并进入', en: 'Join and enter' }, { at: world.baseUrl, path: reset, zh: '保存新密码', en: 'Save the new password' },
    // A link that never was is a door too.
    { at: world.baseUrl, path: '/reset/none', zh: '', en: '' },
  ];
  const faults: string[] = [];
  for (const { theme, language } of [{ theme: 'light', language: 'zh' }, { theme: 'dark', language: 'en' }] as const) {
    const { page, context, complaints } = await seat({ theme, language });
    for (const door of doors) {
      await page.goto(door.at + door.path);
      const button = door[language];
      if (button === '') await page.getByRole('alert').first().waitFor();
      else await page.getByRole('button', { name: button, exact: true }).waitFor();
      await atRest(page);
      expect(await page.evaluate('[document.documentElement.lang.slice(0, 2), document.documentElement.dataset.theme]')).toEqual([language, theme]);
      const sideways = await page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth');
      for (const fault of [...(await axeViolations(page)), ...unexpected(complaints.splice(0)), ...(sideways === true ? ['scrolls sideways'] : [])]) faults.push(`${door.path} ${theme} ${language}: ${fault}`);
    }
    await context.close();
  }
  await empty.close();
  expect(faults).toEqual([]);
});

it('an address that does not exist says so inside the house', async () => {
  const { page, context } = await seat({ cookie: await cookieOf('agent') });
  await page.goto('/nothing/here');
  await page.getByRole('heading', { name: '这里没有页面' }).waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await context.close();
});

async function cookieOf(role: 'agent' | 'lead'): Promise<string> {
  const { cookie } = await world.signedInAs(role);
  if (cookie === undefined) throw new Error('signing in gave no cookie');
  return cookie;
}

/** Somebody who asked for a new password, and the way that the mail names. */
async function resetLinkOf(role: 'agent' | 'lead'): Promise<{ mail: string; path: string }> {
  const { staff: { mail } } = await (await world.signedInAs(role)).must<{ staff: { mail: string } }>('GET', '/api/session');
  await world.stranger().must('POST', '/api/password-resets', { mail });
  const path = () => world.mailer.arrived.filter((letter) => letter.to === mail).map((letter) => /\/reset\/[\w-]+/.exec(letter.text)?.[0])[0];
  await expect.poll(path, { timeout: 30_000 }).toBeDefined();
  return { mail, path: path() ?? '' };
}
