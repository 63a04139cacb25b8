/**
 * The whole story of one complaint, as two people live it in two browsers: 欧阳静 on the shop's page, 周小满 at the desk. She writes
 * angrily and waits, is heard, loses her line and comes back, the matter becomes a complaint that she can follow, and in the end she says how it was.
 */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { axeViolations } from '../kit/axe.ts';
import { photo } from '../kit/photo.ts';
import { expectFocusIn } from '../kit/focus.ts';
import { picture } from '../kit/picture.ts';
import { fillHands, openShop, openShopBrand, signInAtShop, unexpected, type ShopBrand } from '../kit/shop-brand.ts';
import type { Visitor } from '../kit/visitor.ts';

type Seat = Awaited<ReturnType<ShopBrand['seat']>>;
let shop: ShopBrand;
let customer: Seat;
let agent: Seat;
let ahead: Visitor[];

const angry = '你们到底管不管？洗衣机修了三次还是漏水，说好昨天来也没人来！再不解决我就打12315！';
const log = () => customer.page.getByRole('log', { name: '对话内容' });
const pen = () => customer.page.getByRole('textbox', { name: '请说说您遇到的问题' });
const composer = () => agent.page.getByRole('region', { name: '编辑区' });
const reply = () => agent.page.getByRole('textbox', { name: '写给欧阳女士的回复' });
const thread = () => agent.page.getByRole('region', { name: '与欧阳女士的对话' });

beforeAll(async () => {
  shop = await openShopBrand();
  await shop.ringsLong();
  // The colleague on duty has both hands full, and two more customers wait already.
  const colleague = await shop.onDuty('xu');
  for (const [name, words] of [['罗建国', '冰箱门关不严，灯一直亮着'], ['马丽', '新洗衣机怎么预约烘干？'], ['司马云', '滤芯多久换一次？']] as const) await shop.writes(name, words, '售后维修');
  await fillHands(colleague, 3);
  ahead = [await shop.writes('吴敏', '净化器有异味', '售后维修'), await shop.writes('韩梅', '电饭煲煮不熟', '售后维修')];
  [customer, agent] = await Promise.all([shop.seat(null, { width: 1366, height: 800 }), shop.seat('agent')]);
});
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  console.error(customer.complaints, agent.complaints, shop.complaintsOfTheLog);
  await Promise.all([picture(customer.page, 'failed-customer'), picture(agent.page, 'failed-agent')]);
});
afterAll(async () => {
  await shop?.close();
});

it('on the shop’s page she writes angrily, is told her place, and moves up when others leave', async () => {
  const { page } = customer;
  await openShop(page, await shop.vouched('欧阳静'));
  await page.getByText('欧阳女士，您好！').waitFor();
  await page.getByRole('radio', { name: '售后维修' }).check({ force: true });
  expect(await axeViolations(page)).toEqual([]);
  await picture(page, 'widget-start-zh-light');
  await pen().fill(angry);
  await page.keyboard.press('Enter');
  await page.getByText('您前面还有 2 位').waitFor();
  await page.getByText(/预计/).waitFor();
  await log().getByText(angry).waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await picture(page, 'widget-wait-zh-light');
  for (const one of ahead) await one.must('POST', '/api/visitor/leave');
  await page.getByText('下一位就是您').waitFor();
});

it('the agent signs on; it rings with her name, her tier, her words; accepted, it shows why she is heard as angry', async () => {
  const { page } = agent;
  await page.goto('/');
  await page.getByRole('button', { name: '上线接待' }).click();
  const ring = page.getByRole('alertdialog', { name: '欧阳女士 正在等您接待' });
  await ring.waitFor();
  await ring.getByText('金卡').waitFor();
  await ring.getByText(angry).waitFor();
  await ring.getByText('生气').waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await picture(page, 'offer-zh-light');
  await ring.getByRole('button', { name: '接待' }).click();

  await page.getByRole('img', { name: /^客户情绪：生气。因为：.*12315” 提到12315或监管部门/ }).waitFor();
  await expect.poll(() => thread().locator('mark[data-mood="angry"]').allInnerTexts()).toContain('打12315');
  await page.getByText('云雀滚筒洗衣机', { exact: true }).waitFor();
  await customer.page.getByText('周小满为您服务').waitFor();
  // The desk offers a first kind sentence; the shop's words come by `/` and are read once more before they go.
  await composer().getByText('欧阳女士在生气，先回应心情：').waitFor();
  await reply().pressSequentially('/sorry');
  await page.getByRole('option', { name: /先表歉意/ }).waitFor();
  await picture(page, 'canned-zh-light');
  await page.keyboard.press('Enter');
  await expect.poll(() => reply().inputValue()).toBe('听到您遇到这样的情况，我真的很抱歉，给您添麻烦了。这件事由我来跟进，您不需要再向别人重复。');
  await page.keyboard.press('Enter');
  await log().getByText('这件事由我来跟进').waitFor();
});

