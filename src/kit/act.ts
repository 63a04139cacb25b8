/**
 * An act: one actor, one brand, one moment, one transaction. Verbs take it as their first argument and call each other with it,
 * so whatever a person does is done as a whole or not at all, and leaves its events (outbox and audit in one) in the same commit.
 */
import type { Actor } from './actor.ts';
import type { Queryable, Scope } from './db/database.ts';
import { json, sql } from './db/sql.ts';
import type { Happened } from './events/event.ts';
import type { House } from './house.ts';
import { rememberedBy } from './remembered.ts';
import { uuidv7 } from './core/uuid.ts';

interface EventDraft {
  /** `slice.pastTense`, e.g. `complaint.accepted`. */
  readonly name: string;
  /** Kind and id of what it happened to. */
  readonly subject: readonly [kind: string, id: string];
  /** Ids, codes, before/after values. Never message bodies. */
  readonly detail?: Readonly<Record<string, unknown>>;
  /** What it is about, as it was written and never changes: never stored, it spares this process the loading (`events/in-hand.ts`). */
  readonly inHand?: object;
}

/** What acts of one ride (`ride.ts`) have in common: transaction, brand, moment. */
export interface Shared extends Queryable {
  readonly brandId: string;
  readonly now: Date;
}

/** One statement for the same step of several acts: as many answers as items, in their order. */
export type AskForAll<I, O> = (shared: Shared, items: readonly I[]) => Promise<readonly O[]>;

export interface Act extends Shared {
  readonly who: Actor;
  /** A new UUIDv7 of this moment. */
  id(): string;
  /** Random bytes for tokens. */
  bytes(count: number): Uint8Array;
  emit(event: EventDraft): void;
  /** A link for people: the public address plus a path. */
  link(path: string): string;
  /** What this process keeps in mind of the brand beside its rows, by what it is (`remembered.ts`): nothing that rows do not say, and gone with the process. */
  remembered<T extends object>(what: new () => T): T;
  /** Asks for this act's item together with whatever other acts of the ride ask at the same step; alone it asks for one. */
  together<I, O>(ask: AskForAll<I, O>, item: I): Promise<O>;
}

type Plans = Pick<Scope, 'keepsPlans'>;

/** How often an act is begun when the database takes it back because two acts waited for each other. */
const mostAttempts = 4;

/** A verb changes nothing but rows, so an act that was taken back by a deadlock is simply done again; the other one has gone through. */
export async function transact<T>(house: House, who: Actor, work: (act: Act) => Promise<T>, plans: Plans = {}): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await attemptAct(house, who, work, plans);
    } catch (cause) {
      if (attempt >= mostAttempts || !wasTakenBack(cause)) throw cause;
      house.log.info('an act was taken back by a deadlock and is done again', { attempt });
    }
  }
}

/** PostgreSQL: deadlock_detected, serialization_failure. */
function wasTakenBack(cause: unknown): boolean {
  const code = (cause as { code?: unknown }).code;
  return code === '40P01' || code === '40001';
}

async function attemptAct<T>(house: House, who: Actor, work: (act: Act) => Promise<T>, plans: Plans): Promise<T> {
  const done = await house.db.transact({ brandId: who.brandId, ...plans }, async (tx) => {
    const shared = { rows: tx.rows, one: tx.one, maybe: tx.maybe, run: tx.run, brandId: who.brandId, now: house.clock.now() };
    const { act, drafts } = begin(house, shared, who, async (ask, item) => onlyOf(await ask(shared, [item])));
    const value = await work(act);
    return { value, happened: await keepEvents(act, [{ act, drafts }]) };
  });
  if (done.happened.length > 0) house.wake(done.happened);
  return done.value;
}

function onlyOf<O>(answers: readonly O[]): O {
  if (answers.length !== 1) throw new Error(`asked for one, answered ${answers.length}`);
  return answers[0] as O;
}

/** An act and the events it will leave behind. */
interface Begun {
  readonly act: Act;
  readonly drafts: readonly EventDraft[];
}

export function begin(house: House, shared: Shared, who: Actor, together: Act['together']): Begun {
  const drafts: EventDraft[] = [];
  const act: Act = {
    ...shared,
    who,
    id: () => uuidv7(shared.now.getTime(), house.dice.bytes(10)),
    bytes: (count) => house.dice.bytes(count),
    emit: (event) => void drafts.push(event),
    link: (path) => house.publicUrl + path,
    remembered: (what) => rememberedBy(house, who.brandId, what),
    together,
  };
  return { act, drafts };
}

/** One statement for all events of the transaction. The sealer (`events/seal.ts`) gives them numbers and hashes and makes them readable. */
export async function keepEvents(shared: Shared, all: readonly Begun[]): Promise<readonly Happened[]> {
  const rows = all.flatMap(({ act, drafts }) => drafts.map((draft, ordinal) => ({
    id: act.id(), ordinal, actor_kind: act.who.kind, actor_id: act.who.id, actor_name: 'name' in act.who ? act.who.name : null,
    name: draft.name, subject_kind: draft.subject[0], subject_id: draft.subject[1], detail: draft.detail ?? {},
  })));
  if (rows.length === 0) return [];
  const inHand = all.flatMap(({ drafts }) => drafts.map((draft) => draft.inHand));
  await shared.run(sql`
    insert into outbox (id, brand_id, at, ordinal, actor_kind, actor_id, actor_name, name, subject_kind, subject_id, detail)
    select e.id, ${shared.brandId}, ${shared.now}, e.ordinal, e.actor_kind, e.actor_id, e.actor_name, e.name, e.subject_kind, e.subject_id, e.detail
    from jsonb_to_recordset(${json(rows)}::jsonb) as e(id uuid, ordinal int, actor_kind text, actor_id uuid, actor_name text, name text, subject_kind text, subject_id uuid, detail jsonb)`);
  return rows.map((row, i) => ({ id: row.id, brandId: shared.brandId, name: row.name, subjectKind: row.subject_kind, subjectId: row.subject_id, detail: row.detail, inHand: inHand[i] }));
}
