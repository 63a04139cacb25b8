/** Call-backs: what was chosen and promised, and each time somebody took one up. */
import type { Act } from '#kit/act.ts';
import type { Queryable } from '#kit/db/database.ts';
import { sql } from '#kit/db/sql.ts';
import type { CallBackChoice, TryOutcome } from '../core/call-backs/call-back.ts';
import type { TicketRow } from '../store.ts';

export type CallBackOutcome = 'reached' | 'not_reached' | 'wrong_number' | 'came_back' | 'cancelled';
export interface CallBackRow {
  readonly ticket_id: string;
  readonly choice: CallBackChoice;
  readonly zones: readonly string[];
  readonly number: string | null;
  readonly asked_at: Date;
  readonly wanted_at: Date | null;
  readonly promised_by: Date | null;
  readonly started_at: Date | null;
  readonly ended_at: Date | null;
  readonly outcome: CallBackOutcome | null;
}
export function callBackRow(act: Act, ticketId: string): Promise<CallBackRow | undefined> {
  return act.maybe(sql`select * from call_backs where brand_id = ${act.brandId} and ticket_id = ${ticketId}`);
}
/** Promised, or promised anew: then what became of the promise before is forgotten. */
export async function putCallBack(act: Act, row: Pick<CallBackRow, 'ticket_id' | 'choice' | 'zones' | 'number' | 'asked_at' | 'wanted_at' | 'promised_by'>): Promise<void> {
  await act.run(sql`
    insert into call_backs (ticket_id, brand_id, choice, zones, number, asked_at, wanted_at, promised_by)
    values (${row.ticket_id}, ${act.brandId}, ${row.choice}, ${row.zones}::text[], ${row.number}, ${row.asked_at}, ${row.wanted_at}, ${row.promised_by})
    on conflict (ticket_id) do update set choice = excluded.choice, zones = excluded.zones, number = excluded.number, asked_at = excluded.asked_at, wanted_at = excluded.wanted_at,
      promised_by = excluded.promised_by, started_at = null, ended_at = null, outcome = null, taken_over_by = null where call_backs.brand_id = excluded.brand_id`);
}
/** Another way to reach them, another time: what was promised stands as given. */
export async function changeCallBack(act: Act, row: Pick<CallBackRow, 'ticket_id' | 'choice' | 'zones' | 'number' | 'wanted_at' | 'promised_by'>): Promise<void> {
  await act.run(sql`
    update call_backs set choice = ${row.choice}, zones = ${row.zones}::text[], number = ${row.number}, wanted_at = ${row.wanted_at}, promised_by = ${row.promised_by}
    where brand_id = ${act.brandId} and ticket_id = ${row.ticket_id}`);
}
/** Ends the one that runs; one that is over stays as it ended. */
export async function endCallBack(act: Act, ticketId: string, outcome: CallBackOutcome): Promise<void> {
  await act.run(sql`update call_backs set ended_at = ${act.now}, outcome = ${outcome} where brand_id = ${act.brandId} and ticket_id = ${ticketId} and ended_at is null`);
}
export async function reopenCallBack(act: Act, ticketId: string): Promise<void> {
  await act.run(sql`update call_backs set ended_at = null, outcome = null where brand_id = ${act.brandId} and ticket_id = ${ticketId}`);
}
/** The place goes over to the customer's next contact; false when it went to another before. */
export async function markTakenOver(act: Act, ticketId: string, interactionId: string): Promise<boolean> {
  return (await act.run(sql`update call_backs set taken_over_by = ${interactionId} where brand_id = ${act.brandId} and ticket_id = ${ticketId} and taken_over_by is null`)) === 1;
}

