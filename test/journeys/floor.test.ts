/** A day on the floor: a place kept and honoured, a conversation led by keys alone, and a lead who sees, whispers and takes over. */
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import type { InteractionPage } from '#interactions/contract.ts';
import { axeViolations } from '../kit/axe.ts';
import { expectFocusIn } from '../kit/focus.ts';
import { picture } from '../kit/picture.ts';
import { fillHands, openShop, openShopBrand, unexpected, type ShopBrand } from '../kit/shop-brand.ts';

type Seat = Awaited<ReturnType<ShopBrand['seat']>>;
let shop: ShopBrand;
/** Whoever sits somewhere in the story that runs; closed after it. */
let seats: Seat[] = [];

beforeAll(async () => {
  shop = await openShopBrand();
  await shop.ringsLong();
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') for (const [i, { page, complaints }] of seats.entries()) {
    console.error(page.url(), complaints);
    await picture(page, `failed-floor-${i}`);
  }
  for (const { context } of seats) await context.close();
  seats = [];
});
afterAll(async () => {
  await shop?.close();
});

async function sits(...asked: Parameters<ShopBrand['seat']>): Promise<Seat> {
  const seat = await shop.seat(...asked);
  seats.push(seat);
  return seat;
}
const focused = (page: Page) => page.locator(':focus');

it('nobody is on duty: she leaves her number and closes the page; whoever comes to work sees the kept place and rings her up', async () => {
  const customer = await sits(null, { width: 390, height: 844 });
  await openShop(customer.page, null);
  await customer.page.getByRole('textbox', { name: '您的姓名或姓氏' }).fill('诸葛明');
  await customer.page.getByRole('radio', { name: '先生' }).check({ force: true });
  await customer.page.getByRole('textbox', { name: '请说说您遇到的问题' }).fill('电饭煲插头发烫，急！');
  await customer.page.getByRole('button', { name: '发送' }).click();
  await customer.page.getByText(/此刻没有客服在岗，所以估不出时间/).waitFor();
  await customer.page.getByRole('button', { name: '保留我的位置' }).click();
  await customer.page.getByRole('textbox', { name: '手机或座机号码' }).fill('12345');
  await customer.page.getByRole('button', { name: '保留我的位置' }).click();
  await customer.page.getByRole('alert').waitFor();
  await customer.page.getByRole('textbox', { name: '手机或座机号码' }).fill('138 0013 9000');
  expect(await axeViolations(customer.page)).toEqual([]);
  await picture(customer.page, 'keep-place-zh-light');
  await customer.page.getByRole('button', { name: '保留我的位置' }).click();
  await customer.page.getByText(/位置已经为您保留。轮到您时，我们会打/).waitFor();
  await picture(customer.page, 'kept-zh-light');
  // Folded, and after a reload too: whoever has a place kept sees that it is.
  await customer.page.getByRole('button', { name: '收起' }).click();
  await customer.page.getByRole('button', { name: '您的位置已保留' }).waitFor();
  await customer.page.reload();
  await customer.page.getByRole('button', { name: '您的位置已保留' }).waitFor();
  await picture(customer.page, 'kept-folded-zh-light');
  expect(unexpected(customer.complaints, /status of 4(01|04|22)/)).toEqual([]);
  await customer.context.close();

  const agent = await sits('he', { theme: 'dark' });
  await agent.page.goto('/?view=kept_place');
  await agent.page.getByRole('option', { name: /诸葛先生/ }).waitFor();
  await agent.page.getByRole('button', { name: '我的状态：' }).click();
  await agent.page.getByRole('menuitemradio', { name: '在线接待' }).click();
  const ring = agent.page.getByRole('alertdialog', { name: /诸葛先生/ });
  await ring.getByText('已保留位置：请主动联系这位客户').waitFor();
  await ring.getByRole('button', { name: '接待' }).click();
  const banner = agent.page.getByRole('region', { name: /客户在等我们的回电|已接通/ });
  expect(await banner.getByRole('link', { name: '138 0013 9000' }).getAttribute('href')).toMatch(/^tel:\+?8613800139000$/);
  expect(await axeViolations(agent.page)).toEqual([]);
  await picture(agent.page, 'kept-place-zh-dark');
  await banner.getByRole('button', { name: '已接通' }).click();
  await banner.getByRole('button', { name: '完成' }).click();
  await agent.page.getByRole('menuitem', { name: '问题已解决' }).click();
  await agent.page.getByText('已完成，谢谢您守住了承诺。').waitFor();
  await (await shop.signedIn('he')).must('PUT', '/api/presence', { state: 'offline' });
  expect(unexpected(agent.complaints)).toEqual([]);
});

