/** The day when everybody comes: one press, and the customer in line, the desk, the wall and the report all say so. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Queue } from '#routing/contract.ts';
import { axeViolations } from '../kit/axe.ts';
import { openBrowser, sitDown } from '../kit/browser.ts';
import { picture } from '../kit/picture.ts';
import { openWorld, type World } from '../kit/world.ts';

let browser: Browser;
let world: World;
let lead: Awaited<ReturnType<World['signedInAs']>>;

beforeAll(async () => {
  [browser, world] = await Promise.all([openBrowser(), openWorld({ realTime: true })]);
  lead = await world.signedInAs('lead', { name: '顾明' });
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

/** The smallest letters on the board, in hundredths of its height, and whether anything is cut off or squeezed. */
async function legibility(page: Page): Promise<{ smallest: number; words: string; overflows: boolean }> {
  return page.evaluate(`(() => {
    const board = document.querySelector('main > div');
    let smallest = Infinity, words = '';
    const walk = document.createTreeWalker(board, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      const parent = node.parentElement;
      if (!node.textContent.trim() || parent.closest('.unseen') || parent.getClientRects().length === 0) continue;
      const size = parseFloat(getComputedStyle(parent).fontSize) / innerHeight * 100;
      if (size < smallest) { smallest = size; words = node.textContent; }
    }
    return { smallest, words, overflows: board.scrollHeight > board.clientHeight + 1 || board.scrollWidth > board.clientWidth + 1 };
  })()`) as Promise<{ smallest: number; words: string; overflows: boolean }>;
}

it('prepared on a quiet day, switched on in one press: who waits is told why, the desks and the wall show it; switched off, it reports on itself', async () => {
  const { page, context, complaints } = await sitDown(browser, { baseUrl: world.baseUrl, cookie: lead.cookie ?? '' });
  await page.goto('/settings/surge');
  await page.getByText('还没有准备预案').waitFor();
  await page.getByRole('button', { name: '准备预案' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('名称').fill('暴雪');
  await dialog.getByRole('button', { name: '保存', exact: true }).click();
  // Both languages are asked for before anybody is in a hurry.
  await expect.poll(() => dialog.locator('[aria-invalid="true"]').count()).toBe(2);
  await dialog.getByLabel('对客户说的原因（中文）').fill('今天多地暴雪，等候会久一些。');
  await dialog.getByLabel('对客户说的原因（英文）').fill('Heavy snow today: it takes longer.');
  expect(await axeViolations(page)).toEqual([]);
  await dialog.getByRole('button', { name: '保存', exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });

  const shop = await sitDown(browser, { baseUrl: world.baseUrl });
  await shop.page.goto('/shop/');
  await shop.page.getByRole('button', { name: '在线客服' }).click();
  await shop.page.locator('lingting-chat').getByRole('textbox', { name: '请说说您遇到的问题' }).fill('洗衣机漏水了');
  await shop.page.keyboard.press('Enter');
  const reason = shop.page.locator('lingting-chat').getByRole('status').filter({ hasText: '今天多地暴雪，等候会久一些。' });
  await shop.page.locator('lingting-chat').getByRole('status').first().waitFor();
  expect(await reason.count()).toBe(0);

  await page.getByRole('button', { name: '开启应急：暴雪' }).click();
  await page.getByText('“暴雪”已开启，在等的客户会看到原因').waitFor();
  await reason.waitFor();
  await shop.page.getByRole('button', { name: '保留我的位置' }).waitFor();
  expect(await axeViolations(shop.page)).toEqual([]);

  // A colleague's desk says it without being asked.
  const colleague = await world.signedInAs('agent');
  const desk = await sitDown(browser, { baseUrl: world.baseUrl, cookie: colleague.cookie ?? '' });
  await desk.page.goto('/');
  await desk.page.getByRole('alert').filter({ hasText: '应急中：暴雪' }).waitFor();
  expect(await desk.page.getByRole('button', { name: '关闭应急：暴雪' }).count()).toBe(0);
  expect(await axeViolations(desk.page)).toEqual([]);

  // The wall says it once: in its own large letters.
  await page.getByRole('alert').filter({ hasText: '应急中：暴雪' }).waitFor();
  await page.getByRole('link', { name: '大屏', exact: true }).click();
  await page.getByRole('status').filter({ hasText: '应急中：暴雪' }).waitFor();
  await page.getByRole('alert').filter({ hasText: '应急中：暴雪' }).waitFor({ state: 'detached' });
  await page.goBack();

  await page.getByRole('alert').getByRole('button', { name: '关闭应急：暴雪' }).click();
  await desk.page.getByRole('alert').filter({ hasText: '应急中：暴雪' }).waitFor({ state: 'detached' });
  await reason.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: /^看报告: 暴雪/ }).click();
  await dialog.getByRole('rowheader', { name: /^进线量/ }).waitFor();
  await dialog.getByText('对客户说的：今天多地暴雪').waitFor();
  expect(await axeViolations(page)).toEqual([]);
  expect([...complaints, ...shop.complaints, ...desk.complaints]).toEqual([]);
  await Promise.all([context.close(), shop.context.close(), desk.context.close()]);
});

