/** The house is arranged in a real browser: people, queues, skills, hours, the brand, keys, the trail; and read: the wallboard, the figures. */
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CalendarView } from '#clocks/contract.ts';
import type { Queue, TeamService } from '#routing/contract.ts';
import type { StaffMember } from '#staff/contract.ts';
import { axeViolations } from '../kit/axe.ts';
import { openBrowser, sitDown } from '../kit/browser.ts';
import { picture } from '../kit/picture.ts';
import { Visitor } from '../kit/visitor.ts';
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

async function atDesk(path: string, heading: string, more: Partial<Parameters<typeof sitDown>[1]> = {}) {
  const seat = await sitDown(browser, { baseUrl: world.baseUrl, cookie: admin.cookie ?? '', ...more });
  await seat.page.goto(path);
  await seat.page.getByRole('heading', { name: heading, level: 1 }).waitFor();
  return seat;
}
const items = async <T>(path: string): Promise<T[]> => (await admin.must<{ items: T[] }>('GET', path)).items;
/** A form is sent and the dialog goes. */
async function saved(page: Page): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name: '保存', exact: true }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}

it('a colleague is invited with a link shown once, changed, and put away; second thoughts leave everything as it was', async () => {
  const { page, context, complaints } = await atDesk('/settings/team', '团队');
  await page.getByRole('button', { name: '邀请同事' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '生成邀请' }).click();
  await dialog.getByText('请填写这一项。').first().waitFor();
  await dialog.getByLabel('姓名').fill('周晚晴');
  await dialog.getByLabel('邮箱').fill('zhou@yunque.example');
  await dialog.getByRole('radio', { name: /班组长/ }).check();
  await dialog.getByRole('button', { name: '生成邀请' }).click();
  const link = await dialog.getByRole('group', { name: '邀请链接' }).innerText();
  expect(link).toMatch(/\/join\/.{20,}$/);
  await dialog.getByText('邮件已发出').waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await dialog.getByRole('button', { name: '完成' }).click();

  await page.getByRole('button', { name: '修改周晚晴' }).click();
  await dialog.getByLabel('班组', { exact: true }).fill('早班');
  await saved(page);
  const zhou = async () => (await items<StaffMember>('/api/staff')).find((one) => one.mail === 'zhou@yunque.example');
  expect(await zhou()).toMatchObject({ role: 'lead', team: '早班', state: 'invited' });

  await page.getByRole('button', { name: '对周晚晴的操作' }).click();
  await page.getByRole('menuitem', { name: '停用' }).click();
  // Done by the server at once; Undo does the act that takes it back.
  await page.getByRole('button', { name: '显示已停用（1）' }).waitFor();
  expect(await zhou()).toMatchObject({ state: 'deactivated' });
  await page.getByRole('button', { name: '撤销' }).click();
  await page.getByRole('button', { name: '对周晚晴的操作' }).waitFor();
  await expect.poll(zhou).toMatchObject({ state: 'invited' });

  await page.getByRole('button', { name: '对周晚晴的操作' }).click();
  await page.getByRole('menuitem', { name: '停用' }).click();
  await page.getByRole('button', { name: '显示已停用（1）' }).waitFor();
  // Leaving the page is not a way to take it back.
  await page.goto('/me');
  await expect.poll(async () => (await zhou())?.state).toBe('deactivated');
  expect(complaints).toEqual([]);
  await context.close();
});