/** Somebody takes it up to call. What another had begun is broken off. */
export async function beginTry(act: Act, ticketId: string, agentId: string): Promise<void> {
  await act.run(sql`update call_back_tries set ended_at = ${act.now}, outcome = 'broken_off' where brand_id = ${act.brandId} and ticket_id = ${ticketId} and ended_at is null and agent_id <> ${agentId}`);
  await act.run(sql`
    with begun as (update call_backs set started_at = coalesce(started_at, ${act.now}) where brand_id = ${act.brandId} and ticket_id = ${ticketId} and ended_at is null returning ticket_id)
    insert into call_back_tries (id, brand_id, ticket_id, agent_id, began_at) select ${act.id()}, ${act.brandId}, ticket_id, ${agentId}, ${act.now} from begun
    on conflict (ticket_id) where ended_at is null do nothing`);
}
export async function endTry(act: Act, ticketId: string, outcome: TryOutcome | 'broken_off'): Promise<void> {
  await act.run(sql`update call_back_tries set ended_at = ${act.now}, outcome = ${outcome} where brand_id = ${act.brandId} and ticket_id = ${ticketId} and ended_at is null`);
}
/** When the last call that anybody made reached nobody; undefined where it did, or none was made. */
export async function lastInVain(act: Act, ticketId: string): Promise<Date | undefined> {
  const last = await act.maybe<{ ended_at: Date; outcome: TryOutcome }>(sql`
    select ended_at, outcome from call_back_tries where brand_id = ${act.brandId} and ticket_id = ${ticketId} and outcome <> 'broken_off' order by began_at desc, id desc limit 1`);
  return last === undefined || last.outcome === 'reached' ? undefined : last.ended_at;
}
/** Somebody has written to them; a mail that came back is no answer. */
export async function isAnswered(act: Act, interactionId: string): Promise<boolean> {
  return (await act.maybe(sql`select 1 from interactions where brand_id = ${act.brandId} and id = ${interactionId} and first_answer_at is not null`)) !== undefined;
}
interface TryRow {
  readonly began_at: Date;
  readonly ended_at: Date | null;
  readonly agent_name: string;
  readonly outcome: TryOutcome | 'broken_off' | null;
}
/** Oldest first. */
export function triesOf(act: Act, ticketId: string): Promise<TryRow[]> {
  return act.rows(sql`
    select c.began_at, c.ended_at, s.name as agent_name, c.outcome from call_back_tries c join staff_members s on s.id = c.agent_id
    where c.brand_id = ${act.brandId} and c.ticket_id = ${ticketId} order by c.began_at, c.id`);
}

/** Of the contact `b` with the call-back `a`: it rings, or somebody talks to the customer, whatever became of the promise. */
const isOnTheLine = sql`(b.state = 'assigned' or (b.state = 'offered' and a.ended_at is null))`;
/** The number of the call-back `c` is in use by another contact now. */
export const isNumberInUse = sql`exists (
  select 1 from call_backs a join tickets b on b.id = a.ticket_id where a.brand_id = c.brand_id and a.number = c.number and a.ticket_id <> c.ticket_id and ${isOnTheLine})`;
/** Of call-backs to one number: `a` has its turn before `c`, or is on the line. One number is never rung by two at once, whoever asked for it. */
const goesFirst = sql`a.number = c.number and a.ticket_id <> c.ticket_id and (
  (a.ended_at is null and (coalesce(a.wanted_at, a.asked_at), a.ticket_id) < (coalesce(c.wanted_at, c.asked_at), c.ticket_id)) or exists (select 1 from tickets b where b.id = a.ticket_id and ${isOnTheLine}))`;
