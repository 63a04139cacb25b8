/** A brand full of everything at random, the same for the same seed, together with the plain facts it was made of: what an outsider would count on. */
import { json, sql } from '#kit/db/sql.ts';
import { transact } from '#kit/act.ts';
import { systemOf } from '#kit/actor.ts';
import type { Choices } from './chance.ts';
import type { World } from './world.ts';

export const moods = ['angry', 'dissatisfied', 'anxious', 'calm', 'pleased'] as const;
/** As the survey's page has them. */
const feltWords = { unnoticed: 'unnoticed', 30: 'half_minute', 60: 'one_minute', 150: 'few_minutes', 300: 'five_minutes', 1800: 'half_hour' } as const;
export const kinds = ['inquiry', 'complaint', 'claim', 'repair'] as const;

/** All moments in milliseconds since 1970. */
export interface Contact {
  readonly id: string;
  readonly customerId: string;
  readonly queueId: string;
  readonly agentId: string | null;
  readonly arrivedMs: number;
  readonly answeredMs: number | null;
  readonly ringSeconds: number | null;
  readonly keptMs: number | null;
  /** Of a kept place: by when a call was promised. */
  readonly promisedMs: number | null;
  readonly endedMs: number | null;
  /** When the customer closed the page, where that was noticed only at the end. */
  readonly leftMs: number | null;
  readonly endReason: string | null;
  readonly firstAnswerMs: number | null;
  readonly arrival: (typeof moods)[number] | null;
  readonly departure: (typeof moods)[number] | null;
  /** A lead gave it to somebody without the skill. */
  readonly isUnskilled: boolean;
  readonly hands: readonly Hand[];
}
/** One time that somebody had a contact in hand; null while it lasts. */
export interface Hand {
  readonly contactId: string;
  readonly queueId: string;
  readonly agentId: string;
  readonly fromMs: number;
  readonly talkedMs: number | null;
  readonly toMs: number | null;
  readonly endedAs: string | null;
  readonly withCustomer: boolean;
}
export interface Spell {
  readonly id: string;
  readonly staffId: string;
  readonly state: 'available' | 'away' | 'offline';
  readonly fromMs: number;
  readonly toMs: number | null;
}
export interface Matter {
  readonly id: string;
  readonly kind: (typeof kinds)[number];
  readonly customerId: string;
  readonly ownerId: string;
  readonly openedMs: number;
  readonly state: 'open' | 'solved' | 'closed';
  readonly solvedMs: number | null;
  readonly closedMs: number | null;
  readonly dueMs: number | null;
  readonly contact: Contact | null;
}
export interface Answer {
  readonly id: string;
  readonly contact: Contact | null;
  readonly matter: Matter | null;
  readonly staffId: string;
  readonly askedMs: number;
  readonly answeredMs: number | null;
  readonly score: number | null;
  /** The wait that was asked about, and what was said of it: seconds, `unnoticed`, or nothing. */
  readonly wait: { readonly contact: Contact; readonly waitedSeconds: number; readonly announcedSeconds: number | null; readonly felt: keyof typeof feltWords | null } | null;
}
export interface Facts {
  readonly queueIds: readonly string[];
  readonly staffIds: readonly string[];
  readonly customerIds: readonly string[];
  readonly contacts: readonly Contact[];
  readonly matters: readonly Matter[];
  readonly answers: readonly Answer[];
  readonly spells: readonly Spell[];
  readonly mails: readonly { readonly id: string; readonly aboutId: string; readonly state: string; readonly createdMs: number }[];
}

/** Moments up to now; every third on a half hour, where days and intervals of any zone begin and end. */
function momentBefore(chance: Choices, nowMs: number, days: number): number {
  const atMs = nowMs - chance.below(days * 1440) * 60_000 - chance.below(60_000);
  return chance.is(1 / 3) ? Math.floor(atMs / 1_800_000) * 1_800_000 : atMs;
}

