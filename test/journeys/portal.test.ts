/** The customers' own pages in a real browser: on a phone, by keys, in two languages and two lights, with a line that comes and goes. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FollowupList } from '#followups/contract.ts';
import { axeViolations } from '../kit/axe.ts';
import { openBrowser, sitDown } from '../kit/browser.ts';
import type { Client } from '../kit/client.ts';
import { settledChat } from '../kit/closing.ts';
import { picture } from '../kit/picture.ts';
import { openWorld, type World } from '../kit/world.ts';

let browser: Browser;
let world: World;
let agent: Client & { staffId: string };
let lead: Client & { staffId: string };

beforeAll(async () => {
  [browser, world] = await Promise.all([openBrowser(), openWorld()]);
  agent = await world.signedInAs('agent', { name: '周小满' });
  lead = await world.signedInAs('lead', { name: '许知行' });
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

const phone = (more: Partial<Parameters<typeof sitDown>[1]> = {}) => sitDown(browser, { baseUrl: world.baseUrl, width: 390, height: 844, ...more });
/** What the browser prints about a refusal or a cut line is expected here; anything else is not. */
const unexpected = (complaints: string[]) => complaints.filter((one) => !/status of (404|410)|ERR_INTERNET_DISCONNECTED/.test(one));
async function survey(given: { waitsSeconds?: number } = {}): Promise<string> {
  const { visitor } = await settledChat(world, agent, given);
  const { surveyUrl } = await visitor.conversation();
  if (surveyUrl === null) throw new Error('nothing is asked');
  return surveyUrl;
}
const answers = async () => (await lead.must<FollowupList>('GET', '/api/followups?view=answered')).items;
async function noSidewaysScroll(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth')).toBe(true);
}

describe.each([
  { theme: 'light', language: 'zh', said: { title: '办得怎么样？', send: '送出', bad: '不满意', no: '还没有', thanks: '谢谢您告诉我们', change: '修改回答', missing: '请先选一个' } },
  { theme: 'dark', language: 'en', said: { title: 'How did we do?', send: 'Send', bad: 'Bad', no: 'Not yet', thanks: 'Thank you for telling us', change: 'Change my answer', missing: 'Please choose one' } },
] as const)('the follow-up page, $theme, $language', ({ theme, language, said }) => {
  it('is answered by keys alone, thanks, and can be changed', async () => {
    const { page, context, complaints } = await phone({ theme, language });
    await page.goto(await survey());
    await page.getByRole('heading', { name: said.title }).waitFor();
    await expect.poll(() => page.title()).toBe(`${said.title} · 云雀电器`);
    expect(await axeViolations(page)).toEqual([]);
    await noSidewaysScroll(page);

    await page.getByRole('button', { name: said.send, exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.getByText(said.missing).waitFor();
    // The focus stands where something is missing: arrows choose.
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => page.getByRole('radio', { name: said.bad, exact: true }).isChecked()).toBe(true);
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => page.getByRole('radio', { name: said.no }).isChecked()).toBe(true);
    await page.keyboard.press('Tab');
    await page.keyboard.type('<img src=x onerror=alert(1)> 还是响');
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');

    await page.getByRole('heading', { name: said.thanks }).waitFor();
    await expect.poll(() => page.getByText('<img src=x onerror=alert(1)> 还是响', { exact: true }).count()).toBe(1);
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: said.change }).click();
    await expect.poll(() => page.getByRole('textbox').inputValue()).toBe('<img src=x onerror=alert(1)> 还是响');
    expect(unexpected(complaints)).toEqual([]);
    await context.close();
  });
});