it('a queue is designed with its promise, its skill and its people; the matrix gives the skill with one key', async () => {
  const agent = await world.signedInAs('agent', { name: '欧阳静' });
  const { page, context, complaints } = await atDesk('/settings/queues', '队列');
  await page.getByRole('button', { name: '新建队列' }).click();
  await page.getByRole('textbox', { name: '名称', exact: true }).fill('安装');
  await page.getByRole('textbox', { name: '英文名称（可不填）' }).fill('Installation');
  await page.getByLabel('接起时限').fill('45');
  await page.getByLabel('达标比例').fill('85');
  await page.getByText('100 位客户里，有 85 位在 45 秒内有人接起。').waitFor();
  await page.getByRole('tab', { name: '谁来接' }).click();
  await page.getByRole('button', { name: '添加技能' }).click();
  await page.getByLabel('技能', { exact: true }).fill('安装');
  expect(await axeViolations(page)).toEqual([]);
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.getByText('“安装”已建立').waitFor();
  const made = (await items<Queue>('/api/queues')).find((queue) => queue.name === '安装');
  expect(made).toMatchObject({ targetSeconds: 45, targetShare: 0.85, requiredSkills: [{ skill: '安装', minLevel: 1 }] });

  await page.getByRole('heading', { name: '安装', level: 1 }).waitFor();
  await page.getByRole('tab', { name: '谁来接' }).click();
  await page.getByRole('checkbox', { name: /林小满/ }).uncheck();
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.getByText('“安装”已保存').waitFor();

  await page.goto('/settings/skills');
  const cell = page.getByRole('combobox', { name: '欧阳静：安装' });
  await cell.focus();
  await page.keyboard.press('4');
  const service = async () => (await admin.must<TeamService>('GET', '/api/skills')).items;
  await expect.poll(async () => (await service()).find((one) => one.staffId === agent.staffId)?.skills).toEqual([{ skill: '安装', level: 4 }]);
  expect((await service()).find((one) => one.staffId === admin.staffId)).toMatchObject({ servesAll: false });

  await page.getByRole('button', { name: '添加技能' }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: '新技能名称' }).fill('净水器');
  await page.getByRole('dialog').getByRole('button', { name: '添加', exact: true }).click();
  await page.getByText('已添加“净水器”').waitFor();
  await page.reload();
  await page.getByRole('columnheader', { name: /净水器/ }).waitFor();
  await page.getByRole('button', { name: '归档“净水器”' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '归档', exact: true }).click();
  await page.getByText('“净水器”已归档，各人的级别还留着').waitFor();
  await page.getByRole('columnheader', { name: /净水器/ }).waitFor({ state: 'detached' });
  expect(await axeViolations(page)).toEqual([]);

  await page.goto('/settings/queues');
  await page.getByRole('button', { name: '安装: 操作' }).click();
  await page.getByRole('menuitem', { name: '归档' }).click();
  await page.getByRole('button', { name: '撤销' }).click();
  await page.getByRole('button', { name: '安装: 操作' }).waitFor();
  await expect.poll(async () => (await items<Queue>('/api/queues')).find((queue) => queue.name === '安装')?.archivedAt).toBeNull();
  // Whoever reads English sees its English name.
  await page.getByRole('button', { name: /打开个人菜单/ }).click();
  await page.getByRole('menuitemradio', { name: 'English' }).click();
  await page.getByRole('button', { name: 'Installation: ' }).waitFor();
  await admin.must('PUT', '/api/session/preferences', { language: 'zh' });
  expect(complaints).toEqual([]);
  await context.close();
});

it('hours and holidays are changed together and kept; overlapping hours are named where they stand and not sent', async () => {
  const { page, context, complaints } = await atDesk('/settings/calendars', '工作日历');
  const saturday = page.getByRole('group', { name: '周六' });
  await saturday.getByRole('button', { name: '加一段: 周六' }).click();
  await saturday.getByRole('button', { name: '加一段: 周六' }).click();
  await saturday.getByLabel('周六第 2 段开始').fill('10:00');
  await page.getByText('与当天另一段重叠。').waitFor();
  await page.getByText('请先改正标出的时间。').waitFor();
  await saturday.getByRole('button', { name: /^移除 周六 10:00/ }).click();

  await page.getByRole('button', { name: '添加日子' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/^从/).fill('2027-12-24');
  // The last day is chosen in the month, by keys alone, and Escape leaves the dialog open.
  await dialog.getByLabel(/^到/).press('Alt+ArrowDown');
  const month = page.getByRole('dialog', { name: '选日期' });
  await month.getByRole('button', { name: '2027年12月24日星期五' }).waitFor();
  await page.keyboard.press('Escape');
  await month.waitFor({ state: 'detached' });
  await dialog.getByLabel(/^到/).press('Alt+ArrowDown');
  await expect.poll(() => page.evaluate('document.activeElement.getAttribute("aria-label")')).toBe('2027年12月24日星期五');
  expect(await axeViolations(page)).toEqual([]);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect.poll(() => dialog.getByLabel(/^到/).inputValue()).toBe('2027-12-25');
  await dialog.getByLabel('说明').fill('盘点');
  await dialog.getByRole('button', { name: '添加', exact: true }).click();
  expect(await axeViolations(page)).toEqual([]);
  await page.getByRole('region', { name: '未保存的修改' }).getByRole('button', { name: '保存' }).click();
  await page.getByText(/已保存，进行中的时限/).waitFor();
  const [kept] = await items<CalendarView>('/api/calendars');
  expect(kept).toMatchObject({ version: 2, definition: { week: { sat: [['09:00', '18:00']] } } });
  expect(kept?.definition.days['2027-12-25']).toMatchObject({ kind: 'holiday', note: '盘点' });
  expect(complaints).toEqual([]);
  await context.close();
});

it('the brand lists its sites and shows its snippet; the secret is shown on demand, and the trail says so', async () => {
  const { page, context, complaints } = await atDesk('/settings/brand', '品牌与聊天窗口', { theme: 'dark' });
  await expect.poll(() => page.getByRole('group', { name: '嵌入代码' }).innerText()).toContain('<lingting-chat brand="yunque">');
  await page.getByRole('textbox', { name: '网址' }).fill('nowhere');
  await page.getByRole('button', { name: '添加网站' }).click();
  await page.getByText('请写成 https://www.example.com 这样的网址。').waitFor();
  await page.getByRole('textbox', { name: '网址' }).fill('www.yunque.example');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '显示密钥' }).click();
  expect((await page.getByRole('group', { name: '签名密钥' }).innerText()).length).toBeGreaterThan(30);
  expect(await axeViolations(page)).toEqual([]);
  await page.getByRole('region', { name: '未保存的修改' }).getByRole('button', { name: '保存' }).click();
  await page.getByText('品牌设置已保存').waitFor();
  expect(await admin.must('GET', '/api/brand')).toMatchObject({ settings: { widgetOrigins: ['https://www.yunque.example'] } });

  // The trail says it in words, by kind and by what is typed; what is looked for stands in the address.
  // A week: midnight may lie between the act and the look.
  await page.goto('/settings/audit?kind=secrets&period=week');
  const line = page.getByRole('listitem').filter({ hasText: '查看了签名密钥' });
  await line.getByText('林小满').waitFor();
  await line.getByRole('link', { name: '云雀电器' }).waitFor();
  await page.getByRole('button', { name: '清空筛选' }).click();
  await page.getByRole('searchbox', { name: '查找' }).fill('修改品牌');
  await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe('修改品牌');
  await page.getByText('https://www.yunque.example').waitFor();
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '下载表格' }).click()]);
  expect(readFileSync(await file.path(), 'utf8')).toContain('修改品牌设置');
  await page.getByRole('button', { name: '核对记录链' }).click();
  await page.getByText(/^从第 1 条到第 \d+ 条（现存最新一条，.*），记录链环环相扣/).waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await context.close();
  await admin.must('PUT', '/api/session/preferences', { language: 'en' });
  const english = await atDesk('/settings/audit', 'Audit trail', { language: 'en' });
  await english.page.getByRole('listitem').filter({ hasText: 'https://www.yunque.example' }).first().waitFor();
  await picture(english.page, 'trail-en-light');
  expect([...complaints, ...english.complaints]).toEqual([]);
  await english.context.close();
  await admin.must('PUT', '/api/session/preferences', { language: 'zh' });
});