export async function randomBrand(world: World, chance: Choices, staffIds: readonly string[], days: number): Promise<Facts> {
  const nowMs = world.clock.now().getTime();
  const [first] = await world.act((act) => act.rows<{ id: string }>(sql`select id from queues where brand_id = ${act.brandId}`));
  const secondQueue = chance.id();
  const queueIds = [first?.id ?? '', secondQueue];
  const customerIds = Array.from({ length: 12 }, () => chance.id());
  const drawn = Array.from({ length: 300 }, (): Omit<Contact, 'hands'> => {
    const arrivedMs = momentBefore(chance, nowMs - 3_600_000, days);
    const base = { id: chance.id(), customerId: chance.one(customerIds), queueId: chance.one(queueIds), arrivedMs, arrival: chance.is(0.9) ? chance.one(moods) : null, departure: chance.is(0.8) ? chance.one(moods) : null };
    const none = { agentId: null, answeredMs: null, ringSeconds: null, keptMs: null, promisedMs: null, endedMs: null, leftMs: null, endReason: null, firstAnswerMs: null, isUnskilled: false };
    const leftMs = arrivedMs + chance.one([0, 4_000, 5_000, 5_001, 19_999, 20_000, 20_001, 90_000, 600_000]);
    switch (chance.below(6)) {
      case 0: return { ...base, ...none };
      case 1: return { ...base, ...none, ...(chance.is(0.5) ? { leftMs, endedMs: leftMs + 610_000 } : { endedMs: leftMs }), endReason: chance.one(['abandoned', 'customer_left']) };
      case 2: return { ...base, ...none, endedMs: leftMs, endReason: 'closed_by_lead' };
      case 3: return { ...base, ...none, keptMs: leftMs, promisedMs: chance.is(0.7) ? leftMs + chance.one([-90_000, -30_000, 0, 60_000, 600_000]) : null, ...(chance.is(0.6) ? { agentId: chance.one(staffIds), answeredMs: leftMs + 60_000, ...(chance.is(0.5) && { endedMs: leftMs + 660_000, endReason: chance.one(['resolved', 'not_reached', 'spam']) }) } : {}) };
      default: {
        const isOver = chance.is(0.8);
        const answersAt = chance.is(0.9) ? leftMs + chance.below(300_000) : null;
        return { ...base, ...none, agentId: chance.one(staffIds), answeredMs: leftMs, ...(chance.is(0.7) && { ringSeconds: chance.below(5), isUnskilled: chance.is(0.3) }), firstAnswerMs: answersAt, ...(isOver ? { endedMs: leftMs + 900_000, endReason: chance.one(['resolved', 'resolved', 'resolved', 'spam']) } : {}) };
      }
    }
  });
  const contacts = drawn.map((one): Contact => ({ ...one, hands: handsOf(chance, one, staffIds, nowMs) }));
  const spells = staffIds.flatMap((staffId) => spellsOf(chance, staffId, nowMs, days));
  const matters = Array.from({ length: 220 }, (): Matter => {
    const openedMs = momentBefore(chance, nowMs - 3_600_000, days);
    const contact = chance.is(0.7) ? chance.one(contacts) : null;
    const solvedMs = openedMs + chance.below(days * 12) * 3_600_000;
    const state = chance.one(['open', 'open', 'solved', 'closed', 'closed'] as const);
    return {
      id: chance.id(), kind: chance.one(kinds), customerId: contact?.customerId ?? chance.one(customerIds), ownerId: chance.one(staffIds), openedMs, state, contact,
      solvedMs: state === 'open' ? null : solvedMs, closedMs: state === 'closed' ? solvedMs + chance.below(2) * 3_600_000 : null,
      dueMs: state === 'open' && chance.is(0.8) ? nowMs + (chance.below(200) - 100) * 3_600_000 : null,
    };
  });
  const spokenOf = new Set<Contact>();
  const answers = Array.from({ length: 160 }, (): Answer => {
    const isOfContact = chance.is(0.7);
    const askedMs = momentBefore(chance, nowMs - 3_600_000, days);
    const score = chance.is(0.7) ? 1 + chance.below(5) : null;
    const [contact, matter] = [isOfContact ? chance.one(contacts) : null, isOfContact ? null : chance.one(matters)];
    const of = contact ?? matter?.contact ?? null;
    const isAskedOfWait = of !== null && !spokenOf.has(of) && chance.is(0.9);
    if (isAskedOfWait) spokenOf.add(of);
    const felt = score === null ? null : chance.one([null, 'unnoticed', 30, 60, 150, 300, 1800] as const);
    const wait = isAskedOfWait ? { contact: of, waitedSeconds: 30 + chance.below(600), announcedSeconds: chance.is(0.7) ? chance.below(500) : null, felt } : null;
    return { id: chance.id(), contact, matter, staffId: chance.one(staffIds), askedMs, answeredMs: score === null ? null : askedMs + chance.below(3) * 1_800_000, score, wait };
  });
  const mails = Array.from({ length: 120 }, () => ({ id: chance.id(), aboutId: chance.one(matters).id, state: chance.one(['sent', 'sent', 'failed', 'queued']), createdMs: momentBefore(chance, nowMs, days) }));
  const facts: Facts = { queueIds, staffIds, customerIds, contacts, matters, answers, spells, mails };
  await enter(world, facts);
  return facts;
}

