/** One definition of a figure everywhere: card, table, file, rows and wallboard say what an outsider counts by hand, under any filter and in any zone. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from '../../test/kit/client.ts';
import { choicesOf } from '../../test/kit/chance.ts';
import { moods, randomBrand, type Answer, type Contact, type Facts, type Hand, type Matter } from '../../test/kit/random-brand.ts';
import { openWorld, type World } from '../../test/kit/world.ts';
import type * as z from 'zod';
import type { FigureAnswer, FigureRows, FiguresAnswer, FigureTable, Wallboard } from './contract.ts';

const zones = ['Asia/Shanghai', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu'];
const chance = choicesOf(20_261_121);
let world: World;
let admin: Client & { staffId: string };
let facts: Facts;
let nowMs: number;
beforeAll(async () => {
  // A week after New York's clocks went back: a day of 25 hours lies within.
  world = await openWorld({ start: '2026-11-08T05:30:00.000Z' });
  admin = await world.signedInAs('administrator');
  const staffIds = [admin.staffId, (await world.signedInAs('agent')).staffId, (await world.signedInAs('agent')).staffId];
  nowMs = world.clock.now().getTime();
  facts = await randomBrand(world, chance, staffIds, 14);
});
afterAll(() => world.close());

interface Chosen {
  readonly fromMs: number;
  readonly toMs: number;
  readonly queueId?: string;
  readonly agentId?: string;
}
interface Part {
  readonly numerator: number;
  readonly denominator: number;
}
interface Rows {
  readonly contacts: readonly Contact[];
  readonly answers: readonly Answer[];
  readonly felt: readonly Answer[];
  readonly complaints: readonly Matter[];
  readonly kept: readonly Contact[];
  readonly hands: readonly Hand[];
  readonly work: readonly Worked[];
}
/** A stretch in which one person did the same all along. */
interface Worked {
  readonly staffId: string;
  readonly fromMs: number;
  readonly toMs: number;
  /** The queues whose contacts they had in hand; none: they were ready for the next. */
  readonly queueIds: readonly string[];
}
const within = (ms: number | null, { fromMs, toMs }: Chosen) => ms !== null && ms >= fromMs && ms < toMs;

/** The rows that a choice means, counted by hand. */
function rowsOf(chosen: Chosen): Rows {
  const { queueId, agentId } = chosen;
  const fits = (queue: string | null, agent: string | null) => (queueId === undefined || queue === queueId) && (agentId === undefined || agent === agentId);
  return {
    contacts: facts.contacts.filter((one) => within(one.arrivedMs, chosen) && fits(one.queueId, one.agentId)),
    kept: facts.contacts.filter((one) => within(one.keptMs, chosen) && fits(one.queueId, one.agentId)),
    hands: facts.contacts.flatMap(({ hands }) => hands.filter((one) => within(one.toMs, chosen) && fits(one.queueId, one.agentId))),
    work: workOf(chosen),
    answers: facts.answers.filter((one) => within(one.answeredMs, chosen) && fits(one.contact?.queueId ?? null, one.staffId)),
    felt: facts.answers.filter((one) => one.wait?.felt != null && within(one.answeredMs, chosen) && fits(one.wait.contact.queueId, one.staffId)),
    complaints: facts.matters.filter((one) => one.kind === 'complaint' && one.openedMs < chosen.toMs && (one.closedMs === null || one.closedMs >= chosen.fromMs) && fits(one.contact?.queueId ?? null, one.ownerId)),
  };
}