it('an API key is shown once, works for what it was given, and is refused from the moment it is revoked', async () => {
  const { page, context, complaints } = await atDesk('/settings/keys', '接口密钥');
  await page.getByRole('button', { name: '新建密钥' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('用途').fill('商城后台');
  await dialog.getByRole('button', { name: '新建密钥' }).click();
  await dialog.getByText('请至少选择一项权限。').waitFor();
  await dialog.getByRole('checkbox', { name: /看队列与排队情况/ }).check();
  await dialog.getByRole('button', { name: '新建密钥' }).click();
  const program = world.stranger();
  program.bearer = await dialog.getByRole('group', { name: '接口密钥', exact: true }).innerText();
  expect(await axeViolations(page)).toEqual([]);
  expect([(await program.get('/api/queues')).status, (await program.get('/api/staff')).status]).toEqual([200, 403]);
  await dialog.getByRole('button', { name: '完成' }).click();
  await page.getByRole('button', { name: '作废“商城后台”？' }).click();
  await dialog.getByRole('button', { name: '确认作废' }).click();
  await page.getByText('还没有接口密钥').waitFor();
  expect((await program.get('/api/queues')).status).toBe(401);
  expect(complaints).toEqual([]);
  await context.close();
});

it('the wallboard counts a customer as soon as they wait; the figure leads to its row and the row to the conversation', async () => {
  const wall = await sitDown(browser, { baseUrl: world.baseUrl, cookie: admin.cookie ?? '', width: 1920, height: 1080 });
  // It looks again every ten seconds by itself: here never, so that only an event can tell it of the customer, however slow this machine is.
  await wall.page.addInitScript('{ const plain = window.setInterval; window.setInterval = (run, ms, ...rest) => plain(run, ms >= 5000 ? ms * 100 : ms, ...rest); }');
  await wall.page.goto('/wallboard');
  const waiting = wall.page.getByRole('region', { name: '此刻' });
  await waiting.getByText('没有人在等').waitFor();
  const visitor = new Visitor(world.baseUrl);
  visitor.origin = 'https://www.yunque.example';
  await visitor.open('yunque');
  await visitor.start('你好，洗衣机漏水了');
  await waiting.getByText('没有人在等').waitFor({ state: 'hidden' });
  await expect.poll(() => waiting.getByRole('timer').innerText()).toMatch(/^00:\d\d$/);
  expect(await axeViolations(wall.page)).toEqual([]);
  expect(wall.complaints).toEqual([]);
  await wall.context.close();

  const { page, context, complaints } = await atDesk('/reports', '报表与指标');
  await page.getByRole('button', { name: '看明细: 进线量' }).click();
  await page.waitForURL(/rows=offered/);
  await page.getByRole('dialog').getByRole('link').first().waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByRole('radio', { name: '表格' }).check({ force: true });
  await page.getByRole('row').nth(1).waitFor();
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '下载 CSV' }).click()]);
  expect(readFileSync(await file.path(), 'utf8')).toContain('进线量');
  expect(await axeViolations(page)).toEqual([]);
  expect(complaints).toEqual([]);
  await context.close();
});