/** One after another, never two at once; the last is the one that the ticket names. */
function handsOf(chance: Choices, { id, queueId, agentId, answeredMs, endedMs, endReason, keptMs }: Omit<Contact, 'hands'>, staffIds: readonly string[], nowMs: number): Hand[] {
  if (answeredMs === null || agentId === null) return [];
  const hands: Hand[] = [];
  const last = chance.below(3);
  let fromMs = answeredMs;
  for (let n = 0; n <= last; n++) {
    const base = { contactId: id, queueId, agentId: n === last ? agentId : chance.one(staffIds), fromMs };
    const isVain = keptMs !== null && endReason !== 'resolved';
    if (n === last && endedMs === null) return [...hands, { ...base, talkedMs: null, toMs: null, endedAs: null, withCustomer: !isVain || chance.is(0.5) }];
    const left = (endedMs ?? nowMs) - fromMs;
    const toMs = n === last ? fromMs + left : fromMs + chance.below(Math.min(left, 400_000) + 1);
    const endedAs = n === last ? 'ended' : chance.one(['to_queue', 'to_colleague', 'taken_over', 'no_answer', 'agent_gone', 'resumed']);
    hands.push({ ...base, talkedMs: fromMs + chance.below(toMs - fromMs + 1), toMs, endedAs, withCustomer: !isVain && endedAs !== 'no_answer' });
    fromMs = toMs + chance.below(Math.min((endedMs ?? nowMs) - toMs, 90_000) + 1);
  }
  return hands;
}

/** Without a gap up to now, as the house keeps them. */
function spellsOf(chance: Choices, staffId: string, nowMs: number, days: number): Spell[] {
  const spells: Spell[] = [];
  for (let fromMs = nowMs - days * 86_400_000; fromMs < nowMs; ) {
    const toMs = fromMs + 1 + chance.below(30 * 3_600_000);
    spells.push({ id: chance.id(), staffId, state: chance.one(['available', 'available', 'away', 'offline']), fromMs, toMs: toMs < nowMs ? toMs : null });
    fromMs = toMs;
  }
  return spells;
}

