/** A promise made in a sentence is never lost without a word: not at the next sentence, not at the end of the conversation. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Commitments } from '#commitments/contract.ts';
import { axeViolations } from '../kit/axe.ts';
import type { Client } from '../kit/client.ts';
import { expectFocusIn } from '../kit/focus.ts';
import { picture } from '../kit/picture.ts';
import { fillHands, openShopBrand, unexpected, type ShopBrand } from '../kit/shop-brand.ts';

let shop: ShopBrand;
let agent: Client;
let seat: Awaited<ReturnType<ShopBrand['seat']>>;
let page: Page;

const patience = { timeout: 15_000 };
const entered = async () => (await agent.must<Commitments>('GET', '/api/commitments?view=mine')).items.map((one) => one.text).toSorted();

beforeAll(async () => {
  shop = await openShopBrand();
  agent = await shop.onDuty('agent');
  seat = await shop.seat('agent', { language: 'en', width: 1366, height: 768 });
  page = seat.page;
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await picture(page, 'failed-spoken-promises');
});
afterAll(async () => {
  await seat?.context.close();
  await shop?.close();
});

/** A customer writes, and the agent answers with these sentences. */
async function answers(name: string, ...sentences: string[]): Promise<string> {
  const visitor = await shop.writes(name, '洗衣机今天能送到吗？', '售后维修');
  await fillHands(agent, 1);
  await page.goto('/?view=mine');
  await page.getByRole('option').first().click();
  const pen = page.getByRole('textbox', { name: /^Reply to/ });
  for (const text of sentences) {
    await pen.click();
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await visitor.conversation()).messages.some((one) => one.text === text), patience).toBe(true);
  }
  await page.keyboard.press('Escape');
  return new URL(page.url()).searchParams.get('c') ?? '';
}
const shanghaiDay = () => new Date().toLocaleDateString('en-CA', { timeZone: 'Asia/Shanghai' });
const stripOn = (desk: Page) => desk.getByRole('status').filter({ hasText: /promised "/ });
const strip = () => stripOn(page);
const ended = async (id: string) => (await agent.must<{ interaction: { endedAt: string | null } }>('GET', `/api/interactions/${id}`)).interaction.endedAt !== null;

it('the due time can be read, without a stop that is none; what is left undecided is entered by the two keys that end', async () => {
  const day = shanghaiDay();
  const id = await answers('马丽', 'I will call you back tomorrow before 9 am.', 'Thank you for waiting.');
  await strip().waitFor(patience);
  const read = await strip().textContent();
  // Read after midnight, what was promised for tomorrow is due today.
  expect(read).toMatch(shanghaiDay() === day ? /You promised "tomorrow before 9 am": due tomorrow 09:00/ : /You promised "tomorrow before 9 am": due (today|tomorrow) 09:00/);
  const [words, box] = [await strip().locator('strong').boundingBox(), await strip().locator('p').boundingBox()];
  expect((words?.y ?? 0) + (words?.height ?? 0)).toBeLessThanOrEqual((box?.y ?? 0) + (box?.height ?? 0) + 1);
  expect((words?.x ?? 0) + (words?.width ?? 0)).toBeLessThanOrEqual((box?.x ?? 0) + (box?.width ?? 0) + 1);
  await page.keyboard.press('e');
  const card = page.getByRole('region', { name: 'Wrap-up' });
  await card.getByText('You promised').waitFor();
  await expectFocusIn(card);
  for (const name of ['Enter it', 'It is not a promise', /^Enter the promise and end/]) await card.getByRole('button', { name }).waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await picture(page, 'promise-at-end-en-light');
  await page.keyboard.press('1');
  await page.keyboard.press('Enter');
  await expect.poll(() => ended(id), patience).toBe(true);
  expect(await entered()).toContain('I will call you back tomorrow before 9 am.');
});

it('what is said to be no promise is not entered, and the same two keys end', async () => {
  const before = await entered();
  const id = await answers('罗建国', 'We will send the part within 24 hours');
  await strip().waitFor(patience);
  await page.keyboard.press('e');
  const card = page.getByRole('region', { name: 'Wrap-up' });
  await card.getByRole('button', { name: 'It is not a promise' }).click();
  await card.getByRole('button', { name: /^End/ }).waitFor();
  await page.keyboard.press('1');
  await page.keyboard.press('Enter');
  await expect.poll(() => ended(id), patience).toBe(true);
  expect(await entered()).toEqual(before);
  expect(unexpected(seat.complaints)).toEqual([]);
});

it('heard, it outlives a reload; decided at one desk it goes from the other; taken over, it is the colleague’s to decide', async () => {
  const id = await answers('欧阳静', 'We will call you back tomorrow before 9 am.');
  await strip().waitFor(patience);
  await page.reload();
  await strip().waitFor(patience);
  const other = await shop.seat('agent', { language: 'en', width: 1366, height: 768 });
  const colleague = await shop.seat('lead', { language: 'en', width: 1366, height: 768 });
  try {
    await other.page.goto(`/?view=mine&c=${id}`);
    await stripOn(other.page).waitFor(patience);
    await stripOn(other.page).getByRole('button', { name: 'It is not a promise' }).click();
    await strip().waitFor({ ...patience, state: 'hidden' });
    await stripOn(other.page).waitFor({ ...patience, state: 'hidden' });

    const before = await entered();
    const pen = page.getByRole('textbox', { name: /^Reply to/ });
    await pen.click();
    await page.keyboard.type('We will send the part tomorrow before 10 am.');
    await page.keyboard.press('Enter');
    await strip().waitFor(patience);
    await colleague.page.goto(`/?view=all&c=${id}`);
    await colleague.page.getByText('We will send the part tomorrow before 10 am.').first().waitFor(patience);
    const lead = await shop.signedIn('lead');
    await lead.must('POST', `/api/interactions/${id}/take`);
    await stripOn(colleague.page).getByText('promised "tomorrow before 10 am"').waitFor(patience);
    expect(await stripOn(colleague.page).textContent()).not.toContain('You promised');
    await strip().waitFor({ ...patience, state: 'hidden' });
    await stripOn(colleague.page).getByRole('button', { name: 'Enter it' }).click();
    await stripOn(colleague.page).waitFor({ ...patience, state: 'hidden' });
    await expect.poll(async () => (await lead.must<Commitments>('GET', '/api/commitments?view=mine')).items.map((one) => one.text), patience).toContain('We will send the part tomorrow before 10 am.');
    expect(await entered()).toEqual(before);
    for (const { complaints } of [seat, other, colleague]) expect(unexpected(complaints)).toEqual([]);
  } finally {
    await other.context.close();
    await colleague.context.close();
  }
});