/** Everybody's time cut at every moment at which anything of theirs begins or ends, and at every quarter of an hour. */
function everyStretch(): Worked[] {
  const quarter = 900_000;
  return facts.staffIds.flatMap((staffId) => {
    const hands = facts.contacts.flatMap((one) => one.hands.filter((hand) => hand.agentId === staffId));
    const ready = facts.spells.filter((spell) => spell.staffId === staffId && spell.state === 'available');
    const firstMs = Math.min(...hands.map((one) => one.fromMs), ...ready.map((one) => one.fromMs));
    const quarters = Array.from({ length: Math.ceil((nowMs - firstMs) / quarter) }, (_, n) => (Math.floor(firstMs / quarter) + n) * quarter);
    const cuts = [...new Set([...quarters, nowMs, ...[...hands, ...ready].flatMap(({ fromMs, toMs }) => [fromMs, toMs ?? nowMs])])].filter((ms) => ms <= nowMs).toSorted((a, b) => a - b);
    return cuts.flatMap((fromMs, n) => {
      const toMs = cuts[n + 1];
      const covers = (one: { fromMs: number; toMs: number | null }) => one.fromMs <= fromMs && (one.toMs ?? nowMs) > fromMs;
      const held = hands.filter(covers);
      return toMs === undefined || (held.length === 0 && !ready.some(covers)) ? [] : [{ staffId, fromMs, toMs, queueIds: [...new Set(held.map((one) => one.queueId))] }];
    });
  });
}
let stretches: Worked[] | undefined;
function workOf({ fromMs, toMs, queueId, agentId }: Chosen): Worked[] {
  stretches ??= everyStretch();
  const cut = stretches.flatMap((one) => (one.fromMs < toMs && one.toMs > fromMs && (agentId === undefined || one.staffId === agentId) ? [{ ...one, fromMs: Math.max(one.fromMs, fromMs), toMs: Math.min(one.toMs, toMs) }] : []));
  return queueId === undefined ? cut : ofQueue(cut, queueId);
}
/** All the time of those who had one of the queue's contacts in hand. */
function ofQueue(work: readonly Worked[], queueId: string): Worked[] {
  const people = new Set(work.flatMap((one) => (one.queueIds.includes(queueId) ? [one.staffId] : [])));
  return work.filter((one) => people.has(one.staffId));
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
const step = (mood: (typeof moods)[number]) => moods.indexOf(mood) + 1;

/** What each queue promises: the second has other targets. A contact is measured by its own queue's, wherever it is counted. */
const targetsOf = ({ queueId }: Contact) => (queueId === facts.queueIds[1] ? { target: 60, short: 10 } : { target: 20, short: 5 });

/** Every figure as a book of arithmetic would have it; ids are `id/variant`. */
function byHand({ contacts, answers, felt, complaints, kept, hands, work }: Rows): Map<string, Part> {
  const wait = (one: Contact) => ((one.keptMs ?? one.answeredMs ?? one.leftMs ?? one.endedMs ?? Infinity) - one.arrivedMs) / 1000;
  const isKept = (one: Contact) => one.keptMs !== null;
  const isAnswered = (one: Contact) => !isKept(one) && one.answeredMs !== null;
  const gaveUp = (one: Contact) => !isKept(one) && one.answeredMs === null && one.endedMs !== null && one.endReason !== 'closed_by_lead';
  const lastCallMs = (one: Contact) => (one.promisedMs ?? 0) + 60_000;
  const dueCalls = kept.filter((one) => one.promisedMs !== null && (one.answeredMs !== null || lastCallMs(one) < Math.min(nowMs, one.endedMs ?? Infinity)));
  const called = kept.filter((one) => one.answeredMs !== null);
  const count = (of: (one: Contact) => boolean) => contacts.filter(of).length;
  const short = count((one) => gaveUp(one) && wait(one) <= targetsOf(one).short);
  const answered = count(isAnswered);
  const all = count((one) => isAnswered(one) || gaveUp(one));
  const inTime = count((one) => isAnswered(one) && wait(one) <= targetsOf(one).target);
  const quick = count((one) => gaveUp(one) && wait(one) <= targetsOf(one).target);
  const heard = contacts.filter((one) => one.firstAnswerMs !== null);
  const scores = answers.flatMap((one) => one.score ?? []);
  const pairs = contacts.flatMap(({ endedMs, arrival, departure }) => (endedMs === null || arrival === null || departure === null ? [] : [{ arrival: step(arrival), departure: step(departure) }]));
  const aggrieved = pairs.filter((one) => one.arrival < 4);
  const open = complaints.filter((one) => one.closedMs === null || one.closedMs > nowMs);
  const part = (numerator: number, denominator: number): Part => ({ numerator, denominator });
  // Of fewer than five nothing is said.
  const named = felt.flatMap(({ wait }) => (typeof wait?.felt === 'number' ? [{ ...wait, felt: wait.felt }] : []));
  const enough = (numbers: readonly number[]) => (numbers.length < 5 ? part(0, 0) : part(sum(numbers), numbers.length));
  const week = 7 * 86_400_000;
  const others = (one: Contact) => facts.contacts.filter((other) => other !== one && other.customerId === one.customerId && other.queueId === one.queueId);
  const spokeWith = (one: Contact) => one.endReason !== 'spam' && one.hands.some((hand) => hand.withCustomer);
  const firsts = contacts.filter((one) => spokeWith(one) && one.endedMs !== null && one.endedMs + week <= nowMs && !others(one).some((other) => spokeWith(other) && other.arrivedMs < one.arrivedMs && other.arrivedMs >= one.arrivedMs - week));
  const cameAgain = (one: Contact) => others(one).some((other) => other.endReason !== 'spam' && other.arrivedMs >= (one.endedMs ?? 0) && other.arrivedMs <= (one.endedMs ?? 0) + week);
  const spoken = hands.filter((one) => one.withCustomer);
  const finished = spoken.filter((one) => one.endedAs !== 'resumed');
  const isPassedOn = ({ endedAs }: Hand) => endedAs === 'to_queue' || endedAs === 'to_colleague';
  const secondsOf = (of: (one: Hand) => number) => sum(spoken.map(of)) / 1000;
  const minutesAt = (all: readonly Worked[]) => sum(all.map((one) => one.toMs - one.fromMs)) / 1000;
  const resolved = (among: readonly Contact[]): Part => part(among.filter((one) => !cameAgain(one)).length, among.length);
  return new Map([
    ['offered/', part(contacts.length, 1)], ['answered/', part(answered, 1)], ['abandoned/', part(count(gaveUp) - short, 1)], ['abandoned_short/', part(short, 1)],
    ['kept_place/', part(count(isKept), 1)], ['kept_place_served/', part(count((one) => isKept(one) && one.answeredMs !== null), count(isKept))],
    ['handed_on/', part(0, 1)], ['closed_out/', part(count((one) => !isKept(one) && one.answeredMs === null && one.endReason === 'closed_by_lead'), 1)], ['still_waiting/', part(count((one) => !isKept(one) && one.answeredMs === null && one.endedMs === null), 1)],
    ['abandonment_rate/', part(count(gaveUp) - short, contacts.length - count(isKept) - short)], ['connect_rate/', part(answered, contacts.length)],
    ['service_level/without_short', part(inTime, all - short)], ['service_level/of_answered', part(inTime, answered)], ['service_level/of_all', part(inTime, all)],
    ['service_level/with_quick_abandons', part(inTime + quick, all)], ['service_level/without_quick_abandons', part(inTime, all - quick)],
    ['average_speed_of_answer/with_ringing', part(sum(contacts.filter(isAnswered).map(wait)), answered)],
    ['average_speed_of_answer/without_ringing', part(sum(contacts.filter(isAnswered).map((one) => wait(one) - (one.ringSeconds ?? 0))), answered)],
    ['first_response/', part(sum(heard.map((one) => ((one.firstAnswerMs ?? 0) - one.arrivedMs) / 1000)), heard.length)],
    ['first_contact_resolution/no_repeat', resolved(firsts)], ['first_contact_resolution_matched/no_repeat', resolved(firsts.filter((one) => !one.isUnskilled))], ['first_contact_resolution_unmatched/no_repeat', resolved(firsts.filter((one) => one.isUnskilled))],
    ['satisfaction/top_two', part(scores.filter((score) => score >= 4).length, scores.length)], ['satisfaction_mean/', part(sum(scores), scores.length)],
    ['felt_wait_announced/', enough(named.flatMap((one) => one.announcedSeconds ?? []))], ['felt_wait_actual/', enough(named.map((one) => one.waitedSeconds))], ['felt_wait/', enough(named.map((one) => one.felt))],
    ['felt_wait_ratio/', named.length < 5 ? part(0, 0) : part(sum(named.map((one) => one.felt)), sum(named.map((one) => one.waitedSeconds)))],
    ['felt_wait_unnoticed/', felt.length < 5 ? part(0, 0) : part(felt.length - named.length, felt.length)], ['felt_wait_answers/', part(felt.length, 1)],
    ['mirror_index/', part(sum(pairs.map((one) => one.departure - one.arrival)), pairs.length)], ['aggrieved_restored/', part(aggrieved.filter((one) => one.departure >= 4).length, aggrieved.length)],
    ['call_backs_promised/', part(kept.filter((one) => one.promisedMs !== null).length, 1)], ['call_backs_kept/', part(dueCalls.filter((one) => (one.answeredMs ?? Infinity) <= lastCallMs(one)).length, dueCalls.length)],
    ['call_back_wait/', part(sum(called.map((one) => ((one.answeredMs ?? 0) - (one.keptMs ?? 0)) / 1000)), called.length)],
    ['handled/', part(finished.length, 1)], ['average_handle_time/', part(secondsOf((one) => (one.toMs ?? 0) - one.fromMs), finished.length)],
    ['average_talk_time/', part(secondsOf((one) => (one.talkedMs ?? 0) - one.fromMs), finished.length)], ['average_wrap_up_time/', part(secondsOf((one) => (one.toMs ?? 0) - (one.talkedMs ?? 0)), finished.length)],
    ['transfer_rate/of_contacts', part(new Set(finished.filter(isPassedOn).map((one) => one.contactId)).size, new Set(finished.map((one) => one.contactId)).size)], ['transfer_rate/of_handlings', part(finished.filter(isPassedOn).length, finished.length)],
    ['occupancy/of_handling_and_ready', part(minutesAt(work.filter((one) => one.queueIds.length > 0)), minutesAt(work))],
    ['open_complaints/', part(open.length, 1)], ['overdue_complaints/', part(open.filter((one) => one.dueMs !== null && one.dueMs < nowMs).length, 1)],
  ]);
}

/** Sums of the same seconds in another order differ in their last digit. */
const near = (value: number): unknown => expect.closeTo(value, 6);

function expectSame(figures: readonly FigureAnswer[], hand: ReadonlyMap<string, Part>, where: string): void {
  const shown = figures.map((one) => [`${one.id}/${one.variant ?? ''}`, one.numerator, one.denominator, one.value]);
  const expected = figures.map((one) => {
    const name = `${one.id}/${one.variant ?? ''}`;
    const part = hand.get(name);
    return [name, part && near(part.numerator), part && near(part.denominator), part === undefined || part.denominator === 0 ? null : near(part.numerator / part.denominator)];
  });
  expect(shown, where).toEqual(expected);
  expect(figures).toHaveLength(hand.size);
  // Whoever came is somewhere, and nowhere twice.
  const valueOf = (id: string) => figures.find((one) => one.id === id)?.value;
  expect(sum(['answered', 'abandoned', 'abandoned_short', 'kept_place', 'closed_out', 'handed_on', 'still_waiting'].map((id) => valueOf(id) ?? Number.NaN)), where).toBe(valueOf('offered'));
}

/** As a file has it: shares in percent, no more digits than one reads. */
function written({ value, unit }: FigureAnswer): number | null {
  if (value === null) return null;
  const digits = { count: 0, share: 2, seconds: 1, score: 2, steps: 2 }[unit];
  return Math.round((unit === 'share' ? value * 100 : value) * 10 ** digits) / 10 ** digits;
}

const queryOf = ({ fromMs, toMs, queueId, agentId }: Chosen) => new URLSearchParams({ from: new Date(fromMs).toISOString(), to: new Date(toMs).toISOString(), ...(queueId && { queueId }), ...(agentId && { agentId }) }).toString();

function anyChoice(): Chosen {
  const moments = [...facts.contacts.map((one) => one.arrivedMs), ...facts.answers.flatMap((one) => one.answeredMs ?? [])];
  const [a, b] = [chance.one(moments), chance.one(moments)];
  // Either end may be the very moment of a row: the beginning belongs to the period, the end does not.
  const [fromMs, toMs] = a < b ? [a, b] : [b, a === b ? a + 1 : a];
  return { fromMs, toMs, ...(chance.is(0.5) && { queueId: chance.one(facts.queueIds) }), ...(chance.is(0.4) && { agentId: chance.one(facts.staffIds) }) };
}

const walls = new Map<string, Intl.DateTimeFormat>();
function wallOf(zone: string): Intl.DateTimeFormat {
  const wall = walls.get(zone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  walls.set(zone, wall);
  return wall;
}

/** By the wall clock of the zone, as the language's own formatter says. */
function keyOf(atMs: number, by: 'half_hour' | 'hour' | 'day', zone: string): string {
  const [day = '', time = ''] = wallOf(zone).format(atMs).split(' ');
  const [hour, minute] = time.split(':');
  return by === 'day' ? day : `${day} ${hour}:${by === 'half_hour' && Number(minute) >= 30 ? '30' : '00'}`;
}

test.each(zones)('five random choices in %s: card, tables, file and rows', async (zone) => {
  await admin.must('PUT', '/api/brand', { zone });
  for (let i = 0; i < 5; i++) {
    const chosen = anyChoice();
    const query = queryOf(chosen);
    const where = `${zone} ${query}`;
    const card = await admin.must<FiguresAnswer>('GET', `/api/reports/figures?${query}`);
    expect(card.zone).toBe(zone);
    const rows = rowsOf(chosen);
    expectSame(card.figures, byHand(rows), where);

    for (const by of ['half_hour', 'hour', 'day', 'queue', 'agent'] as const) {
      const table = await admin.must<FigureTable>('GET', `/api/reports/table?${query}&by=${by}`);
      const contactKey = (one: Contact) => (by === 'queue' ? one.queueId : by === 'agent' ? (one.agentId ?? '') : keyOf(one.arrivedMs, by, zone));
      const answerKey = (one: Answer) => (by === 'queue' ? (one.contact?.queueId ?? '') : by === 'agent' ? (one.staffId ?? '') : keyOf(one.answeredMs ?? 0, by, zone));
      const feltKey = (one: Answer) => (by === 'queue' ? (one.wait?.contact.queueId ?? '') : answerKey(one));
      const complaintKey = (one: Matter) => (by === 'queue' ? (one.contact?.queueId ?? '') : by === 'agent' ? one.ownerId : within(one.openedMs, chosen) ? keyOf(one.openedMs, by, zone) : null);
      const keptKey = (one: Contact) => (by === 'queue' ? one.queueId : by === 'agent' ? (one.agentId ?? '') : keyOf(one.keptMs ?? 0, by, zone));
      const handKey = (one: Hand) => (by === 'queue' ? one.queueId : by === 'agent' ? one.agentId : keyOf(one.toMs ?? 0, by, zone));
      const workBy = by === 'queue' ? undefined : Map.groupBy(rows.work, (one) => (by === 'agent' ? one.staffId : keyOf(one.fromMs, by, zone)));
      const workIn = (key: string) => (workBy === undefined ? ofQueue(rows.work, key) : (workBy.get(key) ?? []));
      const isBusy = (one: Worked) => one.queueIds.length > 0;
      const busyKeys = workBy !== undefined ? [...workBy].flatMap(([key, part]) => (part.some(isBusy) ? [key] : [])) : chosen.queueId === undefined ? rows.work.flatMap((one) => one.queueIds) : rows.work.some(isBusy) ? [chosen.queueId] : [];
      const keys = new Set([...busyKeys, ...rows.hands.map(handKey), ...rows.contacts.map(contactKey), ...rows.kept.map(keptKey), ...rows.answers.map(answerKey), ...rows.felt.map(feltKey), ...rows.complaints.map(complaintKey)].filter((key) => key !== null));
      expect(new Set(table.groups.map((group) => group.key)), `${where} by ${by}`).toEqual(keys);
      for (const { key, figures } of table.groups) {
        expectSame(figures, byHand({ contacts: rows.contacts.filter((one) => contactKey(one) === key), answers: rows.answers.filter((one) => answerKey(one) === key), felt: rows.felt.filter((one) => feltKey(one) === key), complaints: rows.complaints.filter((one) => complaintKey(one) === key), kept: rows.kept.filter((one) => keptKey(one) === key), hands: rows.hands.filter((one) => handKey(one) === key), work: workIn(key) }), `${where} by ${by}, ${key}`);
      }
      const file = await admin.must<string>('GET', `/api/reports/table.csv?${query}&by=${by}&language=en`);
      expectSame(table.total, byHand(rows), `${where} by ${by}, total`);
      const lines = file.trimEnd().split('\r\n').slice(1).map((line) => line.split(',').slice(by === 'queue' || by === 'agent' ? 2 : 1).map((cell) => (cell === '' ? null : Number(cell))));
      expect(lines, `${where} by ${by} as a file`).toEqual([...table.groups.map((group) => group.figures), table.total].map((figures) => figures.map(written)));
    }

    const offered = await admin.must<z.infer<typeof FigureRows>>('GET', `/api/reports/figures/offered/rows?${query}`);
    expect([offered.total, new Set(offered.rows.map((row) => row.id))]).toEqual([rows.contacts.length, new Set(rows.contacts.map((one) => one.id))]);
    const share = await admin.must<z.infer<typeof FigureRows>>('GET', `/api/reports/figures/satisfaction/rows?${query}`);
    expect(share.rows.filter((row) => row.inNumerator).map((row) => row.id).toSorted()).toEqual(rows.answers.filter((one) => (one.score ?? 0) >= 4).map((one) => one.id).toSorted());
  }
});

test.each(zones)('today on the wallboard begins at midnight of %s', async (zone) => {
  await admin.must('PUT', '/api/brand', { zone });
  const board = await admin.must<Wallboard>('GET', '/api/reports/wallboard');
  const today = keyOf(nowMs, 'day', zone);
  const isToday = (ms: number | null) => ms !== null && ms <= nowMs && keyOf(ms, 'day', zone) === today;
  expectSame(board.today, byHand({
    contacts: facts.contacts.filter((one) => isToday(one.arrivedMs)), answers: facts.answers.filter((one) => isToday(one.answeredMs)), felt: facts.answers.filter((one) => one.wait?.felt != null && isToday(one.answeredMs)),
    complaints: facts.matters.filter((one) => one.kind === 'complaint' && (one.closedMs === null || isToday(one.closedMs) || one.closedMs > nowMs)), kept: facts.contacts.filter((one) => isToday(one.keptMs)),
    hands: facts.contacts.flatMap((one) => one.hands.filter((hand) => isToday(hand.toMs))), work: workOf({ fromMs: nowMs - 90_000_000, toMs: nowMs }).filter((one) => isToday(one.fromMs)),
  }), zone);
});
