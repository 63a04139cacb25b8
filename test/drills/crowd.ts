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
import { complainByPage, complaintFaults, handleComplaint, noComplaintFaults, nothingSaid } from './complaint-story.ts';

interface CrowdTerms {
  readonly operations: number;
  /** From 0 to 1: the drill's seed. */
  readonly random: () => number;
  /** A server that may be asked now. */
  readonly address: () => string;
  /** Interactions about which nobody complains. */
  readonly notComplainedOf: readonly string[];
}

export function gatherCrowd(terms: CrowdTerms) {
  /** What the server has acknowledged; it must be there afterwards, once. */
  const acknowledged = { words: new Map<string, string>(), replies: new Map<string, string>(), complaints: nothingSaid() };

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

  async function customer(number: number): Promise<void> {
    const client = new Client(terms.address());
    // Several customers behind one address: the limit per address is not what is drilled here.
    const address = () => ({ 'x-forwarded-for': `10.1.${number}.${1 + Math.floor(terms.random() * 200)}` });
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
      const words = 2 + Math.floor(terms.random() * 6);
      for (let i = 0; i < words && !isOver(); i++) {
        const key = randomUUID();
        const text = `第${i}句 ${key}`;
        const answer = i === 0 ? await call<{ conversation: unknown }>('POST', '/api/visitor/conversations', { key, text }) : await call('POST', '/api/visitor/messages', { key, text });
        if (answer.status === 201) acknowledged.words.set(key, text);
        else throw new Error(`a customer's word was answered ${answer.status} ${JSON.stringify(answer.body)}`);
        done += 1;
        if (terms.random() < 0.3) await call('POST', '/api/visitor/messages', { key, text });
        await new Promise((resolve) => setTimeout(resolve, terms.random() * 30));
      }
      if (terms.random() < 0.2) await call('POST', '/api/visitor/leave');
      client.bearer = undefined;
      if (terms.random() < 0.04) {
        const from = address();
        const acts = await complainByPage((method, path, body) => call(method, path, body, from), acknowledged.complaints, terms.random);
        done += acts;
      }
    }
  }

  async function agent(number: number): Promise<void> {
    const client = new Client(terms.address());
    await insist(client, 'POST', '/api/session', { mail: `agent${number}@yunque.example`, password: 'correct horse battery' }, randomUUID());
    const complained = new Set(terms.notComplainedOf);
    while (!isOver()) {
      await insist(client, 'PUT', '/api/presence', { state: 'available' }, randomUUID());
      const offers = await insist<{ items?: { offerId: string; interactionId: string }[] }>(client, 'GET', '/api/offers', undefined, randomUUID());
      for (const offer of offers.body.items ?? []) {
        done += 1;
        if (terms.random() < 0.1) await insist(client, 'POST', `/api/offers/${offer.offerId}/decline`, undefined, randomUUID());
        else await insist(client, 'POST', `/api/offers/${offer.offerId}/accept`, undefined, randomUUID());
      }
      const mine = await insist<{ items?: { id: string; state: string }[] }>(client, 'GET', '/api/interactions?view=mine', undefined, randomUUID());
      for (const item of mine.body.items ?? []) {
        if (item.state === 'assigned') {
          const key = randomUUID();
          const reply = await insist(client, 'POST', `/api/interactions/${item.id}/messages`, { key, text: `回复 ${key}` }, randomUUID());
          if (reply.status === 201) acknowledged.replies.set(key, item.id);
          if (terms.random() < 0.5 && !complained.has(item.id)) {
            complained.add(item.id);
            const acts = await handleComplaint((method, path, body) => insist(client, method, path, body, randomUUID()), acknowledged.complaints, item.id, terms.random);
            done += acts;
          }
          if (terms.random() < 0.4) await insist(client, 'POST', `/api/interactions/${item.id}/end`, { reason: 'resolved' }, randomUUID());
        } else if (item.state === 'wrap_up') await insist(client, 'POST', `/api/interactions/${item.id}/wrap-up`, { disposition: 'answered' }, randomUUID());
        done += 1;
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  return { acknowledged, customer, agent, done: () => done };
}

/** Nothing acknowledged is lost, nothing is there twice, nobody hangs. Looks until what is only late has come. */
export async function expectAllInOrder(db: Database, brandId: string, { words, replies, complaints }: ReturnType<typeof gatherCrowd>['acknowledged']): Promise<void> {
  // Soon nothing hangs any more: an offer's time-out is 20 s, the sweep looks each second, the last promise was due half a minute after the start.
  const hanging = () => db.transact({ brandId }, async (tx) => ({
    lost: await tx.rows(sql`
      select t.id, t.state from tickets t where t.brand_id = ${brandId} and (
        (t.state in ('waiting', 'parked') and t.agent_id is not null) or (t.state in ('offered', 'assigned') and t.agent_id is null)
        or (t.state = 'offered' and t.offered_until < now() - interval '5 seconds')
        or (t.state = 'offered' and not exists (select 1 from offers o where o.ticket_id = t.id and o.state = 'open')))`),
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
    twice: await tx.rows(sql`select ticket_id from offers where brand_id = ${brandId} and state = 'open' group by ticket_id having count(*) > 1`),
    orphans: await tx.rows(sql`select i.id from interactions i left join tickets t on t.interaction_id = i.id where i.brand_id = ${brandId} and t.id is null`),
    // A word of a clock that was said twice.
    repeated: await tx.rows(sql`select subject_id from events where brand_id = ${brandId} and name = 'commitment.broken' group by subject_id having count(*) > 1`),
    overfull: await tx.rows(sql`select agent_id from tickets where brand_id = ${brandId} and state in ('offered', 'assigned') group by agent_id having count(*) > 3`),
  }));
  expect(state).toEqual({ gaps: [], twice: [], orphans: [], repeated: [], overfull: [] });
  // What is only late comes; what is lost or there twice stays.
  const faults = () => complaintFaults(db, brandId, complaints);
  await expect.poll(faults, { timeout: 120_000, interval: 1000 }).toEqual(noComplaintFaults);
  expect(await verifyChain(db, brandId)).toMatchObject({ holds: true });
}
