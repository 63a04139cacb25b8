/**
 * An hour of a lead: called when a customer's mood falls, listens unseen, whispers, hands the contact to another colleague, looks after
 * the team, takes over by keys and ends by keys. And an agent on any page: told of a promise before it breaks, and again when it did.
 */
import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { InteractionPage } from '#interactions/contract.ts';
import type { PresenceBoard } from '#routing/contract.ts';
import { sql } from '#kit/db/sql.ts';
import { axeViolations } from '../kit/axe.ts';
import type { Client } from '../kit/client.ts';
import { offers } from '../kit/contacts.ts';
import { expectFocusIn } from '../kit/focus.ts';
import { picture } from '../kit/picture.ts';
import { fillHands, openShopBrand, unexpected, type ShopBrand } from '../kit/shop-brand.ts';
import type { Visitor } from '../kit/visitor.ts';

type Seat = Awaited<ReturnType<ShopBrand['seat']>>;
let shop: ShopBrand;
let lead: Seat;
let xu: Client;
let he: Client;
let visitor: Visitor;
let held: string;

const patience = { timeout: 20_000 };
const toasts = (page: Page): Locator => page.getByRole('region', { name: '刚刚发生的事' });
const holder = async (id: string): Promise<string | null> => (await xu.must<InteractionPage>('GET', `/api/interactions/${id}`)).interaction.agentId;

beforeAll(async () => {
  shop = await openShopBrand();
  await shop.ringsLong();
  lead = await shop.seat('lead');
  xu = await shop.onDuty('xu');
  visitor = await shop.writes('马丽', '您好，想问一下洗衣机的送货时间，谢谢你们。', '售后维修');
  await fillHands(xu, 1);
  he = await shop.onDuty('he');
  const [mine] = (await xu.must<{ items: { id: string }[] }>('GET', '/api/interactions?view=mine')).items;
  held = mine?.id ?? '';
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await picture(lead.page, 'failed-lead');
});
afterAll(async () => {
  await lead?.context.close();
  await shop?.close();
});

it('on any page she is called when a mood falls, and one click later listens unseen, whispers, and hands it to somebody else', async () => {
  const { page } = lead;
  await page.goto('/customers');
  await page.getByRole('heading', { name: '客户', level: 1 }).waitFor();
  await visitor.say('说好昨天送到的，今天还没有！你们这是什么破服务！骗子！我要投诉到底！！！');
  const call = toasts(page).getByText(/^马女士的情绪转为.+，许安正在接待$/);
  await call.waitFor(patience);
  expect(await call.count()).toBe(1);
  expect(await axeViolations(page)).toEqual([]);
  await picture(page, 'alert-mood-zh-light');
  await toasts(page).getByRole('link', { name: '查看' }).click();

  await page.getByText('静默旁听：许安和马女士都看不到您。悄悄话只有许安看得到。').waitFor();
  await page.getByRole('textbox', { name: '给同事的悄悄话' }).fill('先道歉，我请何青来接');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await xu.must<InteractionPage>('GET', `/api/interactions/${held}`)).messages.find((one) => one.kind === 'whisper')?.text, patience).toBe('先道歉，我请何青来接');
  await page.getByText('先道歉，我请何青来接').last().waitFor();
  await page.emulateMedia({ colorScheme: 'dark' });
  await picture(page, 'lead-listens-zh-dark');
  await page.emulateMedia({ colorScheme: 'light' });
  expect((await visitor.conversation()).messages.map((one) => one.text).join()).not.toContain('何青');

  await page.getByRole('button', { name: '转接' }).click();
  const dialog = page.getByRole('dialog', { name: /马女士/ });
  await dialog.getByRole('combobox', { name: '同事' }).click();
  await page.getByRole('option', { name: /何青/ }).click();
  await dialog.getByRole('textbox').fill('客户已经等了一天，请直接查物流。');
  await dialog.getByRole('button', { name: '转接' }).click();
  await page.getByText('已转接，交接摘要已留下').waitFor();
  await expect.poll(async () => (await offers(he)).map((offer) => offer.interactionId), patience).toEqual([held]);
});

