/** Who plays in the demo: its staff, its queues, and its customers as the shop knows them, each with a browser of their own. */
import { transact, type Act } from '#kit/act.ts';
import { systemOf, type Actor } from '#kit/actor.ts';
import type { House } from '#kit/house.ts';
import { newToken } from '#kit/tokens.ts';
import { insertVisitor, proveUser } from '#chat/store.ts';
import { createAccount } from '#customers/accounts.ts';
import { changeCustomer } from '#customers/change.ts';
import { createCustomer } from '#customers/create.ts';
import { addIdentity } from '#customers/identities.ts';
import { mergeCustomers } from '#customers/merge.ts';
import { customerOfVisitor } from '#customers/index.ts';
import { addProduct } from '#products/index.ts';
import { listQueues } from '#routing/design/queues.ts';
import { permissionsOf } from '#staff/core/roles.ts';
import type { StaffRow } from '#staff/store.ts';
import { demoCompanies, demoCustomers, demoTwins, languageOf, type DemoCustomer, type DemoProduct } from './customers.ts';
import type { DemoMail } from './people.ts';

export type StaffActor = Extract<Actor, { kind: 'staff' }>;
export type Visitor = Extract<Actor, { kind: 'visitor' }>;
interface KnownCustomer {
  readonly customerId: string;
  readonly visitor: Visitor;
  readonly language: 'zh' | 'en';
  readonly productIds: readonly string[];
}
export interface Cast {
  readonly brandId: string;
  readonly staff: ReadonlyMap<DemoMail, StaffActor>;
  readonly queues: ReadonlyMap<string, string>;
  readonly customers: ReadonlyMap<string, KnownCustomer>;
}

const dayMs = 86_400_000;

export function actorOf(row: StaffRow): StaffActor {
  return { kind: 'staff', id: row.id, brandId: row.brand_id, name: row.name, role: row.role, permissions: permissionsOf(row.role), sessionId: 'demo' };
}

/** One of the cast; a name that is not in it is our own mistake. */
export function from<K, V>(map: ReadonlyMap<K, V>, key: K): V {
  const found = map.get(key);
  if (found === undefined) throw new Error(`the demo has no ${String(key)}`);
  return found;
}

export async function queueIds(house: House, brandId: string): Promise<ReadonlyMap<string, string>> {
  return new Map((await transact(house, systemOf(brandId, 'demo'), listQueues)).items.map((queue) => [queue.name, queue.id]));
}

/** Everybody's file, with companies, products, further numbers, and the files that were opened twice. */
export async function openFiles(act: Act): Promise<ReadonlyMap<string, KnownCustomer>> {
  const companies = new Map<string, string>();
  for (const company of demoCompanies) companies.set(company.name, (await createAccount(act, company)).id);
  const known = new Map<string, KnownCustomer>();
  for (const customer of demoCustomers) known.set(customer.name, await openFile(act, customer, companies));
  for (const twin of demoTwins) {
    const { id } = await createCustomer(act, { name: twin.name, note: twin.note, reach: [{ kind: 'phone', value: twin.phone, isShared: false }] });
    if (twin.isMerged) await mergeCustomers(act, from(known, twin.of).customerId, id);
  }
  return known;
}

/** Proved by the shop's signature, as whoever signs in there is. */
async function openFile(act: Act, customer: DemoCustomer, companies: ReadonlyMap<string, string>): Promise<KnownCustomer> {
  const { visitor, customerId } = await openBrowserOf(act, customer);
  const { honorific, tier, manner, note, company } = customer;
  await changeCustomer(act, customerId, {
    honorific, ...(tier === undefined ? {} : { tier }), ...(manner === undefined ? {} : { manner }), ...(note === undefined ? {} : { note }), ...(company === undefined ? {} : { accountId: from(companies, company) }),
  });
  for (const reach of customer.also ?? []) await addIdentity(act, customerId, { ...reach });
  const productIds: string[] = [];
  for (const product of customer.products ?? []) productIds.push((await addProduct(act, customerId, unitOf(product, act.now))).id);
  return { customerId, visitor, language: languageOf(customer), productIds };
}

function unitOf({ boughtDaysAgo, ...unit }: DemoProduct, now: Date) {
  const day = (ageDays: number) => new Date(now.getTime() - ageDays * dayMs).toISOString().slice(0, 10);
  return { ...unit, purchasedOn: day(boughtDaysAgo), warrantyUntil: day(boughtDaysAgo - 365), note: '' };
}

/** A browser in which this customer is signed in at the shop: their first one, or one more. */
export async function openBrowserOf(act: Act, customer: DemoCustomer): Promise<{ visitor: Visitor; customerId: string }> {
  const { name, phone, mail } = customer;
  const language = languageOf(customer);
  const visitorId = act.id();
  await insertVisitor(act, { id: visitorId, hash: newToken(act.bytes).hash, language, pageUrl: '/shop/' });
  const { customerId, identityId } = await customerOfVisitor(act, { visitorId, language, hostUser: { userId: `shop-${phone}`, name, phone: `+86${phone}`, ...(mail === undefined ? {} : { mail }) } });
  await proveUser(act, visitorId, identityId);
  return { visitor: { kind: 'visitor', id: visitorId, brandId: act.brandId, provedId: identityId }, customerId };
}
