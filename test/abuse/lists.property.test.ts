/** A list holds what its filter means, in its order, each row once, page by page: counted by hand over the plain facts. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from '../kit/client.ts';
import { choicesOf } from '../kit/chance.ts';
import { kinds, randomBrand, type Contact, type Facts, type Matter } from '../kit/random-brand.ts';
import { openWorld, type World } from '../kit/world.ts';

const chance = choicesOf(27);
let world: World;
let lead: Client & { staffId: string };
let facts: Facts;
let nowMs: number;
beforeAll(async () => {
  world = await openWorld({ start: '2026-11-08T05:30:00.000Z' });
  lead = await world.signedInAs('administrator');
  nowMs = world.clock.now().getTime();
  facts = await randomBrand(world, chance, [lead.staffId, (await world.signedInAs('agent')).staffId, (await world.signedInAs('agent')).staffId], 14);
});
afterAll(() => world.close());

interface Page {
  readonly items: readonly { readonly id: string }[];
  readonly nextCursor: string | null;
  readonly counts?: Readonly<Record<string, number>>;
}
const rounds = Array.from({ length: 24 }, (_, i) => i);
const maybe = <T>(value: T): T | undefined => (chance.is(0.5) ? value : undefined);
const byId = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
/** Ascending; null last. */
const byMoment = (a: number | null, b: number | null) => (a ?? Infinity) - (b ?? Infinity) || 0;

/** All pages one after the other, as somebody who goes on to the end. */
async function walk(path: string, asked: Record<string, string | number | undefined>): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor: string | null = null; ; ) {
    const query = new URLSearchParams(Object.entries({ ...asked, cursor: cursor ?? undefined }).flatMap(([name, value]): [string, string][] => (value === undefined ? [] : [[name, String(value)]])));
    const page: Page = await lead.must<Page>('GET', `${path}?${query}`);
    ids.push(...page.items.map((one) => one.id));
    if (page.nextCursor === null) return ids;
    // A page with another behind it is full.
    expect(page.items).toHaveLength(Number(asked['limit']));
    cursor = page.nextCursor;
  }
}

test.each(rounds)('cases that are over, filter %i', async () => {
  const asked = { view: chance.one(['solved', 'closed'] as const), kind: maybe(chance.one(kinds)), ownerId: maybe(chance.one(facts.staffIds)), customerId: maybe(chance.one(facts.customerIds)), limit: 1 + chance.below(30) };
  const ended = (one: Matter) => one.closedMs ?? one.solvedMs ?? 0;
  const meant = facts.matters.filter((one) => one.state === asked.view && (asked.kind === undefined || one.kind === asked.kind) && (asked.ownerId === undefined || one.ownerId === asked.ownerId) && (asked.customerId === undefined || one.customerId === asked.customerId));
  expect(await walk('/api/cases', asked), JSON.stringify(asked)).toEqual(meant.toSorted((a, b) => ended(b) - ended(a) || byId(b.id, a.id)).map((one) => one.id));
});

test.each(rounds)('cases that run, filter %i', async () => {
  const asked = { view: chance.one(['mine', 'open', 'overdue', 'complaints'] as const), kind: maybe(chance.one(kinds)), ownerId: maybe(chance.one(facts.staffIds)), limit: 200 };
  const isIn = { mine: (one: Matter) => one.ownerId === lead.staffId, open: () => true, overdue: (one: Matter) => one.dueMs !== null && one.dueMs < nowMs, complaints: (one: Matter) => one.kind === 'complaint' };
  const open = facts.matters.filter((one) => one.state === 'open');
  const meant = open.filter((one) => isIn[asked.view](one) && (asked.kind === undefined || one.kind === asked.kind) && (asked.ownerId === undefined || one.ownerId === asked.ownerId));
  expect(await walk('/api/cases', asked), JSON.stringify(asked)).toEqual(meant.toSorted((a, b) => byMoment(a.dueMs, b.dueMs) || a.openedMs - b.openedMs || byId(a.id, b.id)).map((one) => one.id));
  const { counts } = await lead.must<Page>('GET', '/api/cases?view=open');
  expect(counts).toMatchObject({ mine: open.filter(isIn.mine).length, open: open.length, overdue: open.filter(isIn.overdue).length, complaints: open.filter(isIn.complaints).length, solved: facts.matters.filter((one) => one.state === 'solved').length });
});