it('the team: who is here with how many contacts; a conversation opens from there; a state is set', async () => {
  await fillHands(he, 1);
  const { page } = lead;
  await page.goto('/team');
  const colleague = (name: string): Locator => page.getByRole('list', { name: '团队' }).locator('> li').filter({ has: page.getByText(name, { exact: true }) });
  await colleague('何青').getByText('在线接待').waitFor();
  await colleague('何青').getByRole('button', { name: '何青手上的会话' }).click();
  await colleague('何青').getByRole('link', { name: /马女士/ }).waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await picture(page, 'team-zh-light');
  await colleague('许安').getByRole('button', { name: '设置状态：许安' }).click();
  await page.getByRole('menuitemradio', { name: '用餐' }).click();
  await colleague('许安').getByText('离开 · 用餐').waitFor();
  expect((await xu.must<PresenceBoard>('GET', '/api/presence')).own).toMatchObject({ state: 'away', reason: 'meal' });
  await colleague('何青').getByRole('link', { name: /马女士/ }).click();
  await page.getByText('静默旁听：何青和马女士都看不到您。悄悄话只有何青看得到。').waitFor();
});

it('by keys: from what colleagues serve she takes two over, goes between them, and ends one', async () => {
  const second = await shop.writes('罗建国', '冰箱门关不严', '售后维修');
  await fillHands(he, 2);
  const { page } = lead;
  await page.goto('/?view=serving');
  await page.getByRole('option', { name: /罗先生/ }).waitFor();
  await expect.poll(() => page.getByRole('option').count()).toBe(2);
  expect(await axeViolations(page)).toEqual([]);
  await picture(page, 'serving-zh-light');
  for (let n = 1; n <= 2; n += 1) {
    await page.keyboard.press('j');
    await page.getByText(/^静默旁听/).waitFor();
    await page.keyboard.press('a');
    await page.getByRole('option').nth(2 - n).waitFor({ state: 'detached' });
  }
  await page.keyboard.press('g');
  await page.keyboard.press('1');
  await expect.poll(() => page.getByRole('option').count()).toBe(2);
  const open = (): string | null => new URL(page.url()).searchParams.get('c');
  await page.getByRole('option').first().click();
  await expect.poll(open).not.toBeNull();
  const first = open();
  await page.keyboard.press('j');
  await expect.poll(open).not.toBe(first);
  const next = open();
  await page.keyboard.press('k');
  await expect.poll(open).toBe(first);
  expect(await holder(held)).toBe(await holder(next ?? ''));
  await page.getByRole('button', { name: '完结' }).waitFor();
  await page.keyboard.press('e');
  await expectFocusIn(page.getByRole('region', { name: '事后处理' }));
  await page.keyboard.press('2');
  await page.keyboard.press('Enter');
  await expect.poll(open).toBe(next);
  const states = async () => [(await visitor.conversation()).state, (await second.conversation()).state].filter((state) => state === 'ended').length;
  await expect.poll(states, patience).toBe(1);
});

it('a slip of the key is taken back by the house: the contact goes on in the same hands, and the customer with it', async () => {
  const { page } = lead;
  const id = new URL(page.url()).searchParams.get('c') ?? '';
  const endedAt = async () => (await xu.must<InteractionPage>('GET', `/api/interactions/${id}`)).interaction.endedAt;
  await page.getByRole('button', { name: '完结' }).waitFor();
  const before = await holder(id);
  await page.keyboard.press('Shift+E');
  await toasts(page).getByText(/的会话已完结$/).waitFor();
  expect(await endedAt()).not.toBeNull();
  await toasts(page).getByRole('button', { name: '撤销' }).click();
  await expect.poll(endedAt, patience).toBeNull();
  expect(await holder(id)).toBe(before);
  await page.getByRole('button', { name: '完结' }).waitFor();
  expect(new URL(page.url()).pathname + new URL(page.url()).search).toContain(id);
});

