/**
 * The crowd of a drill: customers who write and leave, agents who answer, decline, end and wrap up, each as a careful client does it:
 * whatever was not answered is asked again under the same key, of any server of the house, until it is. What was acknowledged is noted.
 */
import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { Database } from '#kit/db/database.ts';
import { sql } from '#kit/db/sql.ts';
import { verifyChain } from '#kit/events/verify.ts';
import { Client } from '../kit/client.ts';
import { complainByPage, complaintFaults, handleComplaint, noComplaintFaults, nothingSaid, type Insist } from './complaint-story.ts';
import { answerOffers, hangingInLine, helpOneself, lineFaults, noLineFaults, nothingDone, workOff } from './line-story.ts';

interface CrowdTerms {
  readonly operations: number;
  /** A server that may be asked now. */
  readonly address: () => string;
  /** Interactions about which nobody complains. */
  readonly notComplainedOf: readonly string[];
}

export function gatherCrowd(terms: CrowdTerms) {
  /** What the server has acknowledged; it must be there afterwards, once. */
  const acknowledged = { words: new Map<string, string>(), replies: new Map<string, string>(), complaints: nothingSaid(), line: nothingDone() };

  /** Repeats a call under one key until the server answers: what a careful client does after a dropped connection. */
  async function insist<T>(client: Client, method: string, path: string, body: unknown, key: string): Promise<{ status: number; body: T }> {
    for (;;) {
      try {
        client.baseUrl = terms.address();
        const answer = await client.call<T>(method, path, body, { 'idempotency-key': key });
        if (answer.status < 500 && answer.status !== 429) return answer;
      } catch {
        // The server is down at this moment; it comes back.
      }
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
  }

  let done = 0;
  const isOver = () => done >= terms.operations;

  /** @param chance the dice of this one alone, each throw from 0 to 1 */
  async function customer(number: number, chance: () => number): Promise<void> {
    const client = new Client(terms.address());
    // Several customers behind one address: the limit per address is not what is drilled here.
    const address = () => ({ 'x-forwarded-for': `10.1.${number}.${1 + Math.floor(chance() * 200)}` });
    const own = address();
    const call = async <T>(method: string, path: string, body?: unknown, from = own): Promise<{ status: number; body: T }> => {
      for (;;) {
        try {
          client.baseUrl = terms.address();
          const answer = await client.call<T>(method, path, body, from);
          if (answer.status < 500 && answer.status !== 429) return answer;
        } catch {
          // Down: try again with the same body, whose key makes it harmless.
        }
        await new Promise((resolve) => setTimeout(resolve, 60));
      }
    };
    while (!isOver()) {
      const session = await call<{ token: string }>('POST', '/api/visitor/session', { brand: 'yunque', language: 'zh' });
      client.bearer = session.body.token;
      const words = 2 + Math.floor(chance() * 6);
      for (let i = 0; i < words && !isOver(); i++) {
        const key = randomUUID();
        const text = `第${i}句 ${key}`;
        const answer = i === 0 ? await call<{ conversation: unknown }>('POST', '/api/visitor/conversations', { key, text }) : await call('POST', '/api/visitor/messages', { key, text });
        if (answer.status === 201) acknowledged.words.set(key, text);
        else throw new Error(`a customer's word was answered ${answer.status} ${JSON.stringify(answer.body)}`);
        done += 1;
        if (chance() < 0.3) await call('POST', '/api/visitor/messages', { key, text });
        await new Promise((resolve) => setTimeout(resolve, chance() * 30));
      }
      const goes = chance();
      if (goes < 0.2) await call('POST', '/api/visitor/leave');
      else if (goes < 0.4) {
        // Whoever is served already, or done, has no place to keep: that is refused.
        const answer = await call<{ conversation?: { id: string } }>('POST', '/api/visitor/keep-place', { phone: `1390013${String(1000 + number * 20 + Math.floor(chance() * 20))}`, zone: 'Asia/Shanghai' });
        if (answer.status === 200 && answer.body.conversation !== undefined) acknowledged.line.kept.add(answer.body.conversation.id);
        done += 1;
      }
      client.bearer = undefined;
      if (chance() < 0.04) {
        const from = address();
        const acts = await complainByPage((method, path, body) => call(method, path, body, from), acknowledged.complaints, chance);
        done += acts;
      }
    }
  }

  async function agent(number: number, chance: () => number): Promise<void> {
    const client = new Client(terms.address());
    await insist(client, 'POST', '/api/session', { mail: `agent${number}@yunque.example`, password: 'correct horse battery' }, randomUUID());
    const complained = new Set(terms.notComplainedOf);
    const ask: Insist = (method, path, body) => insist(client, method, path, body, randomUUID());
    const queueId = (await ask<{ items: { id: string }[] }>('GET', '/api/queues', undefined)).body.items[0]?.id ?? '';
    while (!isOver()) {
      await insist(client, 'PUT', '/api/presence', { state: 'available' }, randomUUID());
      done += await answerOffers(ask, acknowledged.line, chance);
      if (chance() < 0.05) await helpOneself(ask);
      const mine = await insist<{ items?: { id: string; state: string; keptPlace: object | null }[] }>(client, 'GET', '/api/interactions?view=mine', undefined, randomUUID());
      for (const item of mine.body.items ?? []) {
        if (item.state === 'assigned') {
          const key = randomUUID();
          const reply = await insist(client, 'POST', `/api/interactions/${item.id}/messages`, { key, text: `回复 ${key}` }, randomUUID());
          if (reply.status === 201) acknowledged.replies.set(key, item.id);
          if (chance() < 0.5 && !complained.has(item.id)) {
            complained.add(item.id);
            const acts = await handleComplaint(ask, acknowledged.complaints, item.id, chance);
            done += acts;
          }
          await workOff(ask, acknowledged.line, { id: item.id, isCalled: item.keptPlace !== null }, queueId, chance);
        } else if (item.state === 'wrap_up') await insist(client, 'POST', `/api/interactions/${item.id}/wrap-up`, { disposition: 'answered' }, randomUUID());
        done += 1;
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  return { acknowledged, customer, agent, done: () => done };
}

/** Nothing acknowledged is lost, nothing is there twice, nobody hangs. Looks until what is only late has come. */
export async function expectAllInOrder(db: Database, brandId: string, { words, replies, complaints, line }: ReturnType<typeof gatherCrowd>['acknowledged']): Promise<void> {
  // Soon nothing hangs any more: an offer's time-out is 20 s, the sweep looks each second, the last promise was due half a minute after the start.
  const hanging = () => db.transact({ brandId }, async (tx) => ({
    lost: await hangingInLine(db, brandId),
    unsealed: await tx.rows(sql`select id from outbox where brand_id = ${brandId}`),
    untold: await tx.rows(sql`
      select c.id from commitments c where c.brand_id = ${brandId}
        and not exists (select 1 from events e where e.brand_id = c.brand_id and e.subject_id = c.id and e.name = 'commitment.broken')`),
  }));
  await expect.poll(hanging, { timeout: 120_000, interval: 1000 }).toEqual({ lost: [], unsealed: [], untold: [] });

  const found = await db.transact({ brandId }, (tx) => tx.rows<{ key: string; text: string; n: number }>(sql`select key, min(text) as text, count(*) as n from messages where brand_id = ${brandId} and key is not null group by key`));
  const stored = new Map(found.map((row) => [row.key, row]));
  expect([...words].filter(([key, text]) => stored.get(key)?.text !== text)).toEqual([]);
  expect([...replies.keys()].filter((key) => !stored.has(key))).toEqual([]);
  expect(found.filter((row) => row.n !== 1)).toEqual([]);

  const state = await db.transact({ brandId }, async (tx) => ({
    gaps: await tx.rows(sql`select interaction_id from messages where brand_id = ${brandId} group by interaction_id having count(*) <> max(position)`),
    orphans: await tx.rows(sql`select i.id from interactions i left join tickets t on t.interaction_id = i.id where i.brand_id = ${brandId} and t.id is null`),
    // A word of a clock that was said twice.
    repeated: await tx.rows(sql`select subject_id from events where brand_id = ${brandId} and name = 'commitment.broken' group by subject_id having count(*) > 1`),
    // Three chats and one telephone, and whoever is called back takes a chat's place as well; what somebody takes by themselves is their own judgement.
    overfull: await tx.rows(sql`
      select t.agent_id from tickets t join offers o on o.ticket_id = t.id and o.state in ('open', 'accepted') and o.agent_id = t.agent_id
      where t.brand_id = ${brandId} and t.state in ('offered', 'assigned') and o.explanation ->> 'why' not in ('taken', 'transferred') group by grouping sets ((t.agent_id, t.by_phone), (t.agent_id)) having count(distinct t.id) > case when t.by_phone then 1 else 3 end`),
  }));
  expect(state).toEqual({ gaps: [], orphans: [], repeated: [], overfull: [] });
  expect(await lineFaults(db, brandId, line)).toEqual(noLineFaults);
  // What is only late comes; what is lost or there twice stays.
  const faults = () => complaintFaults(db, brandId, complaints);
  await expect.poll(faults, { timeout: 120_000, interval: 1000 }).toEqual(noComplaintFaults);
  expect(await verifyChain(db, brandId)).toMatchObject({ holds: true });
}
