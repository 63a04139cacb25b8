/** A queue is set up: what cannot be is said and not saved, what was saved can be taken back, and there is one place for it. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Queue, TeamService } from '#routing/contract.ts';
import { axeViolations } from '../kit/axe.ts';
import { openBrowser, sitDown } from '../kit/browser.ts';
import { picture } from '../kit/picture.ts';
import { openWorld, type World } from '../kit/world.ts';

let browser: Browser;
let world: World;
let lead: Awaited<ReturnType<World['signedInAs']>>;
let queue: Queue;
let open: Awaited<ReturnType<typeof sitDown>> | undefined;

beforeAll(async () => {
  [browser, world] = await Promise.all([openBrowser(), openWorld({ realTime: true })]);
  lead = await world.signedInAs('lead', { name: '顾明' });
  await world.signedInAs('agent', { name: '欧阳静' });
  queue = await lead.must<Queue>('POST', '/api/queues', { name: '安装', targetSeconds: 30 });
});
afterEach(async (task) => {
  if (task.task.result?.state === 'fail' && open !== undefined) await picture(open.page, 'failed-queue-settings');
  await open?.context.close();
  open = undefined;
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

async function atSettings(path = `/settings/queues/${queue.id}`): Promise<Page> {
  open = await sitDown(browser, { baseUrl: world.baseUrl, cookie: lead.cookie ?? '' });
  await open.page.goto(path);
  await open.page.getByRole('heading', { name: '客户会怎么走' }).waitFor();
  return open.page;
}
const kept = async (): Promise<Queue | undefined> => (await lead.must<{ items: Queue[] }>('GET', '/api/queues')).items.find((one) => one.id === queue.id);

it('a figure that cannot be stays as typed, says what would be right, and nothing is saved until it is put right', async () => {
  const page = await atSettings();
  const target = page.getByRole('spinbutton', { name: '接起时限' });
  await target.fill('999999');
  await target.blur();
  await page.getByText('999999 太大了，请填 1 到 86,400 之间的整数。').waitFor();
  expect(await target.inputValue()).toBe('999999');
  // The pictures beside it stay with the last figure that can be.
  await page.getByText('100 位客户里，有 80 位在 30 秒内有人接起。').waitFor();
  await page.getByRole('tab', { name: '回电' }).click();
  const tries = page.getByRole('spinbutton', { name: '最多试几次' });
  await tries.fill('0');
  await page.getByRole('tab', { name: '时间与休息' }).click();
  expect(await axeViolations(page)).toEqual([]);
  // Saved from a tab where all is well: one is taken to where it is not.
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.getByText('999999 太大了').waitFor();
  await expect.poll(() => page.locator('input:focus').inputValue()).toBe('999999');
  expect(await axeViolations(page)).toEqual([]);
  await target.fill('45');
  await page.getByText('100 位客户里，有 80 位在 45 秒内有人接起。').waitFor();
  await page.getByText('有的数字要先改好才能保存').waitFor();
  await target.press('Enter');
  await page.getByText('0 太小了，请填 1 到 10 之间的整数。').waitFor();
  expect(await kept()).toMatchObject({ targetSeconds: 30, callBack: { tries: queue.callBack.tries } });
  await tries.fill('5');
  await tries.press('Enter');
  await page.getByText('“安装”已保存').waitFor();
  expect(await kept()).toMatchObject({ targetSeconds: 45, callBack: { tries: 5 } });
  expect(open?.complaints).toEqual([]);
});

it('what was saved is taken back whole, people included; what is not saved yet is thrown away', async () => {
  await lead.must('PUT', `/api/queues/${queue.id}`, { targetSeconds: 45 });
  const page = await atSettings();
  const target = page.getByRole('spinbutton', { name: '接起时限' });
  await target.fill('60');
  await page.getByRole('tab', { name: '谁来接' }).click();
  await page.getByRole('checkbox', { name: /欧阳静/ }).uncheck();
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.getByText('“安装”已保存').waitFor();
  // Somebody else changes something meanwhile: that stays.
  await lead.must('PUT', `/api/queues/${queue.id}`, { wrapUpSeconds: 90 });
  await page.getByRole('button', { name: '撤销' }).click();
  await page.getByText('“安装”已恢复到刚才保存之前的样子').waitFor();
  expect(await kept()).toMatchObject({ targetSeconds: 45, wrapUpSeconds: 90 });
  const ouyang = (await lead.must<TeamService>('GET', '/api/skills')).items.find((one) => one.name === '欧阳静');
  expect(ouyang).toMatchObject({ servesAll: true });
  await page.getByRole('tab', { name: '名称与承诺' }).click();
  await expect.poll(() => target.inputValue()).toBe('45');
  await page.getByRole('region', { name: '未保存的修改' }).waitFor({ state: 'detached' });

  await target.fill('99');
  await page.getByRole('textbox', { name: '名称', exact: true }).fill('上门');
  await page.getByRole('button', { name: '放弃修改' }).click();
  await expect.poll(() => target.inputValue()).toBe('45');
  await page.getByRole('heading', { name: '安装', level: 1 }).waitFor();
  await page.getByRole('region', { name: '未保存的修改' }).waitFor({ state: 'detached' });
  expect(await axeViolations(page)).toEqual([]);
  expect(open?.complaints).toEqual([]);
});

it('the list, the line and the designer lead to one and the same place; a new queue is made there too', async () => {
  const page = await atSettings();
  await page.getByRole('link', { name: '看队伍' }).click();
  await page.getByRole('heading', { name: '安装', level: 1 }).waitFor();
  await page.getByRole('link', { name: '设置', exact: true }).and(page.locator(`[href$="${queue.id}"]`)).click();
  await page.getByRole('heading', { name: '客户会怎么走' }).waitFor();
  await page.getByRole('link', { name: '所有队列' }).click();
  await page.getByRole('link', { name: '设置“安装”' }).waitFor();
  expect(await page.getByRole('button', { name: /修改/ }).count()).toBe(0);

  await page.getByRole('button', { name: '新建队列' }).click();
  await page.getByRole('heading', { name: '新建队列', level: 1 }).waitFor();
  await page.getByRole('textbox', { name: '名称', exact: true }).fill('配件');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.getByText('“配件”已建立').waitFor();
  await page.getByRole('heading', { name: '配件', level: 1 }).waitFor();
  await page.getByRole('heading', { name: '需要几个人' }).waitFor();
  // What was typed and saved is no longer unsaved.
  await page.getByRole('region', { name: '未保存的修改' }).waitFor({ state: 'detached' });
  expect(await axeViolations(page)).toEqual([]);
  expect(open?.complaints).toEqual([]);
});

it('where the waits do not come, the page says so in plain words and asks again on a press', async () => {
  open = await sitDown(browser, { baseUrl: world.baseUrl, cookie: lead.cookie ?? '' });
  const { page } = open;
  await page.route(/\/waits$/, (route) => route.fulfill({ status: 500, body: 'worn out' }));
  await page.goto(`/queues/${queue.id}?tab=waits`);
  const said = page.getByRole('alert').filter({ hasText: '服务器没有给出等待的数字' });
  await said.getByText('正在等的客户不受影响').waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await page.unroute(/\/waits$/);
  await said.getByRole('button', { name: '再试一次' }).click();
  await page.getByText('还没有可以对照的等待').waitFor();
});

it('a matrix wider than its place says how many columns are out of sight; buttons and arrow keys go there', async () => {
  const skills = ['安装', '维修', '冰箱', '净化器', '洗衣机', '小家电', '热水器', '空调', '英语', '订单'];
  for (const name of skills) await lead.must('POST', '/api/skills', { name });
  open = await sitDown(browser, { baseUrl: world.baseUrl, cookie: lead.cookie ?? '', width: 1280 });
  const { page } = open;
  await page.goto('/settings/skills');
  const hint = page.getByRole('status').filter({ hasText: /右边还有 \d+ 列/ });
  await hint.waitFor();
  expect(await axeViolations(page)).toEqual([]);
  const right = page.getByRole('button', { name: '往右看' });
  await right.click();
  await page.getByRole('status').filter({ hasText: /左边还有 \d+ 列/ }).waitFor();
  const matrix = page.getByRole('region', { name: '人员与技能' });
  await matrix.focus();
  const left = async (): Promise<number> => Number(await page.evaluate('document.querySelector("[role=region][aria-label=人员与技能]").scrollLeft'));
  const before = await left();
  expect(before).toBeGreaterThan(0);
  await page.keyboard.press('ArrowLeft');
  await expect.poll(left).toBeLessThan(before);
  // At the end there is nothing more to the right.
  await expect.poll(async () => {
    await page.keyboard.press('ArrowRight');
    return right.isDisabled();
  }).toBe(true);
  await hint.waitFor({ state: 'detached' });
  expect(open.complaints).toEqual([]);
});