it('a case is found by its title and number from anywhere', async () => {
  const client = await shop.signedIn('lead');
  const { id, number } = await client.must<{ id: string; number: string }>('POST', '/api/cases', { kind: 'inquiry', title: '送货时间再确认', interactionId: held });
  const { page } = lead;
  await page.goto('/reports');
  await page.getByRole('heading', { name: '报表' }).waitFor();
  await page.keyboard.press('Control+k');
  await page.locator(':focus').and(page.getByRole('combobox')).waitFor();
  await page.keyboard.type(number);
  await page.getByRole('option', { name: /送货时间再确认/ }).click();
  await page.waitForURL(`**/cases/${id}`);
  await page.goto('/?q=送货时间再确认');
  await page.getByRole('link', { name: new RegExp(number) }).waitFor();
  await page.goto(`/?q=${number.toLowerCase()}`);
  await page.getByRole('link', { name: new RegExp(number) }).waitFor();
  // A conversation by its number, in the desk's own search and in the palette; an act by how it sounds.
  const contact = (await client.must<InteractionPage>('GET', `/api/interactions/${held}`)).interaction.number;
  await page.goto(`/?q=${contact}`);
  await page.getByRole('button', { name: new RegExp(contact) }).click();
  await expect.poll(() => new URL(page.url()).searchParams.get('c')).toBe(held);
  await page.goto('/reports');
  await page.getByRole('heading', { name: '报表' }).waitFor();
  const palette = async (typed: string): Promise<void> => {
    await page.keyboard.press('Control+k');
    await page.locator(':focus').and(page.getByRole('combobox')).waitFor();
    await page.keyboard.type(typed);
  };
  await palette('tuichu');
  await page.getByRole('option', { name: '退出登录' }).waitFor();
  await page.keyboard.press('Escape');
  await palette(contact);
  await page.getByRole('option', { name: new RegExp(contact) }).click();
  await page.waitForURL(new RegExp(`c=${held}`));
});

it('a promise: its owner is told before it breaks and when it broke, finds it counted and listed, and keeps it', async () => {
  const { page, context, complaints } = await shop.seat('xu', { theme: 'dark' });
  await page.goto('/customers');
  await page.getByRole('heading', { name: '客户', level: 1 }).waitFor();
  await xu.must('POST', '/api/commitments', { text: '给马女士回电说送货时间', dueAt: new Date(Date.now() + 240_000).toISOString(), interactionId: held });
  await toasts(page).getByText(/^承诺快到期（.+）：给马女士回电说送货时间$/).waitFor(patience);
  expect(await axeViolations(page)).toEqual([]);
  await picture(page, 'alert-promise-zh-dark');
  await page.getByRole('navigation', { name: '主导航' }).getByText('0 件事项超时，1 项承诺快到期或已逾期').waitFor(patience);
  // Its time passes when everything that stands before it was seen, however long the machine took.
  await shop.centre.house.db.transact({ brandId: 'everywhere' }, (tx) => tx.run(sql`update commitments set due_at = now() - interval '1 second', next_word_at = now() where text = '给马女士回电说送货时间'`));
  await toasts(page).getByText('您的承诺已逾期：给马女士回电说送货时间').waitFor({ timeout: 30_000 });
  await toasts(lead.page).getByText('许安的承诺已逾期：给马女士回电说送货时间').waitFor(patience);
  // Whoever was away finds it when they come.
  await page.goto('/cases');
  await page.getByText('0 件事项超时，1 项承诺快到期或已逾期').waitFor(patience);
  await page.getByRole('button', { name: '我的承诺' }).click();
  const line = page.getByRole('listitem').filter({ hasText: '给马女士回电说送货时间' });
  await line.getByText('已逾期').waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await picture(page, 'promises-zh-dark');
  // Said at once, also to a tab that closes now; and taken back by the same house.
  await line.getByRole('button', { name: '已兑现' }).click();
  await page.getByText('没有要兑现的承诺').waitFor();
  expect((await xu.must<{ items: unknown[] }>('GET', '/api/commitments?view=mine')).items).toEqual([]);
  await toasts(page).getByRole('button', { name: '撤销' }).click();
  await line.getByText('已逾期').waitFor();
  await line.getByRole('button', { name: '已兑现' }).click();
  await page.getByText('没有要兑现的承诺').waitFor();
  await page.getByText('0 件事项超时，1 项承诺快到期或已逾期').waitFor({ state: 'detached', timeout: 30_000 });
  expect(unexpected(complaints)).toEqual([]);
  await context.close();
});

it('all along no browser and no log complained', () => {
  expect(unexpected(lead.complaints)).toEqual([]);
  expect(shop.complaintsOfTheLog).toEqual([]);
});
