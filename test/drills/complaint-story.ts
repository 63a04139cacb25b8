/** Complaints within the drill of kills: taken, answered, decided and closed by agents, filed and added to by customers; and what must hold of them afterwards. */
import { randomUUID } from 'node:crypto';
import type { Database } from '#kit/db/database.ts';
import { sql } from '#kit/db/sql.ts';
import type { House } from '#kit/house.ts';
import { FileComplaint } from '#complaints/contract.ts';
import { fileComplaint } from '#complaints/page.ts';

/** A call under one key until the server answers. */
export type Insist = <T>(method: string, path: string, body: unknown) => Promise<{ status: number; body: T }>;

/** What the server has acknowledged of complaints: each must be there afterwards, once. */
export interface ComplaintsSaid {
  /** By the words they were taken with: the number they got. */
  readonly taken: Map<string, string>;
  /** Words told to the customer, or written by them: the number of their complaint. */
  readonly words: Map<string, string>;
  readonly decided: Map<string, string>;
  readonly closed: Set<string>;
}
export const nothingSaid = (): ComplaintsSaid => ({ taken: new Map(), words: new Map(), decided: new Map(), closed: new Set() });

const firstAnswerMs = 24 * 3_600_000;

/** Filed a day ago but for some seconds: their first answer comes due while the server is being killed. */
export async function fileDueSoon(house: House, count: number): Promise<void> {
  for (let i = 0; i < count; i++) {
    const then = new Date(Date.now() - firstAnswerMs + 6000 + i * 600);
    await fileComplaint({ ...house, clock: { now: () => then } }, 'yunque', FileComplaint.parse({ key: randomUUID(), name: `等答复的${i}`, phone: `1380000${String(i).padStart(4, '0')}`, whatHappened: `昨天就投诉了，第${i}件` }));
  }
}

async function done<T>(answer: Promise<{ status: number; body: T }>, what: string): Promise<T> {
  const { status, body } = await answer;
  if (status >= 300) throw new Error(`${what} was answered ${status} ${JSON.stringify(body)}`);
  return body;
}

/** An agent makes a conversation a complaint, answers it, and mostly decides and closes it too. `chance`: 0 to 1. Returns how many acts that were. */
export async function handleComplaint(insist: Insist, said: ComplaintsSaid, interactionId: string, chance: () => number): Promise<number> {
  const story = `修了三次还是坏的 ${randomUUID()}`;
  const taken = await done(insist<{ case: { id: string; number: string } }>('POST', '/api/complaints', { interactionId, description: story, remedySought: '换一台' }), 'a complaint');
  const { id, number } = taken.case;
  said.taken.set(story, number);
  const at = `/api/complaints/${id}`;
  const answer = `我们查过了 ${randomUUID()}`;
  await done(insist('POST', `${at}/answer`, { by: chance() < 0.5 ? 'page' : 'phone', words: answer, cause: 'product_fault' }), 'an answer');
  said.words.set(answer, number);
  if (chance() < 0.3) return 2;
  const decision = `换新机 ${randomUUID()}`;
  await done(insist('POST', `${at}/decide`, { decision, responseKinds: ['exchange'], by: 'phone', words: `决定${decision}`, why: '当场说好' }), 'a decision');
  said.decided.set(number, decision);
  if (chance() < 0.3) return 3;
  await done(insist('POST', `${at}/stage`, { to: 'closed', outcome: 'accepted', closingWords: '已换新机', toldBy: 'phone', agreed: true }), 'a closing');
  said.closed.add(number);
  return 4;
}

/** A customer files a complaint on the public page, pressed twice as people do, and adds a word on its own page. */
export async function complainByPage(call: Insist, said: ComplaintsSaid, chance: () => number): Promise<number> {
  const story = `等了很久没人来 ${randomUUID()}`;
  const form = { key: randomUUID(), name: '罗芳', phone: `139${String(Math.floor(chance() * 1e8)).padStart(8, '0')}`, whatHappened: story };
  const filed = await done(call<{ number: string; link: string }>('POST', '/api/complaint-page/yunque', form), 'a filed complaint');
  const again = await done(call<{ number: string }>('POST', '/api/complaint-page/yunque', form), 'the same complaint');
  if (again.number !== filed.number) throw new Error(`one form became ${filed.number} and ${again.number}`);
  said.taken.set(story, filed.number);
  const word = { key: randomUUID(), text: `照片也寄了 ${randomUUID()}` };
  for (let i = 0; i < 2; i++) await done(call('POST', `/api${new URL(filed.link).pathname}/messages`, word), 'a word on the page');
  said.words.set(word.text, filed.number);
  return 2;
}

