import type { Act } from '#kit/act.ts';
import type { Queryable } from '#kit/db/database.ts';
import { join, sql } from '#kit/db/sql.ts';
import type { FollowupView } from './contract.ts';
import type { Way } from './core/answer.ts';
import type { FeltWait } from './core/felt-wait.ts';

export interface SurveyRow {
  readonly id: string;
  readonly brand_id: string;
  readonly interaction_id: string | null;
  readonly case_id: string | null;
  readonly identity_id: string;
  readonly language: 'zh' | 'en';
  readonly asked_at: Date;
  readonly ends_at: Date;
  readonly answered_at: Date | null;
  readonly open_until: Date | null;
  readonly score: number | null;
  readonly words: string | null;
  readonly solved: boolean | null;
  readonly reopened_at: Date | null;
}

/** The key that signs this brand's links; made with its first survey. */
export async function surveyKey(act: Act): Promise<Buffer> {
  await act.run(sql`insert into survey_keys (brand_id, secret) values (${act.brandId}, ${Buffer.from(act.bytes(32))}) on conflict (brand_id) do nothing`);
  return (await act.one<{ secret: Buffer }>(sql`select secret from survey_keys where brand_id = ${act.brandId}`)).secret;
}

/** The survey of an interaction with its brand's key. */
export function linkPartsOf(act: Act, interactionId: string): Promise<{ id: string; secret: Buffer } | undefined> {
  return act.maybe(sql`
    select s.id, k.secret from surveys s join survey_keys k on k.brand_id = s.brand_id
    where s.brand_id = ${act.brandId} and s.interaction_id = ${interactionId} and s.ends_at > ${act.now} order by s.asked_at desc limit 1`);
}
/** The latest survey of a matter with its brand's key. */
export function linkPartsOfCase(act: Act, caseId: string): Promise<{ id: string; secret: Buffer } | undefined> {
  return act.maybe(sql`
    select s.id, k.secret from surveys s join survey_keys k on k.brand_id = s.brand_id
    where s.brand_id = ${act.brandId} and s.case_id = ${caseId} and s.ends_at > ${act.now} order by s.asked_at desc limit 1`);
}
export function linkPartsByIds(tx: Queryable, brandId: string, ids: readonly string[]): Promise<{ id: string; secret: Buffer; interaction_id: string; devices: string[] }[]> {
  return tx.rows(sql`
    select s.id, k.secret, s.interaction_id, array(select d.visitor_id from conversation_devices d where d.brand_id = s.brand_id and d.interaction_id = s.interaction_id) as devices
    from surveys s join survey_keys k on k.brand_id = s.brand_id where s.brand_id = ${brandId} and s.id = any(${ids}::uuid[]) and s.interaction_id is not null`);
}
/** Before anything is proved: whose key the token must have been made with. */
export function keyOfSurvey(tx: Queryable, surveyId: string): Promise<{ brand_id: string; secret: Buffer } | undefined> {
  return tx.maybe(sql`select s.brand_id, k.secret from surveys s join survey_keys k on k.brand_id = s.brand_id where s.id = ${surveyId}`);
}