it('who comes back within 72 hours need not repeat anything: what was said stands on top, how to address her beside it, and the shop’s own words are a slash away', async () => {
  const colleague = await shop.signedIn('agent');
  // Away, so that nothing rings: each contact is picked up by hand.
  await colleague.must('PUT', '/api/presence', { state: 'away', reason: 'paperwork' });
  const pickUp = async (text: string) => {
    const { id } = await (await shop.writes('冯月', text, '售后维修')).conversation();
    await colleague.must('POST', `/api/interactions/${id}/take`);
    return id;
  };
  const before = await pickUp('冰箱的门封老化了，可以换吗？');
  await colleague.must('POST', `/api/interactions/${before}/messages`, { key: randomUUID(), text: '可以换的，配件大约三天到货。' });
  await colleague.must('POST', `/api/interactions/${before}/wrap-up`, { disposition: 'solved', note: '' });
  const now = await pickUp('请问门封到货了吗？');

  const { page, complaints } = await sits('agent');
  await page.goto(`/conversations/${now}`);
  const repeat = page.getByRole('region', { name: '72 小时内第 2 次联系。' });
  await repeat.getByText('已解决').waitFor();
  await repeat.getByText('可以换的，配件大约三天到货。').waitFor();
  await page.getByText('请以“冯女士”称呼客户。').waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await picture(page, 'repeat-zh-light');
  await page.getByRole('button', { name: '插入问候' }).click();
  const pen = page.getByRole('textbox', { name: '写给冯女士的回复' });
  await expect.poll(() => pen.inputValue()).toBe('冯女士您好，');
  await pen.press('End');
  await pen.pressSequentially('/check');
  await page.getByRole('option', { name: /正在查询/ }).waitFor();
  expect(await repeat.isVisible()).toBe(true);
  await picture(page, 'repeat-canned-zh-light');
  await page.keyboard.press('Enter');
  await expect.poll(() => pen.inputValue()).toBe('冯女士您好，好的，我现在就为您查询，请您稍等。查的时候您有想到的，也可以继续写给我。');
  await page.keyboard.press('Enter');
  await page.getByText('已发送').waitFor();
  await page.getByText('请以“冯女士”称呼客户。').waitFor({ state: 'hidden' });

  await colleague.must('POST', `/api/interactions/${now}/wrap-up`, { disposition: 'answered', note: '' });
  await colleague.must('PUT', '/api/presence', { state: 'offline' });
  expect(unexpected(complaints)).toEqual([]);
});