/** How `complaintFaults` reads when nothing is wrong. */
export const noComplaintFaults = { taken: [], words: [], decided: [], closed: [], saidTwice: [], clocks: [], clockless: [], reopened: [], noneDue: [], overdue: [] };

/** Everything that is wrong with the complaints of the brand. */
export function complaintFaults(db: Database, brandId: string, said: ComplaintsSaid): Promise<Record<keyof typeof noComplaintFaults, unknown[]>> {
  return db.transact({ brandId }, async (tx) => {
    const cases = await tx.rows<{ number: string; description: string; decisions: string[]; closings: number }>(sql`
      select k.number, k.description, array(select c.decision union all select r->>'decision' from jsonb_array_elements(c.rounds) r) as decisions,
        (select count(*) from events e where e.brand_id = k.brand_id and e.subject_id = k.id and e.name = 'case.closed') as closings
      from cases k join complaints c on c.case_id = k.id where k.brand_id = ${brandId}`);
    const notes = await tx.rows<{ number: string; text: string }>(sql`
      select k.number, n.text from case_notes n join cases k on k.id = n.case_id where n.brand_id = ${brandId}`);
    const byNumber = new Map(cases.map((one) => [one.number, one]));
    const [told, numbers] = [Map.groupBy(notes, (note) => note.text), Map.groupBy(cases, (one) => one.description)];
    return {
      taken: [...said.taken].filter(([story, number]) => numbers.get(story)?.map((one) => one.number).join() !== number),
      words: [...said.words].filter(([text, number]) => told.get(text)?.map((note) => note.number).join() !== number),
      decided: [...said.decided].filter(([number, decision]) => !byNumber.get(number)?.decisions.includes(decision)),
      closed: cases.filter((one) => one.closings !== (said.closed.has(one.number) ? 1 : 0)),
      // The words also stand in the conversation they went into: once.
      saidTwice: await tx.rows<{ text: string; n: number }>(sql`select text, count(*) as n from messages where brand_id = ${brandId} and text like '%我们查过了%' group by text having count(*) > 1`),
      // A round has its two clocks; what is closed has none that runs.
      clocks: await tx.rows(sql`
        select c.case_id, t.name, count(*) as n from complaints c join timers t on t.brand_id = c.brand_id and t.subject_id = c.case_id and t.name like 'complaint.%' where c.brand_id = ${brandId}
        group by c.case_id, c.reopened, c.closed_at, t.name having count(*) <> c.reopened + 1 or (c.closed_at is not null and bool_or(t.stopped_at is null))`),
      clockless: await tx.rows(sql`select case_id from complaints c where brand_id = ${brandId} and (select count(distinct t.name) from timers t where t.subject_id = c.case_id and t.name in ('complaint.first_answer', 'complaint.solve')) <> 2`),
      reopened: await tx.rows(sql`
        select c.case_id, c.reopened, count(e.id) as said from complaints c left join events e on e.brand_id = c.brand_id and e.subject_id = c.case_id and e.name = 'complaint.reopened'
        where c.brand_id = ${brandId} group by c.case_id, c.reopened having count(e.id) <> c.reopened or c.reopened > 1`),
      noneDue: (await tx.rows(sql`select 1 from timers where brand_id = ${brandId} and name = 'complaint.first_answer' and due_at < now() - interval '15 seconds' limit 1`)).length === 0 ? ['no clock came due'] : [],
      // Each warning, the breach and what it leads to: told once, however often the server died over it.
      overdue: await tx.rows(sql`
        select t.subject_id, count(*) filter (where e.name = 'timer.warned') as warned, count(*) filter (where e.name = 'timer.breached') as breached, count(*) filter (where e.name = 'complaint.escalated') as escalated
        from timers t left join events e on e.brand_id = t.brand_id and e.subject_id = t.subject_id and (e.name = 'complaint.escalated' or (e.name in ('timer.warned', 'timer.breached') and e.detail->>'timerId' = t.id::text))
        where t.brand_id = ${brandId} and t.name = 'complaint.first_answer' and t.due_at < now() - interval '15 seconds'
        group by t.subject_id having (count(*) filter (where e.name = 'timer.warned'), count(*) filter (where e.name = 'timer.breached'), count(*) filter (where e.name = 'complaint.escalated')) <> (2, 1, 1)`),
    };
  });
}