interface ClosedContact {
  readonly identity_id: string;
  /** The devices that show the contact; none where it was no chat. */
  readonly devices: string[];
  readonly language: 'zh' | 'en';
  readonly number: string;
  readonly staff_id: string | null;
}
/** Whose work it was: who holds the contact, else who spoke last. */
export function closedInteraction(act: Act, interactionId: string): Promise<ClosedContact | undefined> {
  return act.maybe(sql`
    select i.identity_id, i.language, i.number, array(select d.visitor_id from conversation_devices d where d.brand_id = i.brand_id and d.interaction_id = i.id) as devices,
      coalesce(t.agent_id, (select s.id from messages m join staff_members s on s.id = m.speaker_id where m.interaction_id = i.id and m.speaker = 'staff' and m.kind = 'text' order by m.position desc limit 1)) as staff_id
    from interactions i left join tickets t on t.interaction_id = i.id where i.brand_id = ${act.brandId} and i.id = ${interactionId}`);
}
interface ClosedMatter {
  readonly identity_id: string;
  readonly number: string;
  readonly kind: string;
  readonly staff_id: string;
  readonly state: string;
  /** A contact about it still goes on. */
  readonly is_talking: boolean;
  /** The conversation about it with the customer on its page. */
  readonly open_chat: string | null;
  /** A contact about it was already asked about, since the given moment. */
  readonly contact_was_asked: boolean;
  /** It was asked about when it was solved; now it is only filed. */
  readonly was_asked: boolean;
  /** The customer follows it on a page of their own. */
  readonly has_page: boolean;
}
export function closedCase(act: Act, caseId: string, contactAskedSince: Date): Promise<ClosedMatter | undefined> {
  return act.maybe(sql`
    select c.identity_id, c.number, c.kind, c.state, c.owner_id as staff_id,
      exists (select 1 from case_interactions ci join interactions i on i.id = ci.interaction_id where ci.case_id = c.id and i.ended_at is null) as is_talking,
      (select i.id from case_interactions ci join interactions i on i.id = ci.interaction_id
        where ci.case_id = c.id and i.channel = 'chat' and i.ended_at is null and i.kept_place is null order by i.started_at desc limit 1) as open_chat,
      exists (select 1 from case_interactions ci join surveys s on s.interaction_id = ci.interaction_id where ci.case_id = c.id and s.asked_at >= ${contactAskedSince}) as contact_was_asked,
      exists (select 1 from surveys s where s.case_id = c.id and s.asked_at >= c.solved_at) as was_asked,
      exists (select 1 from complaints k where k.case_id = c.id) as has_page
    from cases c where c.brand_id = ${act.brandId} and c.id = ${caseId}`);
}
/** By any of the customer's identities: a person is asked, not an address. */
export async function wasMailedSince(act: Act, identityId: string, since: Date): Promise<boolean> {
  return (await act.one<{ found: boolean }>(sql`
    select exists (
      select 1 from surveys s join identities a on a.id = s.identity_id
      where s.brand_id = ${act.brandId} and s.sent_by = 'mail' and s.asked_at > ${since} and a.customer_id = (select customer_id from identities where id = ${identityId})) as found`)).found;
}

interface NewSurvey {
  readonly id: string;
  readonly about: string;
  readonly interactionId: string | null;
  readonly caseId: string | null;
  readonly identityId: string;
  readonly staffId: string | null;
  readonly language: 'zh' | 'en';
  readonly sentBy: Way;
  readonly endsAt: Date;
}
export async function insertSurvey(act: Act, survey: NewSurvey): Promise<boolean> {
  return (await act.run(sql`
    insert into surveys (id, brand_id, interaction_id, case_id, identity_id, staff_id, about, language, sent_by, asked_at, ends_at)
    values (${survey.id}, ${act.brandId}, ${survey.interactionId}, ${survey.caseId}, ${survey.identityId}, ${survey.staffId}, ${survey.about}, ${survey.language}, ${survey.sentBy}, ${act.now}, ${survey.endsAt})
    on conflict (brand_id, about) do nothing`)) === 1;
}
/** A matter that is closed anew is asked about anew: the older question is over. */
export async function endOpenSurveys(act: Act, caseId: string): Promise<void> {
  await act.run(sql`update surveys set ends_at = ${act.now} where brand_id = ${act.brandId} and case_id = ${caseId} and answered_at is null and ends_at > ${act.now}`);
}

export function lockSurvey(act: Act, id: string): Promise<SurveyRow | undefined> {
  return act.maybe(sql`select * from surveys where brand_id = ${act.brandId} and id = ${id} for update`);
}
export async function keepAnswer(act: Act, id: string, answer: { score: number; words: string; solved: boolean | null; answeredAt: Date; openUntil: Date }): Promise<void> {
  await act.run(sql`
    update surveys set score = ${answer.score}, words = ${answer.words}, solved = ${answer.solved}, answered_at = ${answer.answeredAt}, open_until = ${answer.openUntil}
    where brand_id = ${act.brandId} and id = ${id}`);
}
/** The matters this contact is about, the last one first. */
export function casesOfInteraction(act: Act, interactionId: string): Promise<{ id: string }[]> {
  return act.rows(sql`
    select c.id from case_interactions ci join cases c on c.id = ci.case_id
    where ci.brand_id = ${act.brandId} and ci.interaction_id = ${interactionId} order by ci.added_at desc, c.id desc`);
}
export async function staffTeam(act: Act, staffId: string): Promise<string | undefined> {
  return (await act.maybe<{ team: string }>(sql`select team from staff_members where brand_id = ${act.brandId} and id = ${staffId}`))?.team;
}
export async function markReopened(act: Act, id: string, caseId: string): Promise<void> {
  await act.run(sql`update surveys set reopened_at = ${act.now}, reopened_case_id = ${caseId} where brand_id = ${act.brandId} and id = ${id}`);
}

