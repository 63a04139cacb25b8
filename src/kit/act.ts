/**
 * An act: one actor, one brand, one moment, one transaction. Verbs take it as their first argument and call each other with it,
 * so whatever a person does is done as a whole or not at all, and leaves its events (outbox and audit in one) in the same commit.
 */
import type { Actor } from './actor.ts';
import type { Queryable } from './db/database.ts';
import { json, sql } from './db/sql.ts';
import type { House } from './house.ts';
import { uuidv7 } from './core/uuid.ts';

export interface EventDraft {
  /** `slice.pastTense`, e.g. `complaint.accepted`. */
  readonly name: string;
  /** Kind and id of what it happened to. */
  readonly subject: readonly [kind: string, id: string];
  /** Ids, codes, before/after values. Never message bodies. */
  readonly detail?: Readonly<Record<string, unknown>>;
}

export interface Act extends Queryable {
  readonly who: Actor;
  readonly brandId: string;
  readonly now: Date;
  /** A new UUIDv7 of this moment. */
  id(): string;
  /** Random bytes for tokens. */
  bytes(count: number): Uint8Array;
  emit(event: EventDraft): void;
  /** A link for people: the public address plus a path. */
  link(path: string): string;
}

/** How often an act is begun when the database takes it back because two acts waited for each other. */
const mostAttempts = 4;

/** A verb changes nothing but rows, so an act that was taken back by a deadlock is simply done again; the other one has gone through. */
export async function transact<T>(house: House, who: Actor, work: (act: Act) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await attemptAct(house, who, work);
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

async function attemptAct<T>(house: House, who: Actor, work: (act: Act) => Promise<T>): Promise<T> {
  const drafts: EventDraft[] = [];
  const result = await house.db.transact({ brandId: who.brandId }, async (tx) => {
    const now = house.clock.now();
    const act: Act = {
      rows: tx.rows, one: tx.one, maybe: tx.maybe, run: tx.run,
      who,
      brandId: who.brandId,
      now,
      id: () => uuidv7(now.getTime(), house.dice.bytes(10)),
      bytes: (count) => house.dice.bytes(count),
      emit: (event) => void drafts.push(event),
      link: (path) => house.publicUrl + path,
    };
    const value = await work(act);
    await keepEvents(act, drafts);
    return value;
  });
  if (drafts.length > 0) house.wake();
  return result;
}

/** One statement for all events of the act. The sealer (`events/seal.ts`) gives them numbers and hashes and makes them readable. */
async function keepEvents(act: Act, drafts: readonly EventDraft[]): Promise<void> {
  if (drafts.length === 0) return;
  const rows = drafts.map((draft, i) => ({ id: act.id(), ordinal: i, name: draft.name, subject_kind: draft.subject[0], subject_id: draft.subject[1], detail: draft.detail ?? {} }));
  await act.run(sql`
    insert into outbox (id, brand_id, at, ordinal, actor_kind, actor_id, actor_name, name, subject_kind, subject_id, detail)
    select e.id, ${act.brandId}, ${act.now}, e.ordinal, ${act.who.kind}, ${act.who.id}::uuid, ${'name' in act.who ? act.who.name : null}, e.name, e.subject_kind, e.subject_id, e.detail
    from jsonb_to_recordset(${json(rows)}::jsonb) as e(id uuid, ordinal int, name text, subject_kind text, subject_id uuid, detail jsonb)`);
}