async function enter(world: World, { queueIds, customerIds, contacts, matters, answers, spells, mails }: Facts): Promise<void> {
  const at = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());
  const set = (rows: readonly object[], shape: string) => sql`jsonb_to_recordset(${json(rows)}::jsonb) as r${{ contact: sql`(id uuid, customer uuid, queue uuid, agent uuid, arrived timestamptz, answered timestamptz, ring int, kept timestamptz, promised timestamptz, ended timestamptz, gone timestamptz, reason text, spoke timestamptz, arrival text, departure text, ticket uuid, offer uuid, unskilled boolean)`, matter: sql`(id uuid, kind text, customer uuid, owner uuid, opened timestamptz, state text, solved timestamptz, closed timestamptz, due timestamptz, contact uuid, timer uuid)`, hand: sql`(ticket uuid, ordinal int, contact uuid, queue uuid, agent uuid, began timestamptz, talked timestamptz, ended timestamptz, ended_as text, there boolean)`, spell: sql`(id uuid, staff uuid, state text, began timestamptz, ended timestamptz)`, answer: sql`(id uuid, contact uuid, matter uuid, customer uuid, staff uuid, asked timestamptz, answered timestamptz, score int, waited uuid, seconds real, announced real, felt text, felt_seconds int)`, mail: sql`(id uuid, about uuid, state text, created timestamptz)` }[shape]}`;
  await transact(world.centre.house, systemOf(world.brandId, 'story'), async (act) => {
    const { brandId } = act;
    await act.run(sql`insert into queues (id, brand_id, name, ordinal, target_seconds, short_seconds, created_at) values (${queueIds[1]}, ${brandId}, '第二队列', 1, 60, 10, ${act.now})`);
    for (const [n, id] of customerIds.entries()) {
      await act.run(sql`insert into customers (id, brand_id, number, name, created_at, changed_at) values (${id}, ${brandId}, ${`K-9${n}`}, '随机客户', ${act.now}, ${new Date(act.now.getTime() - (n % 4) * 60_000)})`);
      await act.run(sql`insert into identities (id, brand_id, customer_id, kind, value, created_at) values (${id}, ${brandId}, ${id}, 'phone', ${`+861380000${n}`}, ${act.now})`);
    }
    const contactRows = contacts.map((one) => ({ id: one.id, customer: one.customerId, queue: one.queueId, agent: one.agentId, arrived: at(one.arrivedMs), answered: at(one.answeredMs), ring: one.ringSeconds, kept: at(one.keptMs), promised: at(one.promisedMs), ended: at(one.endedMs), gone: at(one.leftMs), reason: one.endReason, spoke: at(one.firstAnswerMs), arrival: one.arrival, departure: one.departure, ticket: act.id(), offer: act.id(), unskilled: one.isUnskilled }));
    await act.run(sql`
      insert into interactions (id, brand_id, number, channel, identity_id, started_at, answered_at, ended_at, first_answer_at, arrival_mood, departure_mood, kept_place_at)
      select r.id, ${brandId}, 'C-' || r.id, 'chat', r.customer, r.arrived, r.answered, r.ended, r.spoke, r.arrival, r.departure, r.kept from ${set(contactRows, 'contact')}`);
    await act.run(sql`
      insert into tickets (id, brand_id, interaction_id, queue_id, arrived_at, channel, state, agent_id, answered_at, ended_at, left_at, end_reason, is_virtual)
      select r.ticket, ${brandId}, r.id, r.queue, r.arrived, 'chat', case when r.ended is not null then 'ended' when r.agent is not null then 'assigned' when r.kept is not null then 'parked' else 'waiting' end, r.agent, r.answered, r.ended, r.gone, r.reason, r.kept is not null and r.agent is null
      from ${set(contactRows, 'contact')}`);
    await act.run(sql`
      insert into queue_stays (brand_id, ticket_id, ordinal, interaction_id, queue_id, entered_at, left_at, ended_as, served_at, agent_id)
      select ${brandId}, r.ticket, 0, r.id, r.queue, r.arrived, coalesce(r.kept, r.answered, r.gone, r.ended),
        case when r.kept is not null then 'kept_place' when r.answered is not null then 'answered' when r.ended is null then null when r.reason in ('abandoned', 'customer_left') then 'abandoned' else 'closed_out' end,
        case when r.kept is not null then r.answered end, r.agent from ${set(contactRows, 'contact')}`);
    await act.run(sql`
      insert into call_backs (ticket_id, brand_id, choice, zones, asked_at, promised_by, started_at, ended_at)
      select r.ticket, ${brandId}, 'turn', '{}', r.kept, r.promised, r.answered, r.ended from ${set(contactRows, 'contact')} where r.kept is not null`);
    await act.run(sql`
      insert into offers (id, brand_id, ticket_id, agent_id, offered_at, until, state, ended_at, explanation)
      select r.offer, ${brandId}, r.ticket, r.agent, r.answered - r.ring * interval '1 second', r.answered, 'accepted', r.answered, case when r.unskilled then '{"isUnskilled":true}'::jsonb else '{}' end from ${set(contactRows, 'contact')} where r.ring is not null`);
    const ticketOf = new Map(contactRows.map((row) => [row.id, row.ticket]));
    const handRows = contacts.flatMap(({ hands }) => hands.map((one, ordinal) => ({ ticket: ticketOf.get(one.contactId), ordinal, contact: one.contactId, queue: one.queueId, agent: one.agentId, began: at(one.fromMs), talked: at(one.talkedMs), ended: at(one.toMs), ended_as: one.endedAs, there: one.withCustomer })));
    await act.run(sql`
      insert into handlings (brand_id, ticket_id, ordinal, interaction_id, queue_id, agent_id, began_at, talked_until, ended_at, ended_as, with_customer)
      select ${brandId}, r.ticket, r.ordinal, r.contact, r.queue, r.agent, r.began, r.talked, r.ended, r.ended_as, r.there from ${set(handRows, 'hand')}`);
    const spellRows = spells.map((one) => ({ id: one.id, staff: one.staffId, state: one.state, began: at(one.fromMs), ended: at(one.toMs) }));
    await act.run(sql`insert into presence_spells (id, brand_id, staff_id, state, reason, from_at, to_at) select r.id, ${brandId}, r.staff, r.state, '', r.began, r.ended from ${set(spellRows, 'spell')}`);
    const matterRows = matters.map((one) => ({ id: one.id, kind: one.kind, customer: one.customerId, owner: one.ownerId, opened: at(one.openedMs), state: one.state, solved: at(one.solvedMs), closed: at(one.closedMs), due: at(one.dueMs), contact: one.contact?.id ?? null, timer: act.id() }));
    await act.run(sql`
      insert into cases (id, brand_id, number, kind, title, state, identity_id, owner_id, opened_at, solved_at, closed_at, changed_at)
      select r.id, ${brandId}, 'Q-' || r.id, r.kind, '随机', r.state, r.customer, r.owner, r.opened, r.solved, r.closed, r.opened from ${set(matterRows, 'matter')}`);
    await act.run(sql`insert into case_interactions (brand_id, case_id, interaction_id, added_at) select ${brandId}, r.id, r.contact, r.opened from ${set(matterRows, 'matter')} where r.contact is not null`);
    await act.run(sql`
      insert into complaints (case_id, brand_id, channel, stage, class, rule_class, tracking_hash, received_at, closed_at)
      select r.id, ${brandId}, 'chat', case when r.closed is null then 'received' else 'closed' end, 'general', 'general', decode(md5(r.id::text), 'hex'), r.opened, r.closed from ${set(matterRows, 'matter')} where r.kind = 'complaint'`);
    await act.run(sql`
      insert into timers (id, brand_id, subject_kind, subject_id, name, policy_version, target_seconds, started_at, due_at) select r.timer, ${brandId}, 'case', r.id, 'case.solve', 1, 3600, r.opened, r.due from ${set(matterRows, 'matter')} where r.due is not null`);
    const answerRows = answers.map((one) => ({ id: one.id, contact: one.contact?.id ?? null, matter: one.matter?.id ?? null, customer: one.contact?.customerId ?? one.matter?.customerId, staff: one.staffId, asked: at(one.askedMs), answered: at(one.answeredMs), score: one.score, waited: one.wait?.contact.id ?? null, seconds: one.wait?.waitedSeconds ?? null, announced: one.wait?.announcedSeconds ?? null, felt: one.wait?.felt == null ? null : feltWords[one.wait.felt], felt_seconds: typeof one.wait?.felt === 'number' ? one.wait.felt : null }));
    await act.run(sql`
      insert into surveys (id, brand_id, interaction_id, case_id, identity_id, staff_id, about, language, sent_by, asked_at, ends_at, answered_at, score)
      select r.id, ${brandId}, r.contact, r.matter, r.customer, r.staff, r.id::text, 'zh', 'page', r.asked, r.asked + interval '30 days', r.answered, r.score from ${set(answerRows, 'answer')}`);
    await act.run(sql`
      insert into asked_waits (survey_id, brand_id, ticket_id, queue_id, kind, began_at, waited_seconds, announced_seconds, felt, felt_seconds)
      select r.id, ${brandId}, t.id, t.queue_id, 'live', t.arrived_at, r.seconds, r.announced, r.felt, r.felt_seconds from ${set(answerRows, 'answer')} join tickets t on t.interaction_id = r.waited`);
    await act.run(sql`
      insert into outgoing_mails (id, brand_id, key, recipient, template, language, about_kind, about_id, state, due_at, created_at)
      select r.id, ${brandId}, r.id::text, 'a@b.example', 'x', 'zh', 'case', r.about, r.state, r.created, r.created from ${set(mails.map((one) => ({ id: one.id, about: one.aboutId, state: one.state, created: at(one.createdMs) })), 'mail')}`);
  });
}