interface PageRow extends SurveyRow {
  readonly brand_name: string;
  readonly staff_name: string | null;
  readonly number: string;
  readonly began_at: Date;
  readonly wait_kind: 'live' | 'kept' | null;
  readonly wait_began_at: Date | null;
  readonly felt: FeltWait | null;
}
export function pageRow(act: Act, id: string): Promise<PageRow> {
  return act.one(sql`
    select s.*, b.name as brand_name, m.name as staff_name, coalesce(c.number, i.number) as number, coalesce(c.opened_at, i.started_at) as began_at, w.kind as wait_kind, w.began_at as wait_began_at, w.felt
    from surveys s join brands b on b.id = s.brand_id left join staff_members m on m.id = s.staff_id left join interactions i on i.id = s.interaction_id left join cases c on c.id = s.case_id left join asked_waits w on w.survey_id = s.id
    where s.brand_id = ${act.brandId} and s.id = ${id}`);
}

export interface FollowupRow extends SurveyRow {
  readonly sent_by: Way;
  readonly customer_id: string;
  readonly customer_name: string;
  readonly surname: string;
  readonly given_name: string;
  readonly honorific: 'mr' | 'ms' | 'none' | 'title';
  readonly title: string;
  readonly staff_id: string | null;
  readonly staff_name: string | null;
  readonly interaction_number: string | null;
  readonly case_number: string | null;
  readonly case_kind: string | null;
  readonly case_title: string | null;
  readonly case_state: string | null;
  readonly reopened_case_id: string | null;
  readonly reopened_number: string | null;
  readonly reopened_owner: string | null;
  readonly waited_seconds: number | null;
  readonly felt: FeltWait | null;
}
const followupColumns = sql`
  s.*, p.id as customer_id, p.name as customer_name, p.surname, p.given_name, p.honorific, p.title, m.name as staff_name, i.number as interaction_number,
  c.number as case_number, c.kind as case_kind, c.title as case_title, c.state as case_state, r.number as reopened_number, o.name as reopened_owner, w.waited_seconds, w.felt`;
const followupFrom = sql`
  surveys s join identities a on a.id = s.identity_id join customers p on p.id = a.customer_id left join staff_members m on m.id = s.staff_id left join interactions i on i.id = s.interaction_id
  left join cases c on c.id = s.case_id left join cases r on r.id = s.reopened_case_id left join staff_members o on o.id = r.owner_id left join asked_waits w on w.survey_id = s.id`;

export function followupsByIds(tx: Queryable, brandId: string, ids: readonly string[]): Promise<FollowupRow[]> {
  return tx.rows(sql`select ${followupColumns} from ${followupFrom} where s.brand_id = ${brandId} and s.id = any(${ids}::uuid[])`);
}
const inView = {
  all: sql`true`,
  answered: sql`s.answered_at is not null`,
  unanswered: sql`s.answered_at is null`,
  unsatisfied: sql`(s.score <= 2 or s.solved = false)`,
} as const;
export function newestFollowups(act: Act, asked: { view: FollowupView; from: Date | undefined; to: Date | undefined; before: { at: Date; id: string } | undefined; limit: number }): Promise<FollowupRow[]> {
  const conditions = [sql`s.brand_id = ${act.brandId}`, inView[asked.view]];
  if (asked.from !== undefined) conditions.push(sql`s.asked_at >= ${asked.from}`);
  if (asked.to !== undefined) conditions.push(sql`s.asked_at < ${asked.to}`);
  if (asked.before !== undefined) conditions.push(sql`(s.asked_at, s.id) < (${asked.before.at}, ${asked.before.id}::uuid)`);
  return act.rows(sql`select ${followupColumns} from ${followupFrom} where ${join(conditions, sql` and `)} order by s.asked_at desc, s.id desc limit ${asked.limit}`);
}
