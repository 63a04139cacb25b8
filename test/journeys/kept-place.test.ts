/** The customer left a way to be reached and closed the page: what the desk says of it, what goes out by mail, a call nobody answers. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sql } from '#kit/db/sql.ts';
import { axeViolations } from '../kit/axe.ts';
import { openBrowser, sitDown } from '../kit/browser.ts';
import { ticket } from '../kit/contacts.ts';
import { Visitor } from '../kit/visitor.ts';
import { openWorld, type World } from '../kit/world.ts';

let browser: Browser;
let world: World;
let agent: Awaited<ReturnType<World['signedInAs']>>;

beforeAll(async () => {
  [browser, world] = await Promise.all([openBrowser(), openWorld({ realTime: true })]);
  agent = await world.signedInAs('agent', { name: '林小满' });
  // Whatever the clock says while this runs, nobody sleeps.
  await world.act((act) => act.run(sql`update queues set call_back = call_back || '{"quietFrom":"00:00","quietTo":"00:00"}' where brand_id = ${act.brandId}`));
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

/** A customer who left a way to be reached, taken by the agent, at the desk. */
async function takenUp(reach: { phone: string } | { mail: string }) {
  const visitor = new Visitor(world.baseUrl);
  await visitor.open('yunque');
  const { id } = await visitor.start('洗衣机不转了');
  await visitor.must('POST', '/api/visitor/keep-place', reach);
  await agent.must('PUT', '/api/presence', { state: 'available' });
  await agent.must('POST', `/api/interactions/${id}/take`);
  const seat = await sitDown(browser, { baseUrl: world.baseUrl, cookie: agent.cookie ?? '' });
  await seat.page.goto(`/conversations/${id}`);
  return { id, ...seat };
}

it('a reply to who left a mail goes out by mail, and the desk shows how far it is', async () => {
  const { page, context, complaints } = await takenUp({ mail: 'jing@example.com' });
  await page.getByText('客户不在页面上，您的回复会同时以邮件发出').waitFor();
  await page.getByRole('textbox', { name: /回复/ }).fill('请先拔掉电源，再按住启动键五秒。');
  await page.getByRole('button', { name: '发送', exact: true }).click();
  await page.getByText('回复客户的邮件').waitFor();
  await page.getByText('已送出').waitFor();
  expect(world.mailer.arrived.map((letter) => letter.to)).toEqual(['jing@example.com']);
  expect(await axeViolations(page)).toEqual([]);
  expect(complaints).toEqual([]);
  await context.close();
});

it('a call that nobody answers puts the customer back at the kept place', async () => {
  const { id, page, context, complaints } = await takenUp({ phone: '13800138000' });
  await page.getByText('客户不在页面上，请致电').waitFor();
  await page.getByRole('button', { name: '无人接听' }).click();
  await page.getByText('已记下。稍后会再次派单').waitFor();
  expect(await ticket(world, id)).toMatchObject({ state: 'parked', isVirtual: true, agentId: null });
  expect(complaints).toEqual([]);
  await context.close();
});