it('an unkind phrase is held back once and said more kindly; a note has no way out', async () => {
  const { page } = agent;
  await reply().fill('漏水这个不归我管，你等等吧');
  await page.keyboard.press('Enter');
  await composer().getByText('发送前请再看一眼。').waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await picture(composer(), 'kinder-zh-light');
  await composer().getByRole('button', { name: '采用' }).first().click();
  await composer().getByText('发送前请再看一眼。').waitFor({ state: 'hidden' });
  await reply().fill('请您拍一张漏水的地方给我看看，好吗？我这就查前两次的维修记录。');
  await page.keyboard.press('Enter');
  await log().getByText('请您拍一张漏水的地方').waitFor();

  await composer().getByRole('radio', { name: '内部备注' }).check();
  await page.getByRole('textbox', { name: '内部备注，客户看不到' }).fill('前两次都是李师傅上门，零件没换对。');
  await page.keyboard.press('Enter');
  await thread().getByText('前两次都是李师傅上门').waitFor();
  await composer().getByRole('radio', { name: '回复客户' }).check();
  await composer().locator('input[type=file]').setInputFiles(await photo('安装示意.jpg', '#dcd3c0'));
  await composer().getByText('安装示意.jpg').waitFor();
  await reply().fill('像图里这样，拍到底部就可以。');
  await page.getByRole('button', { name: '发送', exact: true }).click();
  await log().getByRole('button', { name: '安装示意.jpg' }).waitFor();
  expect(await log().getByText('李师傅').count()).toBe(0);
});

it('she sends a picture, loads the page anew and finds everything; cut off, both go on and nothing is lost or doubled', async () => {
  const { page, context } = customer;
  await page.locator('lingting-chat input[type=file]').setInputFiles(await photo('漏水.jpg'));
  await pen().fill('就是这里，地板都泡了');
  // Enter while the picture still travels: it goes when the picture is there.
  await page.keyboard.press('Enter');
  await thread().getByRole('button', { name: /漏水\.jpg/ }).first().waitFor();
  await log().getByText('已读').waitFor();

  await page.reload();
  await signInAtShop(page, await shop.vouched('欧阳静'));
  await log().getByText(angry).waitFor();
  await log().getByRole('button', { name: '漏水.jpg' }).waitFor();

  await context.setOffline(true);
  await page.getByText('您的网络断开了。您写的内容都保存着，连上后自动发送。').waitFor();
  await pen().fill('我这里信号不好，您接着说');
  await page.keyboard.press('Enter');
  await log().getByText('等待发送').waitFor();
  await picture(page, 'widget-offline-zh-light');
  await reply().fill('照片我看到了，是进水管接口松了。');
  await agent.page.keyboard.press('Enter');
  await thread().getByText('照片我看到了').waitFor();
  await context.setOffline(false);
  await log().getByText('照片我看到了').waitFor({ timeout: 20_000 });
  await thread().getByText('我这里信号不好，您接着说').waitFor();
  expect(await log().getByText('我这里信号不好，您接着说').count()).toBe(1);
  expect(await log().getByText('照片我看到了').count()).toBe(1);
  expect(await page.getByText('李师傅').count()).toBe(0);
  await picture(page, 'widget-zh-light');
});

it('the rules hear a wet floor as calm, the agent hears worry and says so: the other reading is shown, and by whom', async () => {
  const { page } = agent;
  const said = thread().getByRole('listitem').filter({ hasText: '就是这里，地板都泡了' });
  await said.getByRole('button', { name: /^情绪：平静。.+更正$/ }).click();
  await page.getByRole('menuitemradio', { name: '着急' }).click();
  await said.getByRole('button', { name: '情绪：着急。由同事更正。更正' }).waitFor();
  await said.getByText('着急').waitFor();
  // The server has kept it: loaded anew it is still so.
  await page.reload();
  await said.getByRole('button', { name: '情绪：着急。由同事更正。更正' }).waitFor();
});

