/**
 * A complaint from its first minute to its second ending, in real browsers on the real centre: the agent turns a conversation into a
 * complaint and works through its stages, the customer follows it on their own page, and whoever is not satisfied is heard again.
 */
import { sql } from '#kit/db/sql.ts';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { axeViolations } from '../kit/axe.ts';
import { atRest, openBrowser, sitDown } from '../kit/browser.ts';
import type { Client } from '../kit/client.ts';
import { answeredChat, filedComplaint, type Chat } from '../kit/closing.ts';
import { picture } from '../kit/picture.ts';
import { openWorld, type World } from '../kit/world.ts';

let browser: Browser;
let world: World;
let agent: Client & { staffId: string };
let lead: Client & { staffId: string };
let chat: Chat;
let casePath: string;
let trackPath: string;
let number: string;
let customerId: string;

beforeAll(async () => {
  [browser, world] = await Promise.all([openBrowser(), openWorld({ realTime: true })]);
  agent = await world.signedInAs('agent', { name: '周小满' });
  lead = await world.signedInAs('lead', { name: '许知行' });
  chat = await answeredChat(world, agent, { mail: 'ouyang@example.com' });
  ({ interaction: { customerId } } = await agent.must<{ interaction: { customerId: string } }>('GET', `/api/interactions/${chat.interactionId}`));
  await agent.must('PUT', `/api/customers/${customerId}`, { honorific: 'ms' });
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

const seat = (who: Client, more: Partial<Parameters<typeof sitDown>[1]> = {}) => sitDown(browser, { baseUrl: world.baseUrl, cookie: who.cookie ?? '', ...more });
const unexpected = (complaints: string[]) => complaints.filter((one) => !/status of (404|409)/.test(one));
const stage = (page: Page) => page.getByRole('region', { name: '处理阶段' }).locator('[aria-current="step"]');
const part = (page: Page, name: string) => page.locator('section', { has: page.getByRole('button', { name: new RegExp(`^${name}`), expanded: true }) }).last();
/** The step's button opens its dialog; pressed when nothing moves under the pointer any more. */
async function open(page: Page, step: string, dialog: string): Promise<Locator> {
  await atRest(page);
  await page.getByRole('region', { name: '处理阶段' }).getByRole('button', { name: step, exact: true }).click();
  const opened = page.getByRole('dialog', { name: dialog });
  await opened.waitFor();
  return opened;
}
/** How often the person pressed a button of the mouse, on this page and over reloads. */
async function countPresses(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript("addEventListener('pointerdown', () => sessionStorage.setItem('presses', String(1 + Number(sessionStorage.getItem('presses')))), true)");
  return () => page.evaluate("Number(sessionStorage.getItem('presses'))");
}

it('a conversation becomes a complaint in one form, with owner, clocks and receipt', async () => {
  const { page, context, complaints } = await seat(agent);
  await page.goto(`/conversations/${chat.interactionId}`);
  await page.getByRole('button', { name: '转为事项' }).first().click();
  const form = page.getByRole('dialog', { name: /事项/ });
  await form.getByRole('radio', { name: '投诉' }).check({ force: true });
  await form.getByLabel('一句话说明').fill('洗衣机三次维修后仍然漏水');
  await form.getByLabel('客户希望怎样解决').fill('换一台新的');
  await form.getByRole('button', { name: '登记投诉' }).click();
  await page.getByText(/已建立 TS-/).waitFor();

  await page.goto('/cases');
  await page.getByRole('heading', { level: 1, name: '事项' }).waitFor();
  const row = page.getByRole('link', { name: /洗衣机三次维修后仍然漏水/ });
  await row.waitFor();
  expect(await row.innerText()).toMatch(/还剩 2?\d:\d\d:\d\d[\s\S]*首次答复[\s\S]*投诉[\s\S]*已告知收到[\s\S]*欧阳女士[\s\S]*我/);
  expect(await axeViolations(page)).toEqual([]);
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/cases\/[0-9a-f-]{36}/);
  casePath = new URL(page.url()).pathname;
  number = (await page.getByText(/^TS-\d{8}-\d{4}$/).first().innerText()).trim();
  await page.getByText('解决时限').first().waitFor();
  await expect.poll(() => stage(page).innerText()).toContain('已告知收到');
  expect(await axeViolations(page)).toEqual([]);
  expect(unexpected(complaints)).toEqual([]);
  await context.close();
});

it('the next step is one button; work goes on by itself, and a lead sees each step at once', async () => {
  const [{ page, context, complaints }, watching] = await Promise.all([seat(agent), seat(lead, { theme: 'dark' })]);
  await Promise.all([page.goto(casePath), watching.page.goto(casePath)]);
  await stage(watching.page).waitFor();
  await page.getByRole('button', { name: '评估投诉' }).click();
  await page.getByText('系统按客户的话先填好了').waitFor();
  await page.getByRole('group', { name: '严重程度' }).getByRole('radio', { name: '较大', exact: true }).check({ force: true });
  await page.getByRole('button', { name: '保存评估' }).click();
  await page.locator('[aria-current="step"]', { hasText: '初步评估' }).waitFor();
  await watching.page.locator('[aria-current="step"]', { hasText: '初步评估' }).waitFor();

  // The talk is recorded where it ended, each act by one click; the words are for whoever has some.
  await page.getByRole('button', { name: /^沟通/ }).click();
  await page.getByRole('button', { name: '解决', exact: true }).click();
  await page.getByRole('button', { name: '已做：感谢客户提出' }).click();
  await page.getByText('五个动作已做 1 个').waitFor();
  await page.getByRole('button', { name: '做了并补充说明：确认问题' }).click();
  await part(page, '沟通').getByRole('textbox').fill('第三次维修后第二天又漏');
  await page.getByRole('button', { name: '记下' }).click();
  await page.getByText('五个动作已做 2 个').waitFor();
  // What was just done is said one at a time, in a place of its own: below the page, over nothing.
  expect(await page.evaluate(`(() => {
    const said = document.querySelector('[aria-label="刚刚发生的事"]');
    const page = said.parentElement.querySelector(':scope > div');
    return { shown: said.childElementCount, isBelow: said.getBoundingClientRect().top >= page.getBoundingClientRect().bottom };
  })()`)).toEqual({ shown: 1, isBelow: true });
  // Recorded by mistake: taken back by one key.
  await page.getByRole('button', { name: '撤销' }).last().click();
  await page.getByText('五个动作已做 1 个').waitFor();
  // Every part open: the column scrolls, the desk does not.
  const closed = page.locator('[id^="part-"] button[aria-expanded="false"]');
  while (await closed.count() > 0) await closed.first().click();
  await expect.poll(() => page.evaluate('document.documentElement.scrollHeight - window.innerHeight')).toBe(0);
  expect(await axeViolations(page)).toEqual([]);
  expect(await axeViolations(watching.page)).toEqual([]);
  // By keyboard a dialog begins at what is chosen: Space chooses nothing anew.
  await watching.page.getByRole('button', { name: '更多操作' }).click();
  await watching.page.getByRole('menuitem', { name: '人工定类…' }).click();
  const major = watching.page.getByRole('dialog').getByRole('radio', { name: '重大' });
  await major.waitFor({ state: 'attached' });
  await expect.poll(() => major.isChecked()).toBe(true);
  await expect.poll(() => watching.page.evaluate('document.activeElement?.value')).toBe('major');
  await watching.page.keyboard.press('Escape');
  expect(unexpected([...complaints, ...watching.complaints])).toEqual([]);
  await Promise.all([context.close(), watching.context.close()]);
});

it('it is looked into, answered, decided; the customer hears it in the conversation and reads on their page what was told, nothing of what was noted', async () => {
  const { page, context, complaints } = await seat(agent);
  await page.goto(casePath);
  await page.getByRole('textbox', { name: '调查记录' }).first().fill('拆检：进水阀密封圈老化，三次都没有更换');
  await part(page, '原因').getByRole('button', { name: '记录' }).click();
  await part(page, '原因').getByRole('listitem').getByText('拆检：').waitFor();
  await page.locator('[aria-current="step"]', { hasText: '调查' }).waitFor();

  // An answer half written is not lost with its dialog.
  const answerIt = page.getByRole('region', { name: '处理阶段' }).getByRole('button', { name: '答复客户' });
  await answerIt.click();
  const dialog = page.getByRole('dialog', { name: '答复客户' });
  await dialog.getByText('会发到欧阳女士的在线会话、邮箱').waitFor();
  await dialog.getByRole('radio', { name: '产品问题' }).check({ force: true });
  await dialog.getByLabel('写给客户的话').fill('欧阳女士您好，是我们的密封圈没有换，非常抱歉。周一为您换一台新的。');
  await page.keyboard.press('Escape');
  await answerIt.click();
  await expect.poll(() => dialog.getByLabel('写给客户的话').inputValue()).toContain('非常抱歉');
  await dialog.getByRole('radio', { name: '产品问题' }).check({ force: true });
  expect(await axeViolations(page)).toEqual([]);
  await dialog.getByRole('button', { name: '发给客户' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.locator('[aria-current="step"]', { hasText: '答复' }).waitFor();
  await page.getByText('答复时请先：承认是我们的问题、真诚道歉。').waitFor();
  const said = (await chat.visitor.conversation()).messages.at(-1);
  expect(said).toMatchObject({ speaker: 'staff', text: expect.stringContaining(`关于您的投诉 ${number}：\n欧阳女士您好`) });

  const deciding = await open(page, '作出决定', '作出决定');
  await deciding.getByRole('button', { name: '换货' }).click();
  await deciding.getByLabel('处理决定及理由').fill('换同型号新机。理由：三次维修未修复。');
  await deciding.getByLabel('写给客户的话').fill('我们决定为您换一台同型号的新机，周一送到。');
  expect(await axeViolations(page)).toEqual([]);
  await deciding.getByRole('button', { name: '决定并发给客户' }).click();
  await page.locator('[aria-current="step"]', { hasText: '决定' }).waitFor();
  await atRest(page);
  await picture(page, 'complaint-zh-light');

  // The words of the stages are longer in English, and stand whole beside each other in a narrower window too.
  await lead.must('PUT', '/api/session/preferences', { language: 'en' });
  const english = await seat(lead, { language: 'en', width: 1280 });
  await english.page.goto(casePath);
  const stages = english.page.getByRole('region', { name: 'Stages' }).getByRole('listitem');
  await stages.first().waitFor();
  expect(await stages.evaluateAll((all) => all.map((one) => [...one.querySelectorAll('span')].find((part) => /^[A-Z][a-z]+$/.test(part.textContent))?.getClientRects().length))).toEqual(Array(7).fill(1));
  await picture(english.page, 'complaint-en-light');
  await english.context.close();
  await lead.must('PUT', '/api/session/preferences', { language: 'zh' });

  await page.getByRole('button', { name: '更多操作' }).click();
  await page.getByRole('menuitem', { name: '回执与链接…' }).click();
  await page.getByRole('button', { name: '发送回执' }).click();
  trackPath = new URL((await page.getByRole('dialog').getByText(/\/track\//).innerText()).trim()).pathname;
  expect(await axeViolations(page)).toEqual([]);
  await page.getByRole('button', { name: '完成' }).click();

  const customer = await sitDown(browser, { baseUrl: world.baseUrl, width: 390, height: 844 });
  await customer.page.goto(trackPath);
  await customer.page.getByText('非常抱歉').waitFor();
  await customer.page.getByText('处理决定已经作出').first().waitFor();
  const seen = await customer.page.locator('body').innerText();
  expect(seen).toContain(number);
  expect(seen).not.toContain('拆检');
  expect(seen).not.toContain('第三次维修后第二天又漏');
  expect(unexpected([...complaints, ...customer.complaints])).toEqual([]);
  await Promise.all([context.close(), customer.context.close()]);
});

it('it is closed with the customer’s agreement; unsatisfied in the follow-up, they are heard by a lead under new clocks, and nobody takes that back', async () => {
  const { page, context, complaints } = await seat(agent);
  await page.goto(casePath);
  const dialog = await open(page, '关闭投诉', '关闭投诉');
  const close = dialog.getByRole('button', { name: '关闭投诉' });
  await close.waitFor();
  await expect.poll(() => close.isDisabled()).toBe(true);
  await dialog.getByRole('checkbox', { name: /客户同意/ }).check();
  await dialog.getByLabel('结束说明').fill('已为您换上新机');
  await close.click();
  await page.getByText('客户接受了处理结果。').waitFor();
  await expect.poll(() => stage(page).innerText()).toContain('关闭');
  expect(await axeViolations(page)).toEqual([]);

  // The question comes into the conversation that goes on, and stands on the page.
  await expect.poll(async () => (await chat.visitor.conversation()).messages.map((one) => one.text.split('|')[0]).slice(-2), { timeout: 20_000 }).toEqual(['complaints:line.complaintClosed', 'followups:line.surveyAsked']);
  const customer = await sitDown(browser, { baseUrl: world.baseUrl, width: 390, height: 844 });
  const survey = customer.page.locator('a[href^="/survey/"]');
  await customer.page.goto(trackPath);
  await customer.page.getByText('已为您换上新机').waitFor();
  await survey.click();
  await customer.page.getByRole('radio', { name: '不满意', exact: true }).check({ force: true });
  await customer.page.getByRole('radio', { name: '还没有' }).check({ force: true });
  await customer.page.getByRole('textbox').fill('新机也漏水');
  await customer.page.getByRole('button', { name: '送出', exact: true }).click();
  await customer.page.getByRole('heading', { name: '谢谢您告诉我们' }).waitFor();

  // Their own page says that it goes on, and why.
  await customer.page.goto(trackPath);
  await customer.page.getByText('您告诉我们对结果还不满意').waitFor();
  expect(await axeViolations(customer.page)).toEqual([]);

  // The agent's page follows by itself: a lead owns it now, the former round is kept, the clocks run anew.
  await page.getByText('客户回访不满意').waitFor();
  await page.locator('[aria-current="step"]', { hasText: '调查' }).waitFor();
  await page.getByText('重开 1 次').waitFor();
  await page.getByText('首次答复').first().waitFor();
  expect(await page.getByRole('button', { name: '撤销重新打开' }).count()).toBe(0);
  await page.getByRole('button', { name: /^以往处理/ }).click();
  await page.getByText('换同型号新机。理由：三次维修未修复。').waitFor();
  expect(await axeViolations(page)).toEqual([]);

  // All of it stands in the customer's file.
  await agent.must('POST', `/api/customers/${customerId}/products`, { name: '滚筒洗衣机', model: 'QC-26 A7', serial: 'QC26A70042', warrantyUntil: '2030-01-31' });
  await page.goto(`/customers/${customerId}`);
  await page.getByText('新机也漏水').first().waitFor();
  await page.getByRole('link', { name: number }).first().waitFor();
  await atRest(page);
  await picture(page, 'customer-zh-light');

  // The lead finds it wherever they sign in, until they have looked: a strip, and a number at the rail.
  const leads = await seat(lead, { theme: 'dark' });
  await leads.page.goto('/');
  const strip = leads.page.getByRole('region', { name: '新到您手上的事项' });
  await strip.getByText('客户不满意，由您负责：').waitFor();
  await leads.page.getByRole('link', { name: /事项.*1 件新到您手上/ }).waitFor();
  expect(await axeViolations(leads.page)).toEqual([]);
  await leads.page.reload();
  await strip.getByText('客户不满意，由您负责：').waitFor();
  await strip.getByRole('link', { name: '查看' }).click();
  await leads.page.getByRole('region', { name: '处理阶段' }).waitFor();
  await strip.getByText('客户不满意，由您负责：').waitFor({ state: 'detached' });
  await leads.page.goto('/cases/board');
  await leads.page.getByRole('heading', { name: '投诉看板' }).waitFor();
  await leads.page.getByRole('region', { name: /已升级/ }).getByRole('link', { name: /洗衣机三次维修后仍然漏水[\s\S]*许知行/ }).waitFor();
  expect(await axeViolations(leads.page)).toEqual([]);
  expect(unexpected([...complaints, ...customer.complaints, ...leads.complaints])).toEqual([]);
  await Promise.all([context.close(), customer.context.close(), leads.context.close()]);
});

/** The way through the stages was 25 presses when each was a button of its own; a plain complaint needs eleven, whatever one writes. */
it('a plain complaint’s road, from taken to closed, is half as long as it was', async () => {
  const another = await answeredChat(world, agent, { mail: 'road@example.com' });
  const { case: { id } } = await agent.must<{ case: { id: string } }>('POST', '/api/complaints', { interactionId: another.interactionId, title: '送来的颜色不对', description: '订的白色，送来灰色', remedySought: '换成白色' });
  const { page, context, complaints } = await seat(agent);
  const presses = await countPresses(page);
  await page.goto(`/cases/${id}`);
  await page.getByRole('button', { name: '评估投诉' }).click();
  await page.getByRole('button', { name: '保存评估' }).click();
  const answering = await open(page, '答复客户', '答复客户');
  await answering.getByRole('radio', { name: '服务问题' }).click({ force: true });
  await answering.getByLabel('写给客户的话').fill('是我们发错了颜色，非常抱歉，明天为您换白色。');
  await answering.getByRole('button', { name: '发给客户' }).click();
  await answering.waitFor({ state: 'detached' });
  const deciding = await open(page, '作出决定', '作出决定');
  await deciding.getByRole('button', { name: '换货' }).click();
  await deciding.getByLabel('处理决定及理由').fill('换白色，运费我们承担。仓库拿错。');
  await deciding.getByLabel('写给客户的话').fill('明天上午送白色的来，换走灰色的。');
  await deciding.getByRole('button', { name: '决定并发给客户' }).click();
  await deciding.waitFor({ state: 'detached' });
  const closing = await open(page, '关闭投诉', '关闭投诉');
  await closing.getByRole('checkbox', { name: /客户同意/ }).click();
  await closing.getByLabel('结束说明').fill('已换成白色');
  await closing.getByRole('button', { name: '关闭投诉' }).click();
  await page.getByText('客户接受了处理结果。').waitFor();
  expect(await presses()).toBe(11);
  expect(unexpected(complaints)).toEqual([]);
  await context.close();
});

it('what would reach nobody is said before it is sent, stands out until somebody has called, and keeps the clock running', async () => {
  const filed = await filedComplaint(world, lead);
  const promised = async () => (await lead.must<{ commitments: { text: string }[] }>('GET', `/api/cases/${filed.caseId}`)).commitments.map((one) => one.text);
  const { page, context, complaints } = await seat(lead);
  await page.goto(`/cases/${filed.caseId}`);
  await page.getByRole('button', { name: '答复客户' }).first().click();
  const dialog = page.getByRole('dialog', { name: '答复客户' });
  // By telephone from the start, and why; whoever sends all the same is told what that means.
  await dialog.getByText('请打电话或当面告诉客户').waitFor();
  await expect.poll(() => dialog.getByRole('radio', { name: '电话' }).isChecked()).toBe(true);
  await dialog.getByRole('radio', { name: '现在发给客户' }).check({ force: true });
  await dialog.getByText('没有邮箱，也没有开着的在线会话').waitFor();
  await dialog.getByLabel('写给客户的话').fill('罗女士您好，明天上午师傅上门。');
  expect(await axeViolations(page)).toEqual([]);
  await dialog.getByRole('button', { name: '发给客户' }).click();
  await page.getByText('还没有人告诉客户。请打电话。').waitFor();
  await page.getByText('还没有给客户实质性答复').first().waitFor();
  await page.getByRole('button', { name: '登记已告知' }).click();
  await expect.poll(() => dialog.getByLabel('对客户说了什么').inputValue()).toBe('罗女士您好，明天上午师傅上门。');
  // A time was promised in it: offered for the register, and entered only when the colleague says so.
  expect(await promised()).toEqual([]);
  await dialog.getByRole('checkbox', { name: /您在这里答应了客户/ }).check();
  expect(await axeViolations(page)).toEqual([]);
  await dialog.getByRole('button', { name: '记录答复' }).click();
  await page.getByText('还没有人告诉客户。请打电话。').waitFor({ state: 'detached' });
  await expect.poll(promised).toEqual(['罗女士您好，明天上午师傅上门']);
  await page.locator('#part-response h2 button').click();
  await page.getByText(/首次答复（电话，许知行）/).waitFor();
  expect(unexpected(complaints)).toEqual([]);
  await context.close();
});

it('a broken promise is seen: the lead is called, the lists, the board and the report say so', async () => {
  const late = await answeredChat(world, agent, { mail: 'late@example.com' });
  const { case: { id } } = await agent.must<{ case: { id: string } }>('POST', '/api/complaints', { interactionId: late.interactionId, title: '等了一天没有答复', description: '没人回电' });
  const { page, context, complaints } = await seat(lead);
  await page.goto('/');
  const strip = page.getByRole('region', { name: '新到您手上的事项' });
  await strip.waitFor({ state: 'attached' });
  // A day passes on this complaint's first clock.
  await world.act(async (act) => {
    await act.run(sql`update timer_intervals i set from_at = i.from_at - interval '25 hours' from timers t where t.id = i.timer_id and t.brand_id = ${act.brandId} and t.subject_id = ${id} and t.name = 'complaint.first_answer'`);
    await act.run(sql`update timers set started_at = started_at - interval '25 hours', due_at = due_at - interval '25 hours', next_warning_at = started_at where brand_id = ${act.brandId} and subject_id = ${id} and name = 'complaint.first_answer'`);
  });
  await strip.getByText('升级到您这里：').waitFor();
  await strip.getByText(/等了一天没有答复/).waitFor();
  await page.getByRole('link', { name: /事项.*1 件事项超时/ }).waitFor();
  await page.goto('/cases?view=overdue');
  await expect.poll(() => page.getByRole('link', { name: /等了一天没有答复/ }).first().innerText()).toMatch(/^已超 [\d:]+/);
  await page.goto('/cases/board');
  await page.getByRole('region', { name: /已超时/ }).getByRole('link', { name: /等了一天没有答复/ }).waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await page.goto('/reports');
  await page.getByText('超时投诉').first().waitFor();
  expect(unexpected(complaints)).toEqual([]);
  await context.close();
});
