/** The first day: an empty centre gets its administrator, who invites an agent, who joins by the link and finds an empty desk that says what to do. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { axeViolations } from '../kit/axe.ts';
import { openBrowser, sitDown } from '../kit/browser.ts';
import { picture } from '../kit/picture.ts';
import { unexpected } from '../kit/shop-brand.ts';
import { openEmptyCentre, type EmptyCentre } from '../kit/world.ts';

let browser: Browser;
let empty: EmptyCentre;

beforeAll(async () => {
  [browser, empty] = await Promise.all([openBrowser(), openEmptyCentre({ realTime: true })]);
});
afterAll(async () => {
  await browser?.close();
  await empty?.close();
});

it('the first page makes the first administrator, who invites an agent; the agent joins by the link; a second administrator is not made', async () => {
  const { page, context, complaints } = await sitDown(browser, { baseUrl: empty.baseUrl });
  await page.goto('/');
  await page.getByRole('heading', { name: '建立您的服务中心' }).waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await page.getByRole('button', { name: '建立并进入' }).click();
  await page.getByText('请填写这一项。').first().waitFor();
  await page.getByLabel('品牌名称').fill('云雀家电');
  await page.getByLabel('品牌代号').fill('yunque');
  await page.getByLabel('姓名').fill('林知远');
  await page.getByLabel('邮箱').fill('lin@yunque.example');
  await page.getByRole('textbox', { name: '密码' }).fill('three quiet words');
  await picture(page, 'first-run-zh-light');
  await page.getByRole('button', { name: '建立并进入' }).click();

  await page.getByRole('heading', { name: '开张前的四件事' }).waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await picture(page, 'first-day-zh-light');
  await page.getByRole('link', { name: '去做: 邀请同事' }).click();
  const form = page.getByRole('dialog', { name: '邀请同事' });
  await form.getByLabel('姓名').fill('周小满');
  await form.getByLabel('邮箱').fill('zhou@yunque.example');
  expect(await axeViolations(page)).toEqual([]);
  await form.getByRole('button', { name: '生成邀请' }).click();
  const link = page.getByRole('group', { name: '邀请链接' });
  await link.waitFor();
  const path = new URL(await link.innerText()).pathname;
  await picture(page, 'invitation-zh-light');
  await page.getByRole('button', { name: '完成' }).click();
  await page.getByText('等待接受邀请').waitFor();

  const agent = await sitDown(browser, { baseUrl: empty.baseUrl, language: 'en', theme: 'dark' });
  await agent.page.goto(path);
  await agent.page.getByRole('heading', { name: 'Join 云雀家电' }).waitFor();
  await agent.page.getByRole('textbox', { name: 'Password' }).fill('five more quiet words');
  await picture(agent.page, 'join-en-dark');
  await agent.page.keyboard.press('Enter');
  await agent.page.getByRole('button', { name: /Open your menu/ }).waitFor();
  expect(await axeViolations(agent.page)).toEqual([]);
  await picture(agent.page, 'empty-desk-en-dark');
  expect(unexpected(agent.complaints)).toEqual([]);
  await agent.context.close();

  await page.reload();
  await page.getByRole('row', { name: /周小满/ }).waitFor();
  expect(await page.getByText('等待接受邀请').count()).toBe(0);
  expect(unexpected(complaints)).toEqual([]);
  await context.close();

  const late = await sitDown(browser, { baseUrl: empty.baseUrl });
  await late.page.goto('/first-run');
  await late.page.waitForURL(/\/sign-in/);
  await late.context.close();
  expect(empty.complaintsOfTheLog).toEqual([]);
});