it('one action makes it a complaint; the receipt with its link arrives in the chat; she follows it on a page of her own', async () => {
  const { page } = agent;
  await page.getByRole('button', { name: '转为事项/投诉' }).click();
  const form = page.getByRole('dialog', { name: '转为事项或投诉' });
  // Who is angry complains: the form says so by itself, and what she said stands in it.
  await expect.poll(() => form.getByRole('radio', { name: '投诉' }).isChecked()).toBe(true);
  await expect.poll(() => form.getByRole('textbox', { name: '客户说了什么' }).inputValue()).toContain('修了三次还是漏水');
  expect(await axeViolations(page)).toEqual([]);
  await picture(page, 'complaint-form-zh-light');
  await form.getByRole('button', { name: '登记投诉' }).click();
  await page.getByText(/已建立 TS-\d{8}-\d{4}/).waitFor();

  const receipt = log().getByText(/您的投诉 TS-\d{8}-\d{4} 已受理。/);
  await receipt.waitFor();
  await page.getByRole('complementary', { name: '客户与事项' }).getByText(/TS-\d{8}-\d{4}/).first().waitFor();
  await picture(page, 'story-desk-zh-light');
  const link = new URL((await receipt.getByRole('link').getAttribute('href')) ?? '');
  const own = await shop.seat(null, { width: 390, height: 844 });
  await own.page.goto(link.pathname);
  await own.page.getByRole('heading', { name: '处理进度' }).waitFor();
  await own.page.getByText('欧阳女士，您好').waitFor();
  await own.page.getByText('周小满').first().waitFor();
  expect(await axeViolations(own.page)).toEqual([]);
  expect(await own.page.getByText('李师傅').count()).toBe(0);
  await picture(own.page, 'story-tracking-zh-light');
  await own.page.getByRole('textbox', { name: '补充说明' }).fill('明天上午我都在家');
  await own.page.getByRole('button', { name: '送出', exact: true }).click();
  await own.page.getByText('已送出，负责人会看到。').waitFor();
  expect(unexpected(own.complaints)).toEqual([]);
  await own.context.close();
});

it('it ends by two keys; asked how it was she says so in words, and not being satisfied brings it back to a lead', async () => {
  await agent.page.getByRole('heading', { level: 2, name: '欧阳女士', exact: true }).click();
  await agent.page.keyboard.press('e');
  const wrapUp = agent.page.getByRole('region', { name: '事后处理' });
  await expectFocusIn(wrapUp);
  // Nothing she said after the corrected word takes it back: so she leaves, unless the agent knows better.
  await expect.poll(() => wrapUp.getByRole('radio', { name: '着急' }).isChecked()).toBe(true);
  await picture(agent.page, 'wrap-up-zh-light');
  await agent.page.keyboard.press('4');
  await agent.page.keyboard.press('Enter');
  await customer.page.getByText('谢谢您来找我们').waitFor();
  const ask = customer.page.getByRole('link', { name: '说说这次服务怎么样' });
  await picture(customer.page, 'widget-ended-zh-light');
  const own = await shop.seat(null, { width: 390, height: 844 });
  await own.page.goto(new URL((await ask.getAttribute('href')) ?? '').pathname);
  await own.page.getByRole('radio', { name: '不满意', exact: true }).check({ force: true });
  await own.page.getByRole('radio', { name: '还没有' }).check({ force: true });
  await own.page.getByRole('textbox').fill('人很好，但是洗衣机还在漏。');
  expect(await axeViolations(own.page)).toEqual([]);
  await picture(own.page, 'survey-zh-light');
  await own.page.getByRole('button', { name: '送出', exact: true }).click();
  await own.page.getByRole('heading', { name: '谢谢您告诉我们' }).waitFor();
  expect(unexpected(own.complaints)).toEqual([]);
  await own.context.close();

  const lead = await shop.seat('lead');
  await lead.page.goto('/followups?view=unsatisfied');
  const row = lead.page.getByRole('listitem').filter({ hasText: '人很好，但是洗衣机还在漏。' });
  await row.waitFor();
  await row.getByText(/已转 顾明 处理/).waitFor({ timeout: 15_000 });
  expect(await axeViolations(lead.page)).toEqual([]);
  await picture(lead.page, 'story-followups-zh-light');
  await lead.context.close();
});

it('all along no browser and no log complained', async () => {
  const quiet = (page: Page, complaints: string[]) => [page.url(), ...unexpected(complaints, /status of (401|404)|ERR_INTERNET_DISCONNECTED/)];
  expect(quiet(customer.page, customer.complaints)).toEqual([customer.page.url()]);
  expect(quiet(agent.page, agent.complaints)).toEqual([agent.page.url()]);
  expect(shop.complaintsOfTheLog).toEqual([]);
});
