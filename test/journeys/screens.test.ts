/** Every screen of the house with a day's work in it, light in Chinese and dark in English: nothing axe objects to, no word of complaint from the browser, no sideways scrolling; a picture of each. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Complaint } from '#complaints/contract.ts';
import { findPromises } from '#guidance/core/promise.ts';
import type { Page } from 'playwright-core';
import { axeViolations } from '../kit/axe.ts';
import { picture } from '../kit/picture.ts';
import { fillHands, openShop, openShopBrand, unexpected, type ShopBrand } from '../kit/shop-brand.ts';

let shop: ShopBrand;
/** The conversation in the middle of the desk, its customer, its complaint. */
let place: { chat: string; customerId: string; caseId: string; track: string; survey: string };

beforeAll(async () => {
  shop = await openShopBrand(1);
  const agent = await shop.onDuty('agent');
  await shop.writes('Emily Carter', 'Hi, the purifier shows error E2. I have cleaned the filter already.', '售后维修');
  await shop.writes('罗建国', '冰箱从昨晚起不制冷，里面有孩子的药，能不能快一点？', '售后维修');
  const visitor = await shop.writes('欧阳静', '洗衣机修了三次还是漏水，说好昨天来也没人来！再不解决我就打12315！', '售后维修');
  await fillHands(agent, 3);
  const { id: chat } = await visitor.conversation();
  const says = (text: string) => agent.must('POST', `/api/interactions/${chat}/messages`, { key: randomUUID(), text });
  await says('欧阳女士，让您一再费心，真的对不起。这件事由我来跟进，您不需要再向别人重复。');
  await visitor.say('上次师傅说换了进水阀就好了，结果才三天');
  await agent.must('POST', `/api/interactions/${chat}/notes`, { key: randomUUID(), text: '前两次都换了进水阀，没有查接口。' });
  await says('我看了前两次的记录，这次请资深技师上门，先查接口。明天上午 9 点到 10 点，您方便吗？');
  await visitor.say('方便，那我等您。谢谢你还愿意管');
  const { case: matter } = await agent.must<Complaint>('POST', '/api/complaints', { interactionId: chat, title: '洗衣机三次维修后仍漏水', description: '修了三次还是漏水，约定的上门没有人来。', remedySought: '修好，并说明为什么没有来' });
  // Entered as the desk enters it: by when is what the words themselves say.
  const [promise] = findPromises('明天上午 9 点到 10 点资深技师上门，先查接口', { nowMs: Date.now(), zone: 'Asia/Shanghai' });
  if (promise === undefined) throw new Error('the story’s promise was not understood');
  await agent.must('POST', '/api/commitments', { interactionId: chat, text: promise.text, dueAt: new Date(promise.dueAtMs).toISOString() });
  const { interaction } = await agent.must<{ interaction: { customerId: string } }>('GET', `/api/interactions/${chat}`);
  for (const [name, words] of [['马丽', '新洗衣机怎么预约烘干？'], ['诸葛青', '你好，在吗']] as const) await shop.writes(name, words, '售后维修');
  const ended = await shop.writes('冯月', '发票怎么开公司抬头？', '订单与配送');
  const xu = await shop.onDuty('xu');
  await fillHands(xu, 3);
  const { id: other } = await ended.conversation();
  await xu.must('POST', `/api/interactions/${other}/messages`, { key: randomUUID(), text: '冯女士，在“我的订单”里可以开。' });
  await xu.must('POST', `/api/interactions/${other}/end`, { reason: 'resolved' });
  await shop.centre.settle();
  place = { chat, customerId: interaction.customerId, caseId: matter.id, track: (await visitor.conversation()).messages.map((one) => /\/track\/[\w-]+/.exec(one.text)?.[0]).find(Boolean) ?? '', survey: new URL((await ended.conversation()).surveyUrl ?? '', shop.baseUrl).pathname };
});
afterAll(async () => {
  await shop?.close();
});

async function looksRight(page: Page, path: string, name: string): Promise<string[]> {
  await page.goto(path, { waitUntil: 'load' });
  await page.getByRole('heading', { level: 1 }).first().waitFor({ state: 'attached' });
  // What is still on its way is no picture of the screen, and axe would look at nothing.
  await expect.poll(() => page.getByText(/^(正在载入…|Loading…)$/).count(), { timeout: 20_000 }).toBe(0);
  const faults = await axeViolations(page);
  if (!(await page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth'))) faults.push('scrolls sideways');
  // The desk is as high as the window: its columns scroll, never the whole.
  if (await page.locator('#work').count() > 0 && !(await page.evaluate('document.documentElement.scrollHeight <= window.innerHeight'))) faults.push('scrolls out of the window');
  await picture(page, name);
  return faults.map((fault) => `${path}: ${fault}`);
}

describe.each([{ theme: 'light', language: 'zh' }, { theme: 'dark', language: 'en' }] as const)('$theme, $language', ({ theme, language }) => {
  const look = `${language}-${theme}`;

  it('the agent’s screens', async () => {
    const { page, context, complaints } = await shop.seat('agent', { theme, language });
    const faults = [
      ...(await looksRight(page, `/?view=mine&c=${place.chat}`, `desk-${look}`)), ...(await looksRight(page, '/cases?view=open', `cases-${look}`)), ...(await looksRight(page, `/cases/${place.caseId}`, `case-${look}`)),
      ...(await looksRight(page, '/customers', `customers-${look}`)), ...(await looksRight(page, `/customers/${place.customerId}`, `customer-${look}`)), ...(await looksRight(page, '/me', `me-${look}`)),
    ];
    await context.close();
    expect([...faults, ...unexpected(complaints)]).toEqual([]);
  });

  it('the screens of lead and administrator', async () => {
    const { page, context, complaints } = await shop.seat('admin', { theme, language });
    const faults: string[] = [];
    for (const [path, name] of [
      ['/', 'first-desk'], ['/followups', 'followups'], ['/wallboard', 'wallboard'], ['/reports?period=week', 'reports'], ['/reports?period=week&view=table', 'report-table'], ['/reports?period=month&view=savings', 'report-savings'], ['/settings/team', 'team'], ['/settings/brand', 'brand'],
      ['/settings/queues', 'queues'], ['/settings/skills', 'skills'], ['/settings/calendars', 'calendars'], ['/settings/keys', 'keys'], ['/settings/audit', 'audit'],
    ] as const) faults.push(...(await looksRight(page, path, `${name}-${look}`)));
    await context.close();
    expect([...faults, ...unexpected(complaints)]).toEqual([]);
  });

  it('the customer’s pages, on a phone', async () => {
    const { page, context, complaints } = await shop.seat(null, { theme, language, width: 390, height: 844 });
    const faults = [
      ...(await looksRight(page, place.track, `tracking-${look}`)), ...(await looksRight(page, place.survey, `survey-empty-${look}`)), ...(await looksRight(page, '/complain/yunque', `complain-${look}`)),
    ];
    await openShop(page, await shop.vouched('Emily Carter'), language);
    await page.getByRole('log').getByText('error E2').waitFor();
    faults.push(...(await axeViolations(page)));
    await picture(page, `widget-phone-${look}`);
    await context.close();
    expect([...faults, ...unexpected(complaints)]).toEqual([]);
  });
});
