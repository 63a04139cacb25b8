/** Houses in a real browser: a further brand in the same installation, and the companies that customers belong to. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Customer, CustomerList } from '#customers/contract.ts';
import { axeViolations } from '../kit/axe.ts';
import { openBrowser, sitDown } from '../kit/browser.ts';
import { openWorld, type World } from '../kit/world.ts';

let browser: Browser;
let world: World;
let admin: Awaited<ReturnType<World['signedInAs']>>;

beforeAll(async () => {
  [browser, world] = await Promise.all([openBrowser(), openWorld({ realTime: true })]);
  admin = await world.signedInAs('administrator', { name: '林小满' });
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

it('a further brand is opened, and the link for its administrator works', async () => {
  const { page, context, complaints } = await sitDown(browser, { baseUrl: world.baseUrl, cookie: admin.cookie ?? '' });
  await page.goto('/settings/brand');
  await page.getByRole('button', { name: '开一个品牌' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('品牌名称').fill('晴川生活');
  await dialog.getByLabel('品牌代号').fill('qingchuan-life');
  await dialog.getByLabel('管理员姓名').fill('许知行');
  await dialog.getByLabel('管理员邮箱').fill('xu@qingchuan.example');
  await dialog.getByRole('button', { name: '开品牌' }).click();
  const link = await dialog.getByRole('group', { name: '邀请链接' }).innerText();
  expect(await axeViolations(page)).toEqual([]);
  const invited = await world.stranger().must<{ brandName: string }>('GET', `/api/invitations/${link.trim().split('/').at(-1) ?? ''}`);
  expect(invited.brandName).toBe('晴川生活');
  // Closed without the link: it is made again from the list.
  await dialog.getByRole('button', { name: '完成' }).click();
  await page.getByText('等待许知行加入').waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await page.getByRole('button', { name: '重新生成邀请链接: 晴川生活' }).click();
  const next = await dialog.getByRole('group', { name: '邀请链接' }).innerText();
  expect(next).not.toBe(link);
  expect((await world.stranger().get(`/api/invitations/${link.trim().split('/').at(-1) ?? ''}`)).status).toBe(410);
  expect((await world.stranger().get(`/api/invitations/${next.trim().split('/').at(-1) ?? ''}`)).status).toBe(200);
  expect(complaints).toEqual([]);
  await context.close();
});

it('a company is added while a person is corrected, renamed where it stands, and names its people', async () => {
  const create = (body: Record<string, unknown>) => admin.must<Customer>('POST', '/api/customers', body);
  const [one, other] = [await create({ name: '欧阳静' }), await create({ name: '前台小王' })];
  const { page, context, complaints } = await sitDown(browser, { baseUrl: world.baseUrl, cookie: admin.cookie ?? '' });
  await page.goto(`/customers/${one.id}`);
  await page.getByRole('button', { name: '修改', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '新建单位' }).click();
  await dialog.getByLabel('单位名称').fill('晴川物业');
  await dialog.getByLabel('单位名称').press('Enter');
  // Enter added the company; the person's form still stands.
  await dialog.getByRole('button', { name: '新建单位' }).waitFor();
  await dialog.getByRole('button', { name: '保存' }).click();
  await dialog.waitFor({ state: 'hidden' });
  const company = (await admin.must<Customer>('GET', `/api/customers/${one.id}`)).account;
  expect(company?.name).toBe('晴川物业');
  await admin.must('PUT', `/api/customers/${other.id}`, { accountId: company?.id });

  await page.reload();
  const side = page.locator('section').filter({ has: page.getByRole('heading', { name: '单位', exact: true }) });
  await side.getByRole('link', { name: '前台小王' }).waitFor();
  await side.getByRole('button', { name: /晴川物业/ }).click();
  await side.getByLabel('单位名称').fill('云梦物业');
  await side.getByLabel('单位名称').press('Enter');
  await side.getByRole('button', { name: /云梦物业/ }).waitFor();
  expect((await admin.must<CustomerList>('GET', '/api/customers?q=云梦物业')).items.map((each) => each.name).toSorted()).toEqual(['前台小王', '欧阳静']);
  expect(await axeViolations(page)).toEqual([]);
  expect(complaints).toEqual([]);
  await context.close();
});