describe.each([
  { theme: 'light', language: 'zh', said: { question: '等我们接待的时候，您感觉等了多久？', hint: '凭感觉就好', few: '2–3 分钟', half: '半分钟左右', good: '满意', send: '送出', thanks: '谢谢您告诉我们', change: '修改回答', told: '等候的感觉：2–3 分钟', after: '等候的感觉：没留意', unnoticed: '没留意' } },
  { theme: 'dark', language: 'en', said: { question: 'How long did it feel until somebody was there for you?', hint: 'Just as it felt', few: '2–3 minutes', half: 'Half a minute', good: 'Good', send: 'Send', thanks: 'Thank you for telling us', change: 'Change my answer', told: 'How the wait felt: 2–3 minutes', after: 'How the wait felt: I did not notice', unnoticed: 'I did not notice' } },
] as const)('who waited is asked how long it felt, $theme, $language', ({ theme, language, said }) => {
  it('by keys, with the question and the hint read out; kept, and changed', async () => {
    const path = await survey({ waitsSeconds: 95 });
    const { page, context, complaints } = await phone({ theme, language });
    await page.goto(path);
    const question = page.getByRole('group', { name: said.question });
    await question.waitFor();
    await expect.poll(() => page.evaluate(`document.getElementById(document.querySelector('fieldset[aria-describedby$="-hint"]')?.getAttribute('aria-describedby') ?? '')?.textContent`)).toContain(said.hint);
    expect(await axeViolations(page)).toEqual([]);
    await noSidewaysScroll(page);
    await page.getByRole('radio', { name: said.good, exact: true }).focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.getByRole('radio', { name: said.half }).and(page.locator(':focus')).waitFor();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => page.getByRole('radio', { name: said.few }).isChecked()).toBe(true);
    expect(await axeViolations(page)).toEqual([]);
    await picture(page, `survey-wait-${language}-${theme}`);
    await page.getByRole('button', { name: said.send, exact: true }).click();
    await page.getByRole('heading', { name: said.thanks }).waitFor();
    await page.getByText(said.told, { exact: true }).waitFor();
    await page.getByRole('button', { name: said.change }).click();
    await expect.poll(() => page.getByRole('radio', { name: said.few }).isChecked()).toBe(true);
    await page.getByRole('radio', { name: said.unnoticed }).check({ force: true });
    await page.getByRole('button', { name: said.send, exact: true }).click();
    await page.getByText(said.after, { exact: true }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    expect(unexpected(complaints)).toEqual([]);
    await context.close();
  });
});

it('who was answered at once is not asked how long it felt; who was, may leave it out', async () => {
  const { page, context } = await phone();
  await page.goto(await survey());
  await page.getByRole('radio', { name: '很满意' }).waitFor({ state: 'attached' });
  expect(await page.getByRole('group', { name: /感觉等了多久/ }).count()).toBe(0);
  const before = (await answers()).length;
  await page.goto(await survey({ waitsSeconds: 40 }));
  await page.getByRole('group', { name: /感觉等了多久/ }).waitFor();
  await page.getByRole('radio', { name: '很满意' }).check({ force: true });
  await page.getByRole('button', { name: '送出' }).click();
  await page.getByRole('heading', { name: '谢谢您告诉我们' }).waitFor();
  expect((await answers()).slice(0, (await answers()).length - before).map((one) => one.wait)).toEqual([{ waitedSeconds: 40, felt: null }]);
  await context.close();
});

it('without a line the words stay, also over a reload, and are sent once when it is back', async () => {
  const path = await survey();
  const before = (await answers()).length;
  const { page, context } = await phone();
  await page.goto(path);
  await page.getByRole('radio', { name: '很满意' }).check({ force: true });
  await page.getByRole('textbox').fill('小满很耐心');
  await page.reload();
  await expect.poll(() => page.getByRole('textbox').inputValue()).toBe('小满很耐心');
  await context.setOffline(true);
  await page.getByRole('button', { name: '送出' }).click();
  await page.getByText('还没有送出。').waitFor();
  await expect.poll(() => page.getByRole('textbox').inputValue()).toBe('小满很耐心');
  expect(await axeViolations(page)).toEqual([]);
  await context.setOffline(false);
  await page.getByRole('heading', { name: '谢谢您告诉我们' }).waitFor();
  expect(await answers()).toHaveLength(before + 1);
  await context.close();
});

it('the language is the browser’s until the customer chooses; the choice holds', async () => {
  const path = await survey();
  const { page, context } = await phone({ language: 'en' });
  await page.goto(path);
  await page.getByRole('heading', { name: 'How did we do?' }).waitFor();
  await expect.poll(() => page.evaluate('document.documentElement.lang')).toBe('en');
  await page.getByRole('button', { name: '切换到中文' }).click();
  await page.getByRole('heading', { name: '办得怎么样？' }).waitFor();
  await expect.poll(() => page.evaluate('document.documentElement.lang')).toBe('zh-CN');
  await page.reload();
  await page.getByRole('heading', { name: '办得怎么样？' }).waitFor();
  await context.close();
});

it('a wrong link and an ended one say so, and what would be right', async () => {
  const path = await survey();
  const { page, context, complaints } = await phone();
  await page.goto(`/survey/${'0'.repeat(64)}`);
  await page.getByRole('heading', { name: '这个链接不正确。' }).waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await page.goto('/survey/%3Cscript%3E');
  await page.getByRole('heading', { name: '这个链接不正确。' }).waitFor();
  world.clock.pass({ days: 31 });
  await page.goto(path);
  await page.getByRole('heading', { name: '这次回访已经结束。' }).waitFor();
  expect(await axeViolations(page)).toEqual([]);
  expect(unexpected(complaints)).toEqual([]);
  await context.close();
  await agent.signIn('agent1@staff.example', 'correct horse battery');
  await lead.signIn('lead2@staff.example', 'correct horse battery');
});