it('a screen on the wall opens by its own link, without a session; revoked, it shows nothing any more', async () => {
  const { page, context, complaints } = await atDesk('/settings/displays', '大屏链接');
  await page.getByRole('button', { name: '新建链接' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('放在哪里').fill('接待大厅');
  await page.keyboard.press('Enter');
  const link = (await dialog.getByText(/\/wall\//).innerText()).trim();
  expect(await axeViolations(page)).toEqual([]);
  await dialog.getByRole('button', { name: '完成' }).click();
  await page.getByRole('row', { name: /接待大厅.*还没有用过/ }).waitFor();

  const wall = await sitDown(browser, { baseUrl: world.baseUrl, theme: 'dark', width: 1920, height: 1080 });
  await wall.page.goto(new URL(link).pathname);
  await wall.page.getByRole('heading', { name: '云雀电器' }).waitFor();
  await wall.page.getByRole('heading', { name: '等待', exact: true }).waitFor();
  expect(await axeViolations(wall.page)).toEqual([]);
  const box = await wall.page.getByRole('list').first().boundingBox();
  expect(box?.height ?? 0).toBeGreaterThan(50);
  await page.reload();
  await page.getByRole('row', { name: /接待大厅/ }).waitFor();
  expect(await page.getByText('还没有用过').count()).toBe(0);

  await page.getByRole('button', { name: '停用“接待大厅”的链接' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '停用' }).click();
  await page.getByText('“接待大厅”的链接已停用').waitFor();
  await wall.page.getByText('这个大屏链接已停用或到期。').waitFor({ timeout: 20_000 });
  expect(await axeViolations(wall.page)).toEqual([]);
  expect(complaints).toEqual([]);
  // Nobody is signed in there, and the link has ended: the browser notes both.
  expect(wall.complaints.filter((one) => !/status of (401|410)/.test(one))).toEqual([]);
  await Promise.all([context.close(), wall.context.close()]);
});

it('the first day’s list ticks what is done and goes when all is done; an agent never sees it', async () => {
  const { brandId } = await world.otherBrand();
  const first = await world.signedInAs('administrator', { brandId, name: '许一诺' });
  const { page, context } = await sitDown(browser, { baseUrl: world.baseUrl, cookie: first.cookie ?? '' });
  await page.goto('/');
  await page.getByRole('heading', { name: '开张前的四件事' }).waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await page.getByRole('link', { name: '去做: 安排队列' }).click();
  await page.getByRole('heading', { name: '队列', level: 1 }).waitFor();
  const [queue] = (await first.must<{ items: Queue[] }>('GET', '/api/queues')).items;
  await first.must('PUT', `/api/queues/${queue?.id ?? ''}`, { targetSeconds: 30 });
  await first.must('PUT', '/api/brand', { settings: { widgetOrigins: ['https://www.example.com'] } });
  await world.signedInAs('agent', { brandId, name: '方亮' });
  await page.goto('/');
  await page.getByText('3 / 4').waitFor();
  const visitor = new Visitor(world.baseUrl);
  visitor.origin = 'https://www.example.com';
  await visitor.open((await first.must<{ slug: string }>('GET', '/api/brand')).slug, {});
  await visitor.start('你好');
  // Coming back from the shop's tab is when the list looks again.
  const comeBack = async () => {
    await page.evaluate("window.dispatchEvent(new Event('visibilitychange'))");
    return page.getByRole('heading', { name: '开张前的四件事' }).count();
  };
  await expect.poll(comeBack, { timeout: 15_000 }).toBe(0);
  await page.getByText('选择一位客户').waitFor();
  await context.close();

  const agent = await world.signedInAs('agent', { brandId, name: '小雨' });
  const desk = await sitDown(browser, { baseUrl: world.baseUrl, cookie: agent.cookie ?? '' });
  await desk.page.goto('/');
  await desk.page.getByRole('link', { name: '接待' }).waitFor();
  expect(await desk.page.getByText('开张前的四件事').count()).toBe(0);
  await desk.context.close();
});
