/**
 * What comes from outside while somebody works: another customer rings, a lead takes a conversation over. It is said, it lies over
 * nothing that can be pressed, what was being written is kept and turns into nothing else, and a list shows nobody who is not there any more.
 */
import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { InteractionPage } from '#interactions/contract.ts';
import { sql } from '#kit/db/sql.ts';
import type { PresenceBoard } from '#routing/contract.ts';
import { axeViolations } from '../kit/axe.ts';
import type { Client } from '../kit/client.ts';
import { offers } from '../kit/contacts.ts';
import { picture } from '../kit/picture.ts';
import { expectPressable } from '../kit/pressable.ts';
import type { Visitor } from '../kit/visitor.ts';
import { fillHands, openShopBrand, unexpected, type ShopBrand } from '../kit/shop-brand.ts';

let shop: ShopBrand;
let seat: Awaited<ReturnType<ShopBrand['seat']>>;
let page: Page;
let lead: Client;
let held: string;
let customer: Visitor;

const patience = { timeout: 15_000 };
const thread = (): Locator => page.getByRole('region', { name: '与马女士的对话' });

beforeAll(async () => {
  shop = await openShopBrand();
  await shop.ringsLong();
  const agent = await shop.onDuty('agent');
  lead = await shop.signedIn('lead');
  customer = await shop.writes('马丽', '洗衣机今天能送到吗？', '售后维修');
  await fillHands(agent, 1);
  seat = await shop.seat('agent');
  page = seat.page;
  await page.goto('/?view=mine');
  await page.getByRole('option', { name: /马女士/ }).click();
  await page.waitForURL(/[?&]c=/);
  held = new URL(page.url()).searchParams.get('c') ?? '';
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await picture(page, 'failed-interrupted');
});
afterAll(async () => {
  await seat?.context.close();
  await shop?.close();
});

it('what rings stands in a strip of its own: every act on the page can still be pressed, a dialog stands below it, and the missed one can be put away', async () => {
  await shop.writes('罗建国', '冰箱门关不严', '售后维修');
  const ring = page.getByRole('alertdialog', { name: '罗先生 正在等您接待' });
  await ring.waitFor(patience);
  for (const name of ['完结', '转接', '更多操作', '发送', '修改']) await expectPressable(page.getByRole('button', { name, exact: true }).first());
  await page.getByRole('button', { name: '转接' }).click();
  const dialog = page.getByRole('dialog', { name: /马女士/ });
  await dialog.waitFor();
  await expectPressable(ring.getByRole('button', { name: /接待/ }));
  const [below, above] = [await dialog.boundingBox(), await ring.boundingBox()];
  expect(below?.y ?? 0).toBeGreaterThanOrEqual((above?.y ?? 0) + (above?.height ?? 0));
  await page.keyboard.press('Escape');
  await shop.offersRunOut();
  const missed = page.getByRole('alert').filter({ hasText: '有一次派单没有应答' });
  await missed.waitFor({ timeout: 40_000 });
  for (const name of ['完结', '转接']) await expectPressable(page.getByRole('button', { name, exact: true }).first());
  await missed.getByRole('button', { name: '关闭' }).click();
  await expect.poll(() => missed.count()).toBe(0);
});

it('an offer that ran out leaves the list, also under a resting pointer', async () => {
  await page.getByRole('option', { name: /马女士/ }).hover();
  await expect.poll(() => page.getByRole('option', { name: /罗先生/ }).count(), patience).toBe(0);
});

it('a lead takes over while one writes: said at once, the words kept, no key becomes a note or an act, the whisper stays', async () => {
  const field = page.getByRole('textbox', { name: '写给马女士的回复' });
  await field.click();
  await page.keyboard.type('我马上为您查一下物流，');
  await lead.must('POST', `/api/interactions/${held}/whispers`, { key: 'a-whisper-of-the-lead', text: '先道歉' });
  await thread().getByText('先道歉').waitFor(patience);
  await page.getByRole('option', { name: /马女士/ }).hover();
  await lead.must('POST', `/api/interactions/${held}/take`);
  const composer = page.getByRole('region', { name: '编辑区' });
  await composer.getByRole('alert').filter({ hasText: '顾明接管了这个会话' }).waitFor(patience);
  await page.keyboard.type('tzq');
  await page.keyboard.press('Enter');
  const kept = composer.getByRole('textbox', { name: '没有发出的回复' });
  expect(await kept.inputValue()).toBe('我马上为您查一下物流，');
  expect(await page.getByRole('dialog').count()).toBe(0);
  expect(await axeViolations(page)).toEqual([]);
  await thread().getByText('先道歉').waitFor();
  await expect.poll(() => page.getByRole('option').count(), patience).toBe(0);
  const { messages } = await lead.must<InteractionPage>('GET', `/api/interactions/${held}`);
  expect(messages.filter((one) => one.kind === 'note' || one.speaker === 'staff').map((one) => one.text)).toEqual(['先道歉']);

  // A note only by one's own hand; the whisper is there after a reload, too.
  await composer.getByRole('button', { name: '写内部备注' }).click();
  await page.keyboard.type('物流单号已核对');
  await page.keyboard.press('Enter');
  await thread().getByText('物流单号已核对').waitFor(patience);
  await page.reload();
  await thread().getByText('先道歉').waitFor(patience);
});

