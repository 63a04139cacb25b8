/** A customer chooses a time in the chat window and closes it; an agent calls then, does not reach them, calls again by rule at the same place, and reaches them. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { axeViolations } from '../kit/axe.ts';
import { openBrowser, sitDown } from '../kit/browser.ts';
import { ticket } from '../kit/contacts.ts';
import { picture } from '../kit/picture.ts';
import { openShop } from '../kit/shop-brand.ts';
import { openWorld, type World } from '../kit/world.ts';

let browser: Browser;
let world: World;
beforeAll(async () => {
  // Wednesday, 10:00 in Shanghai: the house's clock is moved by hand.
  [browser, world] = await Promise.all([openBrowser(), openWorld()]);
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

/** What was done is told, and what time brings is done. */
async function moves(): Promise<void> {
  await world.centre.settle();
  await world.centre.sweep();
  await world.centre.settle();
}
async function chooses(page: Page): Promise<void> {
  await page.clock.setFixedTime(world.clock.now());
  await openShop(page, null);
  await page.getByRole('textbox', { name: '您的姓名或姓氏' }).fill('诸葛明');
  await page.getByRole('textbox', { name: '请说说您遇到的问题' }).fill('电饭煲插头发烫，急！');
  await page.getByRole('button', { name: '发送' }).click();
  await page.getByRole('button', { name: '保留我的位置' }).click();
  await page.getByRole('radio', { name: '留言' }).check({ force: true });
  await page.getByRole('textbox', { name: '想留的话' }).waitFor();
  await page.getByRole('radio', { name: '定个时间' }).check({ force: true });
  const times = page.getByRole('combobox', { name: '什么时候方便' });
  // One group a day, the next first.
  expect(await times.locator('optgroup').first().getAttribute('label')).toBe('11月18日星期三');
  await times.selectOption({ label: await times.locator('option').nth(1).innerText() });
  await page.getByRole('textbox', { name: '手机或座机号码' }).fill('138 0013 9000');
  expect(await axeViolations(page)).toEqual([]);
  await picture(page, 'call-back-choices-zh-light');
  await page.getByRole('button', { name: '保留我的位置' }).click();
  await page.getByText(/位置已经为您保留。我们会在 11月18日周三 11:00 打电话到 138\s0013\s9000/).waitFor();
  await picture(page, 'call-back-kept-zh-light');
}

it('a set time, a call that nobody answers, the next at the same place, and reached', async () => {
  const customer = await sitDown(browser, { baseUrl: world.baseUrl, width: 390, height: 844 });
  await chooses(customer.page);
  await customer.context.close();
  const agent = await world.signedInAs('agent', { name: '林小满' });
  const lead = await world.signedInAs('lead', { name: '顾清远' });
  const [kept] = (await agent.must<{ items: { id: string }[] }>('GET', '/api/interactions?view=kept_place')).items;
  const id = kept?.id ?? '';
  const { arrivedAt } = await ticket(world, id);

  const leads = await sitDown(browser, { baseUrl: world.baseUrl, cookie: lead.cookie ?? '' });
  await leads.page.clock.setFixedTime(world.clock.now());
  await leads.page.goto('/call-backs');
  await leads.page.getByText('1 位客户在等回电。').waitFor();
  await leads.page.getByText('约定时间').waitFor();
  expect(await axeViolations(leads.page)).toEqual([]);
  await picture(leads.page, 'call-backs-zh-light');
  await leads.page.getByRole('button', { name: /的更多操作/ }).click();
  await leads.page.getByRole('menuitem', { name: '取消回电' }).click();
  await leads.page.getByText('没有等着回电的客户').waitFor();
  await leads.page.getByRole('button', { name: '撤销' }).click();
  await leads.page.getByText('1 位客户在等回电。').waitFor();

  world.clock.set('2026-11-18T03:00:00.000Z');
  const { page, context, complaints } = await sitDown(browser, { baseUrl: world.baseUrl, cookie: agent.cookie ?? '' });
  await page.clock.setFixedTime(world.clock.now());
  await page.goto('/');
  await agent.must('PUT', '/api/presence', { state: 'available' });
  await moves();
  const ring = page.getByRole('alertdialog', { name: /诸葛/ });
  await ring.getByRole('button', { name: '接待' }).click();
  await expect.poll(async () => (await ticket(world, id)).state).toBe('assigned');
  await moves();
  await page.getByRole('region', { name: '客户在等我们的回电。' }).waitFor();
  const card = page.getByRole('region', { name: /客户在等我们的回电。|已接通/ });
  expect(await card.getByRole('link', { name: '138 0013 9000' }).getAttribute('href')).toMatch(/^tel:\+8613800139000$/);
  await card.getByText('第一次致电，最多试 3 次。').waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await picture(page, 'call-back-card-zh-light');
  await card.getByRole('button', { name: '无人接听' }).click();
  await page.getByText('已记下。稍后会再次派单').waitFor();
  await moves();
  expect(await ticket(world, id)).toMatchObject({ state: 'parked', arrivedAt, agentId: null });

  /** The agent is back on duty; the call comes up again and is taken. */
  const takesItUp = async () => {
    await agent.must('PUT', '/api/presence', { state: 'available' });
    await moves();
    await ring.getByRole('button', { name: '接待' }).click();
    await expect.poll(async () => (await ticket(world, id)).state).toBe('assigned');
    await moves();
  };
  world.clock.pass({ minutes: 31 });
  await page.clock.setFixedTime(world.clock.now());
  await takesItUp();
  await card.getByRole('button', { name: '已接通' }).waitFor();
  await card.getByText('已试 1 次，最多 3 次').click();
  await card.getByText('无人接听').first().waitFor();
  await picture(page, 'call-back-again-zh-light');
  await card.getByRole('button', { name: '已接通' }).click();
  await page.getByRole('region', { name: '已接通，请继续服务。' }).waitFor();
  // "Please call me at four instead."
  await card.getByRole('button', { name: '约到别的时间' }).click();
  const agreeing = page.getByRole('dialog', { name: /^再给诸葛.*回电/ });
  await agreeing.getByRole('radio', { name: '16:00' }).waitFor({ state: 'attached' });
  expect(await agreeing.getByRole('radio', { name: '明天' }).count()).toBe(1);
  await agreeing.getByRole('radio', { name: '16:00' }).check({ force: true });
  expect(await axeViolations(page)).toEqual([]);
  await picture(page, 'call-back-agree-zh-light');
  await agreeing.getByRole('button', { name: '约定' }).click();
  await page.getByText('已约好，到时会再派单。').first().waitFor();
  await moves();
  expect(await ticket(world, id)).toMatchObject({ state: 'parked', arrivedAt, agentId: null });
  world.clock.set('2026-11-18T08:00:00.000Z');
  await page.clock.setFixedTime(world.clock.now());
  await takesItUp();
  await card.getByRole('button', { name: '已接通' }).click();
  await page.getByRole('region', { name: '已接通，请继续服务。' }).waitFor();
  await card.getByRole('button', { name: '完成' }).click();
  await page.getByRole('menuitem', { name: '问题已解决' }).click();
  await page.getByText('已完成，谢谢您守住了承诺。').waitFor();
  expect(await ticket(world, id)).toMatchObject({ state: 'ended', arrivedAt });
  expect(complaints).toEqual([]);
  expect(leads.complaints).toEqual([]);
  for (const one of [context, leads.context]) await one.close();
});
