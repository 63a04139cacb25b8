/** A lead looks through what was promised: one was entered by mistake, one is better kept by somebody else. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Commitments } from '#commitments/contract.ts';
import { axeViolations } from '../kit/axe.ts';
import { openBrowser, sitDown } from '../kit/browser.ts';
import { Visitor } from '../kit/visitor.ts';
import { openWorld, type World } from '../kit/world.ts';

let browser: Browser;
let world: World;
let lead: Awaited<ReturnType<World['signedInAs']>>;
let agent: Awaited<ReturnType<World['signedInAs']>>;

beforeAll(async () => {
  [browser, world] = await Promise.all([openBrowser(), openWorld({ realTime: true })]);
  lead = await world.signedInAs('lead', { name: '顾明' });
  agent = await world.signedInAs('agent', { name: '周小满' });
  const visitor = new Visitor(world.baseUrl);
  await visitor.open('yunque');
  const { id } = await visitor.start('什么时候能修好？');
  for (const text of ['今晚八点前回电', '明天寄出滤芯', '周五前答复退款']) await lead.must('POST', '/api/commitments', { text, dueAt: new Date(Date.now() + 86_400_000).toISOString(), interactionId: id });
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

const mine = async (client: typeof lead) => (await client.must<Commitments>('GET', '/api/commitments?view=mine')).items.map((one) => one.text).toSorted();

it('withdraws with a reason, hands over to a colleague, and changes nothing when thinking better of it', async () => {
  const { page, context, complaints } = await sitDown(browser, { baseUrl: world.baseUrl, cookie: lead.cookie ?? '' });
  await page.goto('/cases/promises');
  const line = (text: string) => page.getByRole('listitem').filter({ hasText: text });
  const choose = async (text: string, what: string) => {
    await line(text).getByRole('button', { name: `更多操作：${text}` }).click();
    await page.getByRole('menuitem', { name: what }).click();
    await page.getByRole('dialog', { name: what }).getByText(text).waitFor();
    return page.getByRole('dialog', { name: what });
  };

  const cancelled = await choose('周五前答复退款', '撤销承诺');
  await cancelled.getByRole('button', { name: '取消' }).click();
  await cancelled.waitFor({ state: 'detached' });
  expect(await mine(lead)).toEqual(['今晚八点前回电', '周五前答复退款', '明天寄出滤芯'].toSorted());

  const withdraw = await choose('今晚八点前回电', '撤销承诺');
  expect(await axeViolations(page)).toEqual([]);
  // Without a reason it stays.
  await withdraw.getByRole('button', { name: '撤销承诺' }).click();
  await withdraw.waitFor();
  expect(await mine(lead)).toContain('今晚八点前回电');
  await withdraw.getByRole('textbox', { name: /为什么撤销/ }).fill('客户同意改为邮件答复');
  await withdraw.getByRole('button', { name: '撤销承诺' }).click();
  await page.getByText('承诺已撤销，原因已留下').waitFor();
  await line('今晚八点前回电').waitFor({ state: 'detached' });
  const { items: done } = await lead.must<Commitments>('GET', '/api/commitments?view=done');
  expect(done).toMatchObject([{ text: '今晚八点前回电', state: 'withdrawn', withdrawn: { why: '客户同意改为邮件答复' } }]);

  const handOver = await choose('明天寄出滤芯', '交给同事');
  expect(await axeViolations(page)).toEqual([]);
  expect(await handOver.getByRole('button', { name: '交给同事' }).isDisabled()).toBe(true);
  await handOver.getByRole('combobox', { name: /新的负责人/ }).click();
  await page.getByRole('option', { name: /周小满/ }).click();
  await handOver.getByRole('button', { name: '交给同事' }).click();
  await page.getByText('已交给 周小满').waitFor();
  await line('明天寄出滤芯').waitFor({ state: 'detached' });
  expect([await mine(lead), await mine(agent)]).toEqual([['周五前答复退款'], ['明天寄出滤芯']]);

  // Each list is whose it says: the lead's own, or everybody's; a colleague who leads nobody has only their own.
  await page.getByRole('button', { name: /^待兑现\s*1$/ }).waitFor();
  await page.getByRole('radio', { name: '所有同事的' }).check();
  await page.getByRole('heading', { name: '所有同事的承诺' }).waitFor();
  await page.getByRole('button', { name: /^待兑现\s*2$/ }).waitFor();
  await line('明天寄出滤芯').getByText('周小满').waitFor();
  expect(await axeViolations(page)).toEqual([]);
  const own = await sitDown(browser, { baseUrl: world.baseUrl, cookie: agent.cookie ?? '' });
  await own.page.goto('/cases/promises?whose=everybody');
  await own.page.getByRole('button', { name: /^待兑现\s*1$/ }).waitFor();
  expect(await own.page.getByRole('radio').count()).toBe(0);
  expect(own.complaints).toEqual([]);
  await own.context.close();
  expect(complaints).toEqual([]);
  await context.close();
});

it('whoever may not assign is offered no hand-over', async () => {
  const { page, context } = await sitDown(browser, { baseUrl: world.baseUrl, cookie: agent.cookie ?? '' });
  await page.goto('/cases/promises');
  await page.getByRole('button', { name: '更多操作：明天寄出滤芯' }).click();
  await page.getByRole('menuitem', { name: '撤销承诺' }).waitFor();
  expect(await page.getByRole('menuitem', { name: '交给同事' }).count()).toBe(0);
  await context.close();
});

it('a case is marked as solved once it was said of each promise what became of it; a colleague’s case offers no say in its promises', async () => {
  const due = new Date(Date.now() + 86_400_000).toISOString();
  const { id: customerId } = await agent.must<{ id: string }>('POST', '/api/customers', { name: '欧阳静', reach: [{ kind: 'phone', value: '13900139001' }] });
  const { id } = await agent.must<{ id: string }>('POST', '/api/cases', { title: '想换静音的排水管', customerId });
  for (const text of ['回电告知有没有静音款', '把安装视频发到客户邮箱']) await agent.must('POST', '/api/commitments', { text, dueAt: due, caseId: id });
  const other = await world.signedInAs('agent', { name: '许知' });
  const onlooker = await sitDown(browser, { baseUrl: world.baseUrl, cookie: other.cookie ?? '' });
  await onlooker.page.goto(`/cases/${id}`);
  await onlooker.page.getByText('回电告知有没有静音款').waitFor();
  expect(await onlooker.page.getByRole('button', { name: '已兑现' }).count()).toBe(0);
  await onlooker.context.close();

  const { page, context, complaints } = await sitDown(browser, { baseUrl: world.baseUrl, cookie: agent.cookie ?? '' });
  await page.goto(`/cases/${id}`);
  await page.getByRole('button', { name: '解决', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: '问题解决了' });
  const solve = dialog.getByRole('button', { name: '标记为已解决' });
  const of = (text: string) => dialog.getByRole('group', { name: new RegExp(text) });
  expect(await solve.isDisabled()).toBe(true);
  await of('回电告知有没有静音款').getByRole('radio', { name: '已兑现' }).check();
  await of('把安装视频发到客户邮箱').getByRole('radio', { name: '撤销' }).check();
  // Withdrawn asks for the reason.
  expect(await solve.isDisabled()).toBe(true);
  await dialog.getByRole('textbox', { name: /为什么撤销/ }).fill('客户在网页上看到了');
  expect(await axeViolations(page)).toEqual([]);
  await solve.click();
  await page.getByText('已标记为解决').waitFor();
  const { commitments, case: solved } = await agent.must<{ case: { state: string }; commitments: { state: string }[] }>('GET', `/api/cases/${id}`);
  expect([solved.state, commitments.map((one) => one.state).toSorted()]).toEqual(['solved', ['kept', 'withdrawn']]);
  expect(complaints).toEqual([]);
  await context.close();
});