test.each(rounds)('contacts of the past, filter %i', async () => {
  const asked = { view: chance.one(['ended', 'all'] as const), queueId: maybe(chance.one(facts.queueIds)), limit: 1 + chance.below(60) };
  const meant = facts.contacts.filter((one) => (asked.view === 'all' || one.endedMs !== null) && (asked.queueId === undefined || one.queueId === asked.queueId));
  expect(await walk('/api/interactions', asked), JSON.stringify(asked)).toEqual(meant.toSorted((a, b) => b.arrivedMs - a.arrivedMs || byId(b.id, a.id)).map((one) => one.id));
});

test.each(rounds)('contacts that run, filter %i', async () => {
  const asked = { view: chance.one(['mine', 'waiting', 'kept_place', 'serving', 'complaints'] as const), queueId: maybe(chance.one(facts.queueIds)), limit: 1 + chance.below(30) };
  const isHeld = (one: Contact) => one.agentId !== null;
  const isKept = (one: Contact) => one.keptMs !== null && !isHeld(one);
  const withComplaint = new Set(facts.matters.flatMap((one) => (one.kind === 'complaint' && one.state !== 'closed' && one.contact !== null ? [one.contact.id] : [])));
  const isIn = {
    mine: (one: Contact) => one.agentId === lead.staffId, waiting: (one: Contact) => !isHeld(one) && !isKept(one), kept_place: isKept,
    serving: (one: Contact) => isHeld(one) && one.agentId !== lead.staffId, complaints: (one: Contact) => withComplaint.has(one.id),
  };
  const live = facts.contacts.filter((one) => one.endedMs === null && (asked.queueId === undefined || one.queueId === asked.queueId));
  const walked = await walk('/api/interactions', asked);
  // In the order of the whole list, wherever the pages are cut.
  expect(walked, JSON.stringify(asked)).toEqual(await walk('/api/interactions', { ...asked, limit: 200 }));
  expect(walked.toSorted(byId), JSON.stringify(asked)).toEqual(live.filter(isIn[asked.view]).map((one) => one.id).toSorted(byId));
  const { counts } = await lead.must<Page>('GET', `/api/interactions?view=mine${asked.queueId === undefined ? '' : `&queueId=${asked.queueId}`}`);
  expect(counts).toMatchObject(Object.fromEntries(Object.entries(isIn).map(([view, fits]) => [view, live.filter(fits).length])));
});

test.each(rounds)('answers, filter %i', async () => {
  const moments = facts.answers.map((one) => one.askedMs);
  const asked = { view: chance.one(['all', 'answered', 'unanswered', 'unsatisfied'] as const), fromMs: maybe(chance.one(moments)), toMs: maybe(chance.one(moments)), limit: 1 + chance.below(40) };
  const isIn = { all: () => true, answered: (score: number | null) => score !== null, unanswered: (score: number | null) => score === null, unsatisfied: (score: number | null) => score !== null && score <= 2 };
  const meant = facts.answers.filter((one) => isIn[asked.view](one.score) && (asked.fromMs === undefined || one.askedMs >= asked.fromMs) && (asked.toMs === undefined || one.askedMs < asked.toMs));
  const iso = (ms: number | undefined) => (ms === undefined ? undefined : new Date(ms).toISOString());
  expect(await walk('/api/followups', { view: asked.view, from: iso(asked.fromMs), to: iso(asked.toMs), limit: asked.limit }), JSON.stringify(asked)).toEqual(meant.toSorted((a, b) => b.askedMs - a.askedMs || byId(b.id, a.id)).map((one) => one.id));
});

test.each(rounds)('mails and customers, filter %i', async () => {
  const asked = { state: maybe(chance.one(['sent', 'failed', 'queued'])), about: maybe(chance.one(facts.mails).aboutId), limit: 1 + chance.below(30) };
  const meant = facts.mails.filter((one) => (asked.state === undefined || one.state === asked.state) && (asked.about === undefined || one.aboutId === asked.about));
  expect(await walk('/api/mails', asked), JSON.stringify(asked)).toEqual(meant.toSorted((a, b) => b.createdMs - a.createdMs || byId(b.id, a.id)).map((one) => one.id));
  const people = facts.customerIds.map((id, n) => ({ id, changedMs: nowMs - (n % 4) * 60_000 }));
  expect(await walk('/api/customers', { limit: 1 + chance.below(13) })).toEqual(people.toSorted((a, b) => b.changedMs - a.changedMs || byId(b.id, a.id)).map((one) => one.id));
});