it('by keys alone: on duty by the palette, accepted, answered, noted; half a sentence outlives a reload; ended by a digit and Enter', async () => {
  const { page, complaints } = await sits('agent', { theme: 'dark', language: 'en' });
  const { keyboard } = page;
  await page.goto('/');
  await page.getByText('No customer in your hands').waitFor();
  await keyboard.press('Control+k');
  await focused(page).and(page.getByRole('combobox')).waitFor();
  await keyboard.type('on duty');
  await page.getByRole('option', { name: /Go on duty/i }).first().waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await picture(page, 'palette-en-dark');
  await keyboard.press('Enter');
  const visitor = await shop.writes('Emily Carter', 'Hi, the purifier shows error E2 again. I have cleaned the filter already!', '售后维修');
  const ring = page.getByRole('alertdialog', { name: /Ms Carter/ });
  await ring.waitFor();
  await picture(page, 'offer-en-dark');
  await keyboard.press('Alt+a');
  const pen = page.getByRole('textbox', { name: /Ms Carter/ });
  await pen.waitFor();
  await keyboard.press('r');
  await focused(page).and(pen).waitFor();
  await keyboard.type('Thank you for cleaning it first. Could you brush the small sensor on the left?');
  await keyboard.press('Enter');
  await expect.poll(async () => (await visitor.conversation()).messages.some((one) => one.text.startsWith('Thank you for cleaning')), { timeout: 15_000 }).toBe(true);
  await keyboard.press('Escape');
  await keyboard.press('n');
  await focused(page).and(page.getByRole('textbox', { name: 'Internal note, never seen by the customer' })).waitFor();
  await keyboard.type('Second time within a week: check the sensor batch.');
  await keyboard.press('Enter');
  await page.getByText('Second time within a week').first().waitFor();

  await keyboard.press('Escape');
  await keyboard.press('r');
  await focused(page).and(pen).waitFor();
  await keyboard.type('One more thing: ');
  await page.reload();
  await pen.waitFor();
  await expect.poll(() => pen.inputValue()).toBe('One more thing: ');
  expect(await axeViolations(page)).toEqual([]);
  await visitor.say('That worked, thank you so much!');
  await page.getByText('That worked, thank you so much!').last().waitFor();
  await picture(page, 'floor-desk-en-dark');
  // On a slow line the end waits for the words before it: the customer reads the last sentence.
  await page.route('**/messages', async (route) => {
    if (route.request().method() === 'POST') await new Promise((later) => setTimeout(later, 1500));
    await route.continue();
  });
  await keyboard.press('r');
  await focused(page).and(pen).waitFor();
  await keyboard.type('I am glad. Have a good day!');
  await keyboard.press('Enter');
  await keyboard.press('Escape');
  await keyboard.press('e');
  await expectFocusIn(page.getByRole('region', { name: 'Wrap-up' }));
  await keyboard.press('2');
  await keyboard.press('Enter');
  await expect.poll(async () => (await visitor.conversation()).state, { timeout: 15_000 }).toBe('ended');
  expect((await visitor.conversation()).messages.some((one) => one.text.includes('sensor batch'))).toBe(false);
  expect((await visitor.conversation()).messages.filter((one) => one.text.includes('One more thing: I am glad')).length).toBe(1);
  await keyboard.press('?');
  await page.getByRole('dialog').waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await keyboard.press('Escape');
  await (await shop.signedIn('agent')).must('PUT', '/api/presence', { state: 'offline' });
  expect(unexpected(complaints)).toEqual([]);
});

it('the lead sees the floor on the wall, listens unseen, whispers, takes over; the figures say how they are counted', async () => {
  const colleague = await shop.onDuty('xu');
  const visitor = await shop.writes('马丽', '说好昨天送到的，今天还没有！你们骗人！', '订单与配送');
  await fillHands(colleague, 1);
  const { id: held } = await visitor.conversation();
  const lead = await sits('lead');
  const { page } = lead;
  await page.goto('/wallboard');
  await page.getByRole('heading', { name: '云雀家电' }).waitFor();
  await page.getByText('售后维修').first().waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await picture(page, 'floor-wallboard-zh-light');

  await page.goto(`/?view=all&c=${held}`);
  await page.getByText('静默旁听：许安和马女士都看不到您。悄悄话只有许安看得到。').waitFor();
  await page.keyboard.press('w');
  await page.getByRole('textbox', { name: '给同事的悄悄话' }).fill('先道歉，配送站电话在知识库里');
  await page.keyboard.press('Enter');
  const heard = async () => (await colleague.must<InteractionPage>('GET', `/api/interactions/${held}`)).messages.find((one) => one.kind === 'whisper')?.text;
  await expect.poll(heard, { timeout: 15_000 }).toBe('先道歉，配送站电话在知识库里');
  expect(await axeViolations(page)).toEqual([]);
  await picture(page, 'whisper-zh-light');
  expect((await visitor.conversation()).messages.map((one) => one.text).join()).not.toContain('配送站');

  await page.getByRole('button', { name: '接管' }).click();
  await page.getByText('您正在接待马女士，同事也看得到。不会派来新客户；接待完自动恢复离线。').waitFor();
  await page.getByRole('button', { name: /我的状态：\s*接管中/ }).waitFor();
  await page.getByRole('textbox', { name: '写给马女士的回复' }).fill('马女士，我是班组长顾明，这件事由我来办。');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await visitor.conversation()).messages.at(-1)?.text, { timeout: 15_000 }).toContain('由我来办');
  expect((await visitor.conversation()).agentName).toBe('顾明');

  await page.goto('/reports?period=week');
  await page.getByRole('heading', { name: '报表' }).waitFor();
  await page.getByText('进线量').first().waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await picture(page, 'floor-reports-zh-light');
  await page.getByRole('button', { name: /看明细/ }).first().click();
  await page.getByRole('dialog').getByText(/C-\d{8}-\d{6}/).first().waitFor();
  expect(await axeViolations(page)).toEqual([]);
  expect(unexpected(lead.complaints)).toEqual([]);
  expect(shop.complaintsOfTheLog).toEqual([]);
});