it.each([{ width: 1920, height: 1080, theme: 'light', language: 'zh' }, { width: 1366, height: 768, theme: 'dark', language: 'en' }] as const)(
  'the wall at $width × $height in $language: nothing is too small for five metres, nothing is cut off, many queues turn pages',
  async ({ width, height, theme, language }) => {
    for (const [n, name] of ['安装', '维修', '配件', '退换货', '企业客户', '物流', '以旧换新', '夜间值班', '会员', '投诉专线', '海外'].entries()) await lead.post('/api/queues', { name, ordinal: n + 1 });
    const [plan] = (await lead.must<{ items: { id: string }[] }>('GET', '/api/surge-plans')).items;
    await lead.must('POST', `/api/surge-plans/${plan?.id ?? ''}/on`);
    const { link } = await lead.must<{ link: string }>('POST', '/api/displays', { name: `接待大厅 ${width}` });
    const { page, context } = await sitDown(browser, { baseUrl: world.baseUrl, width, height, theme, language });
    await page.goto(new URL(link).pathname);
    await page.getByText(language === 'zh' ? /应急中：暴雪/ : /Surge: 暴雪/).waitFor();
    await page.getByText(language === 'zh' ? /第 1\// : /page 1\//).waitFor();
    const seen = await legibility(page);
    expect(seen, seen.words).toMatchObject({ overflows: false });
    expect(seen.smallest, seen.words).toBeGreaterThanOrEqual(2.9);
    expect(await axeViolations(page)).toEqual([]);
    await picture(page, `wall-surge-${language}-${theme}-${width}`);
    // It turns by itself, and can be held.
    await page.getByText(language === 'zh' ? /第 2\// : /page 2\//).waitFor({ timeout: 20_000 });
    await page.getByRole('button', { name: language === 'zh' ? '停住翻页' : 'Hold this page' }).click();
    await page.getByRole('button', { name: language === 'zh' ? '继续翻页' : 'Go on turning pages' }).waitFor();
    await lead.must('POST', `/api/surge-plans/${plan?.id ?? ''}/off`);
    await context.close();
  },
);

it('a queue’s page says what does not fit while it is typed, and how many people the promise takes; the matrix teaches many at once; reports go by intervals', async () => {
  const people = [await world.signedInAs('agent', { name: '欧阳静' }), await world.signedInAs('agent', { name: '罗文' })];
  const [queue] = (await lead.must<{ items: Queue[] }>('GET', '/api/queues')).items;
  const { page, context, complaints } = await sitDown(browser, { baseUrl: world.baseUrl, cookie: lead.cookie ?? '' });
  await page.goto('/settings/queues');
  await page.getByRole('link', { name: `设置“${queue?.name ?? ''}”` }).click();
  await page.getByRole('heading', { name: '客户会怎么走' }).waitFor();
  await page.getByRole('tab', { name: '谁来接' }).click();
  await page.getByRole('button', { name: '添加技能' }).click();
  await page.getByLabel('技能', { exact: true }).fill('焊接');
  const checks = page.getByRole('status').filter({ hasText: '没有谁的“焊接”到 1 级' });
  await checks.waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.getByText(/已保存$/).waitFor();

  await page.goto('/settings/skills');
  for (const name of ['欧阳静', '罗文']) await page.getByRole('checkbox', { name: `选中${name}` }).check();
  const bulk = page.getByRole('region', { name: '给选中的人一起设置' });
  await bulk.getByText('已选 2 人').waitFor();
  await bulk.getByRole('combobox', { name: /选技能/ }).click();
  await page.getByRole('option', { name: '焊接' }).click();
  await bulk.getByRole('button', { name: '一起设置' }).click();
  await page.getByText('2 人的“焊接”已设为 3').waitFor();
  await expect.poll(() => page.getByRole('combobox', { name: '罗文：焊接' }).inputValue()).toBe('3');
  expect(await axeViolations(page)).toEqual([]);
  await page.getByRole('button', { name: '撤销' }).click();
  await expect.poll(async () => (await lead.must<{ skills: unknown[] }>('GET', `/api/staff/${people[0]?.staffId ?? ''}/skills`)).skills).toEqual([]);

  // A week: midnight may lie between who came and the look.
  await page.goto('/reports?view=intervals&minutes=15&period=week');
  await page.getByRole('img', { name: '进来与离开' }).waitFor();
  await page.getByText('每一段都对得上').waitFor();
  expect(await axeViolations(page)).toEqual([]);
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '下载 CSV' }).click()]);
  expect(file.suggestedFilename()).toMatch(/^intervals-.*-15min\.csv$/);
  expect(complaints).toEqual([]);
  await context.close();
});