it('on the desk the unhappy one is found, with words as they were written and the case it went to', async () => {
  const path = await survey();
  await world.stranger().must('POST', `/api${path}`, { score: 1, words: '修了三次，<b>还是</b>漏水', solved: false });
  await world.centre.settle();
  for (const [theme, language] of [['light', 'zh'], ['dark', 'en']] as const) {
    const { page, context, complaints } = await sitDown(browser, { baseUrl: world.baseUrl, cookie: lead.cookie ?? '', theme, language });
    await page.goto('/followups?view=unsatisfied&period=ever');
    await page.getByText('修了三次，<b>还是</b>漏水', { exact: true }).waitFor();
    await page.getByRole('link', { name: /XJ|ZX|-\d{8}-/ }).first().waitFor();
    expect(await axeViolations(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  }
});

describe.each([
  { theme: 'light', language: 'zh', said: { title: '投诉与意见', what: /^发生了什么/, name: /^姓名/, phone: '手机', send: '提交投诉', missing: '请写下发生了什么。', reach: '请填手机或邮箱', filed: '我们收到了', open: '查看进度', add: '补充说明', words: '送出', sent: '已送出，负责人会看到。' } },
  { theme: 'dark', language: 'en', said: { title: 'Complaints', what: /^What happened\?/, name: /^Name/, phone: 'Mobile phone', send: 'Send complaint', missing: 'Please write what happened.', reach: 'Please give a phone number', filed: 'We have received it', open: 'See where it stands', add: 'Add something', words: 'Send', sent: 'Sent. The person in charge will see it.' } },
] as const)('a complaint without a chat, $theme, $language', ({ theme, language, said }) => {
  it('is filed on a phone, followed by its link, and added to', async () => {
    const { page, context, complaints } = await phone({ theme, language });
    await page.goto('/complain/yunque');
    await page.getByRole('heading', { name: said.title, exact: true }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await noSidewaysScroll(page);
    await page.getByRole('button', { name: said.send }).click();
    await page.getByText(said.missing).waitFor();
    await page.getByRole('textbox', { name: said.what }).and(page.locator(':focus')).waitFor();
    await page.keyboard.type('脱水时在地上跳 <script>alert(1)</script>');
    await page.getByRole('textbox', { name: said.name }).fill('欧阳静');
    await page.getByRole('button', { name: said.send }).click();
    await page.getByText(said.reach).last().waitFor();
    await page.getByRole('textbox', { name: said.phone }).fill('138 0013 8000');
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: said.send }).click();

    await page.getByRole('heading', { name: said.filed }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await noSidewaysScroll(page);
    await world.centre.settle();
    const link = new URL((await page.getByRole('link', { name: said.open }).getAttribute('href')) ?? '');
    await page.goto(link.pathname);
    await page.getByText(/TS-\d{8}-\d{4}/).first().waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await noSidewaysScroll(page);
    await page.getByRole('textbox', { name: said.add }).fill('上午在家 <b>十点后</b>');
    await page.getByRole('button', { name: said.words, exact: true }).click();
    await page.getByText(said.sent).waitFor();
    await page.getByText('上午在家 <b>十点后</b>', { exact: true }).waitFor();
    await expect.poll(() => page.getByRole('textbox', { name: said.add }).inputValue()).toBe('');
    expect(await axeViolations(page)).toEqual([]);
    expect(unexpected(complaints)).toEqual([]);
    await context.close();
  });
});

it('a complaint written without a line is filed once when it is back, also when the button was pressed often', async () => {
  const openCases = async () => (await lead.must<{ items: unknown[] }>('GET', '/api/cases?view=complaints')).items.length;
  const before = await openCases();
  const { page, context } = await phone();
  await page.goto('/complain/yunque');
  await page.getByRole('textbox', { name: /^发生了什么/ }).fill('三天没有人来');
  await page.getByRole('textbox', { name: /^姓名/ }).fill('罗芳');
  await page.getByRole('textbox', { name: '邮箱' }).fill('luo@example.com');
  await context.setOffline(true);
  for (let i = 0; i < 3; i++) await page.getByRole('button', { name: '提交投诉' }).click();
  await page.getByText('还没有送出。').waitFor();
  await context.setOffline(false);
  await page.getByRole('heading', { name: '我们收到了' }).waitFor();
  expect(await openCases()).toBe(before + 1);
  await context.close();
});

it('a page of a brand that is not there, a link that never was', async () => {
  const { page, context, complaints } = await phone();
  for (const path of ['/complain/nobody', `/track/${'x'.repeat(43)}`, '/track/%3Cb%3E', '/survey/']) {
    await page.goto(path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
  }
  expect(unexpected(complaints)).toEqual([]);
  await context.close();
});
