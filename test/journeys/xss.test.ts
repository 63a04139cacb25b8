/** Scripts stored in every field people see, then every page opened in a real browser: nothing runs, nothing is reported, the text stands there as it was written. */
import { randomUUID } from 'node:crypto';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { InteractionPage } from '#interactions/contract.ts';
import { attacks } from '../abuse/naughty.ts';
import { atRest, openBrowser, sitDown } from '../kit/browser.ts';
import type { Client } from '../kit/client.ts';
import { furnish, type Furnished } from '../kit/furnished.ts';
import { Visitor } from '../kit/visitor.ts';
import { openWorld, type World } from '../kit/world.ts';

let world: World;
let browser: Browser;
let admin: Client & { staffId: string };
let ours: Furnished;
/** Short enough for a name, and still a script in any careless page. */
const evil = '"><img src=x onerror=window.__pwned=1>';
const evilLines = attacks.filter((text) => !text.includes('{{'));

const groupsOfFour = () => Array.from({ length: Math.ceil(evilLines.length / 4) }, (_, i) => evilLines.slice(i * 4, i * 4 + 4).join('\n'));

beforeAll(async () => {
  [browser, world] = await Promise.all([openBrowser(), openWorld({ realTime: true })]);
  admin = await world.signedInAs('administrator');
  ours = await furnish(world, admin);
  await poison();
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

/** One script in each thing that a page shows. */
async function poison(): Promise<void> {
  const { ids, visitor, tokens } = ours;
  const put = (path: string, body: unknown) => admin.must('PUT', path, body);
  const post = (path: string, body: unknown) => admin.must('POST', path, body);
  await put('/api/brand', { name: evil, settings: { greeting: { zh: evil, en: evil }, complaintNotice: { zh: evil, en: evil } } });
  await put(`/api/staff/${admin.staffId}`, { name: evil, team: evil });
  for (const id of [ids['customers'], ids['otherCustomer']]) await put(`/api/customers/${id}`, { name: evil, surname: evil, givenName: evil, honorific: 'title', title: 'x"><svg/onload=window.__pwned=1>', manner: evil, note: evilLines.join('\n') });
  await put(`/api/accounts/${ids['accounts']}`, { name: evil, note: evil });
  await put(`/api/customers/${ids['otherCustomer']}/products/${ids['products']}`, { name: evil, model: evil, note: evil });
  await put(`/api/queues/${ids['queues']}`, { name: evil, closedMessage: { zh: evil, en: evil } });
  await put(`/api/canned-replies/${ids['canned-replies']}`, { title: { zh: evil, en: evil }, text: { zh: evil, en: evil } });
  await put(`/api/calendars/${ids['calendars']}`, { name: evil });
  await post('/api/api-keys', { name: evil, scopes: ['staff.read'] });
  await put(`/api/staff/${admin.staffId}/skills`, { skills: [{ skill: evil, level: 1 }], queueIds: null });
  for (const id of [ids['cases'], ids['complaints']]) {
    await put(`/api/cases/${id}`, { title: evil, description: evilLines.join('\n'), nextStep: evil });
    await post(`/api/cases/${id}/notes`, { key: randomUUID(), kind: 'update', text: evilLines.join('\n') });
  }
  await put(`/api/complaints/${ids['complaints']}`, { remedySought: evil, productWords: evil, causeWords: evil, decision: evil, referredTo: evil });
  await post('/api/commitments', { text: evil, dueAt: new Date(Date.now() + 86_400_000).toISOString(), caseId: ids['cases'] });
  // A visitor may say so many words at once; a word may hold several lines.
  for (const words of groupsOfFour()) await visitor.say(words);
  for (const text of evilLines) await post(`/api/interactions/${ids['interactions']}/messages`, { key: randomUUID(), text });
  await post(`/api/interactions/${ids['interactions']}/notes`, { key: randomUUID(), text: evilLines.join('\n') });
  const upload = await fetch(`${world.baseUrl}/api/visitor/attachments`, { method: 'POST', headers: { authorization: `Bearer ${visitor.bearer ?? ''}`, 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(`${evil}.txt`) }, body: 'words' });
  await visitor.must('POST', '/api/visitor/messages', { key: randomUUID(), text: '附件', attachmentIds: [((await upload.json()) as { id: string }).id] });
  const stranger = world.stranger();
  await stranger.must('POST', `/api/survey/${tokens.survey}`, { score: 1, words: evilLines.join('\n'), solved: false });
  await stranger.must('POST', `/api/track/${tokens.track}/messages`, { key: randomUUID(), text: evilLines.join('\n') });
  await world.centre.settle();
}

interface Watched { readonly page: Page; readonly context: BrowserContext; pwned(): Promise<string[]> }
/** A page that tells of every script that ran and every report of its policy. */
async function watched(cookie?: string): Promise<Watched> {
  const { page, context } = await sitDown(browser, { baseUrl: world.baseUrl, ...(cookie === undefined ? {} : { cookie }) });
  const found: string[] = [];
  page.on('dialog', (dialog) => {
    found.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('popup', (popup) => found.push(`popup ${popup.url()}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(world.baseUrl) && !/^(blob|data):/.test(request.url())) found.push(`request to ${request.url()}`);
  });
  await page.addInitScript(`window.__reports = []; addEventListener('securitypolicyviolation', (e) => window.__reports.push(e.violatedDirective + ' ' + e.blockedURI + ' ' + e.sample));`);
  return {
    page, context,
    async pwned() {
      const inside = (await page.evaluate(`[...(window.__pwned === undefined ? [] : ['a script ran']), ...window.__reports, ...[...document.querySelectorAll('img[src="x"], iframe, form[action*=evil], base[href*=evil], a[href^="javascript:" i], [onerror], [onload]')].map((e) => e.outerHTML.slice(0, 120))]`)) as string[];
      return [...found, ...inside];
    },
  };
}
/** Waits until the page shows the text, then until it has done what it still had to do: what loads late may misbehave too. */
async function shows(page: Page, text: string): Promise<void> {
  await page.getByText(text).first().waitFor({ state: 'attached', timeout: 15_000 });
  await atRest(page);
}

test('a careless page would be noticed, so that what follows can fail', async () => {
  const { page, context, pwned } = await watched(admin.cookie);
  await page.goto('/me');
  await page.getByRole('heading').first().waitFor();
  expect(await pwned()).toEqual([]);
  // What a careless page would do with a customer's words; Trusted Types refuse it, and that is reported.
  await expect(page.evaluate(`document.body.insertAdjacentHTML('beforeend', ${JSON.stringify(evil)})`)).rejects.toThrow('TrustedHTML');
  await page.evaluate(`{ const image = document.createElement('img'); image.setAttribute('src', 'x'); document.body.append(image); }`);
  await expect.poll(async () => {
    const found = await pwned();
    return [found.some((one) => one.startsWith('require-trusted-types-for')), found.some((one) => one.startsWith('<img'))];
  }).toEqual([true, true]);
  await context.close();
});

test('the desk, files, cases, figures and settings', async () => {
  const { page, context, pwned } = await watched(admin.cookie);
  const { ids } = ours;
  const pages = [
    '/', `/conversations/${ids['interactions']}`, '/customers', `/customers/${ids['customers']}`, `/customers/${ids['otherCustomer']}`, '/cases', '/cases/board', `/cases/${ids['cases']}`, `/cases/${ids['complaints']}`, '/cases/promises', '/followups', '/team', '/wallboard',
    '/settings/team', '/settings/queues', '/settings/calendars', '/settings/replies', '/settings/keys', '/settings/skills',
  ];
  const wrong: string[] = [];
  for (const path of pages) {
    await page.goto(path);
    await shows(page, evil).catch((cause: Error) => wrong.push(`${path} does not show it: ${cause.message.slice(0, 80)}`));
    wrong.push(...(await pwned()).map((one) => `${path}: ${one}`));
  }
  for (const path of ['/reports', '/settings/brand', '/settings/audit', '/me']) {
    await page.goto(path);
    await page.getByRole('heading').first().waitFor();
    await atRest(page);
    wrong.push(...(await pwned()).map((one) => `${path}: ${one}`));
  }
  expect(wrong).toEqual([]);
  await context.close();
});

test('each of them in the conversation stands there letter by letter, whoever said it', async () => {
  const { page, context, pwned } = await watched(admin.cookie);
  await page.goto(`/conversations/${ours.ids['interactions']}`);
  await shows(page, evilLines[0] ?? '');
  // The newest are there at once; the earlier ones are asked for, to the first.
  const earlier = page.getByRole('button', { name: /更早的/ });
  const said = page.getByRole('region', { name: /对话/ }).locator('p[dir="auto"]');
  for (let before = 0; (await earlier.count()) > 0 && (await said.count()) > before;) {
    before = await said.count();
    await earlier.click();
    await expect.poll(() => said.count()).toBeGreaterThan(before);
  }
  await atRest(page);
  const { messages } = await admin.must<InteractionPage>('GET', `/api/interactions/${ours.ids['interactions']}`);
  const stored = messages.filter((message) => message.text !== '' && message.kind !== 'system');
  expect(await said.allTextContents()).toEqual(stored.map((message) => message.text));
  // And that is what was sent: by us one by one, by the visitor some at once, in a note all together.
  const of = (speaker: string, kind: string) => stored.filter((message) => message.speaker === speaker && message.kind === kind).map((message) => message.text);
  expect(of('staff', 'text').slice(-evilLines.length)).toEqual(evilLines);
  expect(of('customer', 'text')).toEqual(expect.arrayContaining(groupsOfFour()));
  expect(of('staff', 'note')).toEqual([evilLines.join('\n')]);
  expect(await pwned()).toEqual([]);
  await context.close();
});

test('canned replies at the caret, and the strip that rings', async () => {
  const { page, context, pwned } = await watched(admin.cookie);
  await page.goto(`/conversations/${ours.ids['interactions']}`);
  const words = page.getByRole('textbox', { name: /^写给/ });
  await words.fill('/');
  await page.getByRole('listbox', { name: '常用语' }).getByRole('option').filter({ hasText: evil }).first().click();
  await expect.poll(() => words.inputValue()).toBe(evil);
  expect(await pwned()).toEqual([]);
  await words.fill('');

  await admin.must('PUT', '/api/presence', { state: 'available' });
  const caller = new Visitor(world.baseUrl);
  await caller.open('yunque');
  await caller.start(evil, { name: evil, honorific: 'mr' });
  await page.getByRole('alertdialog').getByText(evil, { exact: true }).first().waitFor();
  await atRest(page);
  expect(await pwned()).toEqual([]);
  await context.close();
});

test('the customer’s pages: survey, tracking, complaint', async () => {
  const { page, context, pwned } = await watched();
  const wrong: string[] = [];
  for (const path of [`/survey/${ours.tokens.survey}`, `/track/${ours.tokens.track}`, '/complain/yunque']) {
    await page.goto(path);
    await shows(page, evil).catch((cause: Error) => wrong.push(`${path} does not show it: ${cause.message.slice(0, 80)}`));
    wrong.push(...(await pwned()).map((one) => `${path}: ${one}`));
  }
  expect(wrong).toEqual([]);
  await context.close();
});

test('the chat window on a shop’s page, in the name of the visitor who heard it all', async () => {
  const { page, context, pwned } = await watched();
  await page.goto('/shop/?brand=yunque');
  await page.getByRole('button', { name: '在线客服' }).click();
  await page.getByText(evil).first().waitFor();
  for (const text of ['<img src=x onerror=window.__pwned=1>', 'javascript:window.__pwned=1', 'https://evil.example/"onmouseover="window.__pwned=1', '<script>window.__pwned=1</script>']) {
    await page.getByRole('textbox', { name: '请说说您遇到的问题' }).fill(text);
    await page.keyboard.press('Enter');
    await page.getByRole('log').getByText(text).first().waitFor();
  }
  expect(await pwned()).toEqual([]);
  await context.close();
});

test('a page of another site may not frame the desk, and a download never opens as a page of ours', async () => {
  const { page, context } = await watched(admin.cookie);
  const answer = await page.goto('/');
  expect(answer?.headers()['content-security-policy']).toContain(`frame-ancestors 'none'`);
  expect(answer?.headers()['content-security-policy']).not.toMatch(/unsafe-inline|unsafe-eval|\*/);
  const [download] = await Promise.all([page.waitForEvent('download'), page.evaluate(`location.href = '/api/attachments/${ours.ids['attachments']}'`)]);
  expect(download.suggestedFilename()).toBe('a.txt');
  await context.close();
});
