import type { Act } from '#kit/act.ts';
import { join, sql, type Sql } from '#kit/db/sql.ts';

export interface EventRow {
  readonly seq: number;
  readonly at: Date;
  readonly actor_kind: string;
  readonly actor_id: string | null;
  readonly actor_name: string | null;
  readonly name: string;
  readonly subject_kind: string;
  readonly subject_id: string;
  readonly detail: Record<string, unknown> | null;
  readonly hash: string;
}
export interface Subject {
  readonly kind: string;
  readonly id: string;
}
export interface Wanted {
  /** Only events before this number. */
  readonly before: number | undefined;
  readonly limit: number;
  readonly from: Date | undefined;
  readonly to: Date | undefined;
  readonly who: string | undefined;
  /** These events only; undefined: all, or all but the traffic. */
  readonly names: readonly string[] | undefined;
  readonly withTraffic: boolean;
  readonly subjects: readonly Subject[] | undefined;
  /** What a search by words found: any of these will do. */
  readonly found: { readonly names: readonly string[]; readonly people: readonly string[]; readonly subjects: readonly Subject[] } | undefined;
}

/** Letter by letter the condition of the index `events_acts`; the traffic of core/kinds.ts (kinds.test.ts compares the three). */
export const notTraffic = sql`e.name <> all ('{message.posted,interaction.readByCustomer,interaction.readByStaff,attachment.uploaded,mood.fell,offer.made,offer.ended,ticket.opened,ticket.assigned,ticket.parked,ticket.cameBack,ticket.requeued,ticket.ended,ticket.wrapUp,ticket.windowMoved}'::text[])`;

/** No act takes longer: what began an hour before a moment was sealed before anything that begins at it. */
const longestAct = sql`interval '1 hour'`;

/**
 * Newest first. Numbers are given in the order of commits, nearly that of time: a period is turned into numbers with an hour's margin,
 * and checked row by row. What narrows most leads: things, then a person, then words or names, each by its own index; of each name or
 * thing at most a page is read, so that no answer walks through what happened in years.
 */
export async function eventRows(act: Act, wanted: Wanted): Promise<EventRow[]> {
  const first = wanted.from === undefined ? 0 : await numberBefore(act, wanted.from, 'down');
  const last = Math.min(wanted.before ?? Number.MAX_SAFE_INTEGER, wanted.to === undefined ? Number.MAX_SAFE_INTEGER : await numberBefore(act, wanted.to, 'up'));
  const within = [sql`e.brand_id = ${act.brandId}`, sql`e.seq > ${first}`, sql`e.seq < ${last}`, ...(wanted.from === undefined ? [] : [sql`e.at >= ${wanted.from}`]), ...(wanted.to === undefined ? [] : [sql`e.at < ${wanted.to}`])];
  const isOf = { names: wanted.names === undefined ? (wanted.withTraffic ? [] : [notTraffic]) : [sql`e.name = any(${wanted.names}::text[])`], who: wanted.who === undefined ? [] : [by(wanted.who)] };
  const page = sql`order by e.seq desc limit ${wanted.limit}`;
  const where = (more: readonly Sql[]): Sql => sql`select e.seq from events e where ${join([...within, ...more], sql` and `)} ${page}`;
  /** A page of each of these names or things. */
  const each = (from: Sql, more: readonly Sql[]): Sql => sql`(select x.seq from ${from} cross join lateral (${where(more)}) x)`;
  const ofSubjects = (subjects: readonly Subject[], more: readonly Sql[]): Sql =>
    each(sql`unnest(${subjects.map((one) => one.kind)}::text[], ${subjects.map((one) => one.id)}::uuid[]) as s(kind, id)`, [sql`e.subject_kind = s.kind and e.subject_id = s.id`, ...more]);
  const ofNames = (names: readonly string[], more: readonly Sql[]): Sql => each(sql`unnest(${names}::text[]) as n(name)`, [sql`e.name = n.name`, ...more]);
  const matches = wanted.found === undefined ? [] : [anyOf(wanted.found)];

  const leading = (): Sql => {
    if (wanted.subjects !== undefined) return ofSubjects(wanted.subjects, [...isOf.names, ...isOf.who, ...matches]);
    if (wanted.who !== undefined) return sql`(${where([...isOf.who, ...isOf.names, ...matches])})`;
    if (wanted.found !== undefined) {
      const { names, people, subjects } = wanted.found;
      return join([ofNames(names, isOf.names), ofSubjects(subjects, isOf.names), each(sql`unnest(${people}::uuid[]) as p(id)`, [sql`e.actor_id = p.id and e.actor_kind in ('staff', 'key')`, ...isOf.names])], sql` union `);
    }
    if (wanted.names !== undefined) return ofNames(wanted.names, []);
    return sql`(${where(isOf.names)})`;
  };
  return act.rows(sql`
    with found as (select seq from (${leading()}) f order by seq desc limit ${wanted.limit})
    select e.seq, e.at, e.actor_kind, e.actor_id, e.actor_name, e.name, e.subject_kind, e.subject_id, e.detail, encode(e.hash, 'hex') as hash
    from found f join events e on e.brand_id = ${act.brandId} and e.seq = f.seq order by e.seq desc`);
}

/** Both within the condition of the index `events_by_actor`. */
function by(who: string): Sql {
  return who === 'house' ? sql`e.actor_kind = 'system' and e.actor_id is null` : sql`e.actor_kind in ('staff', 'key') and e.actor_id = ${who}::uuid`;
}

function anyOf({ names, people, subjects }: NonNullable<Wanted['found']>): Sql {
  return sql`(e.name = any(${names}::text[]) or e.actor_id = any(${people}::uuid[]) or (e.subject_kind, e.subject_id) in (select * from unnest(${subjects.map((one) => one.kind)}::text[], ${subjects.map((one) => one.id)}::uuid[])))`;
}

/** A number that nothing at or after `moment` lies below (`down`), or that nothing before it lies above (`up`). */
async function numberBefore(act: Act, moment: Date, way: 'down' | 'up'): Promise<number> {
  const row = way === 'down'
    ? await act.maybe<{ seq: number }>(sql`select seq from events where brand_id = ${act.brandId} and at < ${moment}::timestamptz - ${longestAct} order by at desc limit 1`)
    : await act.maybe<{ seq: number }>(sql`select seq from events where brand_id = ${act.brandId} and at > ${moment}::timestamptz + ${longestAct} order by at limit 1`);
  return row?.seq ?? (way === 'down' ? 0 : Number.MAX_SAFE_INTEGER);
}