it('given back, the reply goes on where it was', async () => {
  await page.goto(`/?view=all&c=${held}`);
  const agent = await shop.signedIn('agent');
  const { items } = await lead.must<{ items: { id: string; isPublic: boolean }[] }>('GET', '/api/queues');
  await lead.must('POST', `/api/interactions/${held}/transfer`, { queueId: items[0]?.id ?? '' });
  await agent.must('PUT', '/api/presence', { state: 'available' });
  await page.getByRole('alertdialog', { name: '马女士 正在等您接待' }).waitFor(patience);
  await page.keyboard.press('Alt+KeyA');
  const field = page.getByRole('textbox', { name: '写给马女士的回复' });
  await field.waitFor(patience);
  await expect.poll(() => field.inputValue(), patience).toBe('我马上为您查一下物流，');
  expect(unexpected(seat.complaints)).toEqual([]);
});

it('the network goes while one answers: it is said calmly, the words wait, and go once when it is back', async () => {
  await seat.context.setOffline(true);
  const field = page.getByRole('textbox', { name: '写给马女士的回复' });
  await field.fill('好的，我帮您看一下。');
  await page.keyboard.press('Enter');
  await page.getByText('连接中断。').waitFor(patience);
  await thread().getByText('等待发送').waitFor();
  expect(await thread().getByText('没有发出去').count()).toBe(0);
  await seat.context.setOffline(false);
  const said = async (): Promise<number> => (await lead.must<InteractionPage>('GET', `/api/interactions/${held}`)).messages.filter((one) => one.text === '好的，我帮您看一下。').length;
  await expect.poll(said, patience).toBe(1);
  await page.getByText('连接中断。').waitFor({ state: 'detached', ...patience });
  await thread().getByText('等待发送').waitFor({ state: 'detached', ...patience });
  expect(await thread().getByText('好的，我帮您看一下。').count()).toBe(1);
  expect(await said()).toBe(1);
  expect(unexpected(seat.complaints, /status of (401|404)|ERR_INTERNET_DISCONNECTED|WebSocket|web\.offline/)).toEqual([]);
});

it('the customer leaves while one writes: the words and the focus stay, a digit and Enter choose nothing, a key goes to the wrap-up', async () => {
  const field = page.getByRole('textbox', { name: '写给马女士的回复' });
  await field.click();
  await page.keyboard.type('我再帮您约');
  await customer.must('POST', '/api/visitor/leave');
  const composer = page.getByRole('region', { name: '编辑区' });
  const said = composer.getByRole('alert').filter({ hasText: '这个会话已经结束' });
  await said.filter({ hasText: '事后处理在下面等您：按 Alt W 前往' }).waitFor(patience);
  const card = page.getByRole('region', { name: '事后处理' });
  await card.waitFor();
  await page.keyboard.type('2 天内');
  await page.keyboard.press('Enter');
  const kept = composer.getByRole('textbox', { name: '没有发出的回复' });
  expect(await kept.inputValue()).toBe('我再帮您约');
  expect(await kept.evaluate((node) => node === node.ownerDocument.activeElement)).toBe(true);
  expect(await card.getByRole('button', { pressed: true }).count()).toBe(0);
  expect(await axeViolations(page)).toEqual([]);
  await page.keyboard.press('Alt+KeyW');
  await page.keyboard.press('2');
  await expect.poll(() => card.getByRole('button', { pressed: true }).innerText()).toContain('问题已解决');
  await page.keyboard.press('Enter');
  await card.waitFor({ state: 'detached', ...patience });
  expect((await lead.must<InteractionPage>('GET', `/api/interactions/${held}`)).interaction.disposition).toBe('solved');
  expect(unexpected(seat.complaints, /status of (401|404)|ERR_INTERNET_DISCONNECTED|WebSocket|web\.offline/)).toEqual([]);
});

it('whoever was signed off because their line was gone is told so when they are back, and goes on with one press', async () => {
  await page.goto('about:blank');
  const agent = await shop.signedIn('agent');
  const own = async () => (await agent.must<PresenceBoard>('GET', '/api/presence')).own;
  // Half an hour goes by at a desk that is closed.
  await expect.poll(async () => {
    await shop.centre.house.db.transact({ brandId: 'everywhere' }, (tx) => tx.run(sql`update presences set seen_at = seen_at - interval '30 minutes' where staff_id = (select id from staff_members where mail = 'agent@demo.example')`));
    return (await own())?.reason;
    // The house judges nobody's silence in its own first half minute.
  }, { timeout: 60_000 }).toBe('connection_lost');
  await page.goto('/');
  const note = page.getByRole('alert').filter({ hasText: '已替您下线' });
  await note.waitFor(patience);
  await expect.poll(() => axeViolations(page), patience).toEqual([]);
  await note.getByRole('button', { name: '恢复接待' }).click();
  await note.waitFor({ state: 'detached', ...patience });
  expect(await own()).toMatchObject({ state: 'available', reason: '' });
});

it('what began to ring while the page was still connecting rings on it all the same', async () => {
  const agent = await shop.signedIn('agent');
  await agent.must('PUT', '/api/presence', { state: 'away', reason: 'paperwork' });
  let connect = (): void => {};
  const mayConnect = new Promise<void>((resolve) => (connect = resolve));
  await page.routeWebSocket(/\/api\/live$/, async (socket) => {
    await mayConnect;
    socket.connectToServer();
  });
  const asked = page.waitForResponse(/\/api\/offers$/);
  await page.goto('/');
  expect(await (await asked).json()).toEqual({ items: [] });
  await agent.must('PUT', '/api/presence', { state: 'available' });
  await expect.poll(async () => (await offers(agent)).length, patience).toBe(1);
  connect();
  await page.getByRole('alertdialog', { name: /正在等您接待/ }).waitFor(patience);
});
