/** The furnished brand of the demo in a centre of its own, in real time, with a browser before it: where the stories of the whole product play. */
import { createHmac, randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { sql } from '#kit/db/sql.ts';
import { furnishDemo } from '../../src/app/demo/furnish.ts';
import { demoCustomers, languageOf } from '../../src/app/demo/customers.ts';
import { demoPassword } from '../../src/app/demo/people.ts';
import { openBrowser, sitDown, type Seat } from './browser.ts';
import { Client } from './client.ts';
import { offers } from './contacts.ts';
import { Desk } from './desk.ts';
import { Visitor } from './visitor.ts';
import { openEmptyCentre, type EmptyCentre } from './world.ts';

export type Colleague = 'admin' | 'lead' | 'agent' | 'xu' | 'he';
/** What the shop vouches for. */
export interface Vouched { readonly userId: string; readonly signature: string; readonly name: string; readonly phone: string; readonly mail?: string }

export interface ShopBrand extends EmptyCentre {
  readonly browser: Browser;
  signedIn(who: Colleague): Promise<Client>;
  /** A colleague at work without a browser: signed in, connected, available. */
  onDuty(who: Colleague): Promise<Client>;
  /** A colleague at the desk, or anybody else without one. */
  seat(who: Colleague | null, more?: Partial<Seat>): ReturnType<typeof sitDown>;
  /** A customer of the shop, by name, with the shop's signature. */
  vouched(name: string): Promise<Vouched>;
  /** A customer of the shop writes without a browser. */
  writes(name: string, text: string, queue?: string): Promise<Visitor>;
  /** From now on it rings for two minutes: what a story looks at while it rings must not end by itself on a slow machine. */
  ringsLong(): Promise<void>;
  /** Whatever rings has rung long enough: the house finds that nobody answered. */
  offersRunOut(): Promise<void>;
}

const longRingSeconds = 120;

/** @param days of conversations before today's: for pictures of figures */
export async function openShopBrand(days = 0): Promise<ShopBrand> {
  const [browser, empty] = await Promise.all([openBrowser(), openEmptyCentre({ realTime: true, furnish: (place) => furnishDemo(place, { days, isPeopled: false }) })]);
  const { centre, baseUrl } = empty;
  const [brand] = await centre.house.db.transact({ brandId: 'everywhere' }, (tx) => tx.rows<{ id: string; widget_secret: string }>(sql`select id, widget_secret from brands`));
  if (brand === undefined) throw new Error('the brand was not furnished');

  // These stories play at whatever hour it is: nobody in them sleeps.
  await centre.house.db.transact({ brandId: brand.id }, (tx) => tx.run(sql`update queues set call_back = call_back || '{"quietFrom":"00:00","quietTo":"00:00"}'`));
  const signedIn = async (who: Colleague): Promise<Client> => {
    const client = new Client(baseUrl);
    await client.signIn(`${who}@demo.example`, demoPassword);
    return client;
  };
  const vouched = async (name: string): Promise<Vouched> => {
    const customer = demoCustomers.find((one) => one.name === name);
    if (customer === undefined) throw new Error(`${name} is no customer of the demo's`);
    const userId = `shop-${customer.phone}`;
    return { userId, signature: createHmac('sha256', brand.widget_secret).update(userId).digest('hex'), name, phone: `+86${customer.phone}`, ...(customer.mail === undefined ? {} : { mail: customer.mail }) };
  };
  const desks: Desk[] = [];
  return {
    ...empty, browser, signedIn, vouched,
    async onDuty(who) {
      const colleague = await signedIn(who);
      desks.push(await new Desk(colleague).hello());
      await colleague.must('PUT', '/api/presence', { state: 'available' });
      return colleague;
    },
    async seat(who, more = {}) {
      const client = who === null ? undefined : await signedIn(who);
      // What somebody has chosen goes before what their browser speaks.
      await client?.must('PUT', '/api/session/preferences', { language: more.language ?? 'zh' });
      const cookie = client?.cookie;
      return sitDown(browser, { baseUrl, ...(cookie === undefined ? {} : { cookie }), ...more });
    },
    async writes(name, text, queue) {
      const visitor = new Visitor(baseUrl);
      await visitor.open('yunque', { identity: await vouched(name), language: languageOf({ name }) });
      // By the name that the brand chose: a visitor is shown the topics in their own language.
      const queueId = queue === undefined ? undefined : (await (await signedIn('lead')).must<{ items: { id: string; name: string }[] }>('GET', '/api/queues')).items.find((one) => one.name === queue)?.id;
      await visitor.must('POST', '/api/visitor/conversations', { key: randomUUID(), text, ...(queueId === undefined ? {} : { queueId }) });
      return visitor;
    },
    async ringsLong() {
      const lead = await signedIn('lead');
      const { items } = await lead.must<{ items: { id: string }[] }>('GET', '/api/queues');
      for (const { id } of items) await lead.must('PUT', `/api/queues/${id}`, { offerTimeoutSeconds: longRingSeconds });
    },
    async offersRunOut() {
      await centre.house.db.transact({ brandId: brand.id }, async (tx) => {
        await tx.run(sql`update offers set until = now() where state = 'open'`);
        await tx.run(sql`update tickets set offered_until = now() where state = 'offered'`);
      });
    },
    async close() {
      await browser.close();
      for (const desk of desks) desk.hangUp();
      await empty.close();
    },
  };
}

/** The shop's own page, on which this customer is signed in; the chat window is open. */
export async function openShop(page: Page, who: Vouched | null, language: 'zh' | 'en' = 'zh'): Promise<void> {
  await page.goto(`/shop/${language === 'en' ? '?lang=en' : ''}`);
  await signInAtShop(page, who);
  await page.getByRole('button', { name: language === 'zh' ? '在线客服' : 'Chat with us' }).click();
}
export async function signInAtShop(page: Page, who: Vouched | null): Promise<void> {
  await page.evaluate(`customElements.whenDefined('lingting-chat').then(() => document.querySelector('lingting-chat').identify(${JSON.stringify(who)}))`);
}

/** A colleague accepts what rings until so many conversations are theirs. */
export async function fillHands(colleague: Client, count: number): Promise<void> {
  const until = Date.now() + 30_000;
  for (let held = 0; held < count; ) {
    if (Date.now() > until) throw new Error(`only ${held} of ${count} conversations came`);
    for (const offer of await offers(colleague)) await colleague.must('POST', `/api/offers/${offer.offerId}/accept`);
    held = (await colleague.must<{ items: { state: string }[] }>('GET', '/api/interactions?view=mine')).items.filter((one) => one.state === 'assigned').length;
    if (held < count) await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** What the browser complained of, without the refusals that the story itself provoked. */
export const unexpected = (complaints: readonly string[], expected = /status of (401|404)/): string[] => complaints.filter((one) => !expected.test(one));