/** Does a colleague talk to this number now, or ring? */
export async function isNumberBusy(act: Act, ticketId: string): Promise<boolean> {
  return (await act.maybe(sql`select 1 from call_backs c where c.brand_id = ${act.brandId} and c.ticket_id = ${ticketId} and ${isNumberInUse}`)) !== undefined;
}
/** Must it wait for another call to the same number? */
export async function isNumberTaken(act: Act, ticketId: string): Promise<boolean> {
  return (await act.maybe(sql`select 1 from call_backs c join call_backs a on a.brand_id = c.brand_id and ${goesFirst} where c.brand_id = ${act.brandId} and c.ticket_id = ${ticketId} limit 1`)) !== undefined;
}
/** Call-backs to the same number that come after this one and do not ring yet: they wait until it is done. Returns their contacts. */
export async function holdOthers(act: Act, ticketId: string): Promise<string[]> {
  const rows = await act.rows<{ interaction_id: string }>(sql`
    update tickets t set not_after = ${act.now} from call_backs c join call_backs a on a.brand_id = c.brand_id and ${goesFirst}
    where c.brand_id = ${act.brandId} and c.ended_at is null and a.ticket_id = ${ticketId} and t.brand_id = c.brand_id and t.id = c.ticket_id and t.state = 'parked' and (t.not_after is null or t.not_after > ${act.now}) returning t.interaction_id`);
  return rows.map((row) => row.interaction_id);
}

/** Parked, their window is over (the customer's night began, or another call to the number had to be done first), and nothing stands before the next. Over all brands the scope may see. */
export function windowsOver(tx: Queryable, now: Date, limit: number): Promise<{ brand_id: string; ticket_id: string }[]> {
  return tx.rows(sql`
    select c.brand_id, c.ticket_id from tickets t join call_backs c on c.ticket_id = t.id
    where t.state = 'parked' and t.not_after <= ${now} and c.ended_at is null and not exists (select 1 from call_backs a where a.brand_id = c.brand_id and ${goesFirst}) order by t.not_after limit ${limit}`);
}
/** Another rule: the windows that the old one gave are over, and the sweep opens the next. Those in an agent's hands too, should they come back. */
export async function closeWindowsOf(act: Act, queueId: string): Promise<void> {
  await act.run(sql`update tickets set not_after = ${act.now} where brand_id = ${act.brandId} and queue_id = ${queueId} and is_virtual and by_phone and state in ('parked', 'offered', 'assigned')`);
}
export async function setWindow(act: Act, ticketId: string, window: Pick<TicketRow, 'not_before' | 'not_after'>): Promise<void> {
  await act.run(sql`update tickets set not_before = ${window.not_before}, not_after = ${window.not_after} where brand_id = ${act.brandId} and id = ${ticketId}`);
}

interface DueCallBackRow extends CallBackRow {
  readonly interaction_id: string;
  readonly number_shown: string;
  readonly queue_id: string;
  readonly queue_name: string;
  readonly state: TicketRow['state'];
  readonly agent_name: string | null;
  readonly arrived_at: Date;
  readonly not_before: Date | null;
  readonly not_after: Date | null;
  readonly tries: number;
  readonly kept_place: { kind: 'phone' | 'mail'; value: string } | null;
  readonly rule: { tries: number };
  readonly customer_name: string;
  readonly surname: string;
  readonly given_name: string;
  readonly honorific: 'mr' | 'ms' | 'none' | 'title';
  readonly title: string;
}
/** Those that are still to be made or being made; the promise that ends first leads, those without one by their place. */
export function openCallBacks(act: Act, limit: number): Promise<DueCallBackRow[]> {
  return act.rows(sql`
    select c.*, t.interaction_id, i.number as number_shown, t.queue_id, q.name as queue_name, t.state, s.name as agent_name, t.arrived_at, t.not_before, t.not_after, t.tries, i.kept_place, q.call_back as rule,
      k.name as customer_name, k.surname, k.given_name, k.honorific, k.title
    from call_backs c join tickets t on t.id = c.ticket_id join queues q on q.id = t.queue_id join interactions i on i.id = t.interaction_id left join staff_members s on s.id = t.agent_id
    join identities d on d.id = i.identity_id join customers k on k.id = d.customer_id
    where c.brand_id = ${act.brandId} and c.ended_at is null and t.state in ('parked', 'offered', 'assigned') and t.is_virtual order by c.promised_by nulls last, t.arrived_at, t.id limit ${limit}`);
}
