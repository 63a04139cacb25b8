/** A customer's words, however odd: by post, by socket, read back by both sides, found again. */
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { InteractionPage } from '#interactions/contract.ts';
import type { Client, RefusedBody } from '../kit/client.ts';
import { hangsAfterMs } from '../kit/hang.ts';
import { Visitor } from '../kit/visitor.ts';
import { openWorld, type World } from '../kit/world.ts';
import { naughty } from './naughty.ts';

let world: World;
let agent: Client & { staffId: string };
beforeAll(async () => {
  world = await openWorld();
  agent = await world.signedInAs('administrator');
});
afterAll(() => world.close());

/** Public collections lie beside the project, not in it. */
const reference = process.env['LINGTING_REFERENCE'] ?? '../shared';
function stringsFrom(path: string, pick: (parsed: never) => string[]): string[] {
  const file = [`${reference}/torture/${path}`, `../shared/torture/${path}`].find((one) => existsSync(one));
  if (file !== undefined) return pick(JSON.parse(readFileSync(file, 'utf8')) as never);
  console.warn(`skipped: reference data not present (torture/${path})`);
  return [];
}
const collections: [string, string[]][] = [
  ['our own', naughty.map((one) => one.text)],
  ['big list of naughty strings', stringsFrom('minimaxir+big-list-of-naughty-strings/blns.json', (list: string[]) => list)],
  ['Chinese edge cases', stringsFrom('cjk-own/cjk-edge.json', (all: { strings: Record<string, string> }) => Object.values(all.strings))],
];

/** What must come back; undefined where a refusal is right. */
function expected(text: string): string | undefined {
  return text.trim() === '' || text.includes('\0') || Array.from(text).length > 10_000 ? undefined : text.toWellFormed();
}

for (const [name, strings] of collections) {
  describe.skipIf(strings.length === 0)(name, () => {
    test(`by post: each of ${strings.length} is kept, or refused by name, and both sides read the same`, { timeout: 90_000 }, async () => {
      const visitor = new Visitor(world.baseUrl);
      await visitor.open('yunque');
      const { id } = await visitor.start('第一句');
      const wrong: unknown[] = [];
      for (const text of strings) {
        world.clock.pass({ seconds: 1 });
        const start = performance.now();
        const answer = await visitor.post<RefusedBody & { text: string }>('/api/visitor/messages', { key: randomUUID(), text });
        const right = expected(text);
        const isRight = right === undefined ? answer.status === 422 && answer.body.error.at === 'body.text' : answer.status === 201 && answer.body.text === right;
        if (!isRight || performance.now() - start > hangsAfterMs) wrong.push([text.slice(0, 80), answer.status, JSON.stringify(answer.body).slice(0, 200)]);
      }
      expect(wrong).toEqual([]);
      const said = ['第一句', ...strings.flatMap((text) => expected(text) ?? [])];
      const byVisitor = (await visitor.conversation()).messages.map((message) => message.text);
      expect(byVisitor).toEqual(said);
      expect(await readByStaff(id)).toEqual(said);
    });

    test('by socket: the same, and the socket lives', { timeout: 90_000 }, async () => {
      const visitor = new Visitor(world.baseUrl);
      await visitor.open('yunque');
      await visitor.start('第一句');
      await visitor.connect();
      const wrong: unknown[] = [];
      for (const text of strings.filter((one) => Array.from(one).length <= 10_000)) {
        world.clock.pass({ seconds: 1 });
        const key = randomUUID();
        visitor.tell({ t: 'say', key, text });
        const told = await visitor.hears((frame) => (frame.t === 'ack' || frame.t === 'refused') && frame.key === key);
        const right = expected(text);
        if (right === undefined ? told.t !== 'refused' || told.what === '' : told.t !== 'ack' || told.message.text !== right) wrong.push([text.slice(0, 80), told]);
      }
      expect(wrong).toEqual([]);
      visitor.hangUp();
    });

    test('in every search box: an answer in time, never a fault', { timeout: 90_000 }, async () => {
      const wrong: unknown[] = [];
      const boxes = ['/api/customers', '/api/interactions/search', '/api/cases', '/api/accounts'];
      for (const text of strings.filter((one) => one !== '')) {
        const look = async (box: string) => {
          const start = performance.now();
          const { status } = await agent.get(`${box}?q=${encodeURIComponent(Array.from(text.toWellFormed()).slice(0, 150).join(''))}`);
          return [box, status, performance.now() - start > hangsAfterMs] as const;
        };
        const answers = await Promise.all(boxes.map(look));
        for (const [box, status, isSlow] of answers) if (![200, 422].includes(status) || isSlow) wrong.push([box, text.slice(0, 80), status, isSlow]);
      }
      expect(wrong).toEqual([]);
    });
  });
}

async function readByStaff(id: string): Promise<string[]> {
  const texts: string[] = [];
  for (let after = 0; ;) {
    const { messages } = await agent.must<{ messages: { text: string; position: number; kind: string }[] }>('GET', `/api/interactions/${id}/messages?after=${after}&limit=500`);
    if (messages.length === 0) return texts;
    texts.push(...messages.filter((message) => message.kind === 'text').map((message) => message.text));
    after = messages.at(-1)?.position ?? after;
  }
}

test('rare and joined characters are found again by themselves', async () => {
  const visitor = new Visitor(world.baseUrl);
  await visitor.open('yunque');
  const words = ['䶮', '𠮷野家', '欧阳娜娜', '臺灣繁體', '滚筒洗衣机', '１３８００１３８０００', 'hasOwnProperty', 'يعمل مرحبا'];
  const { id } = await visitor.start(`开头 ${words.join(' 和 ')}`);
  for (const word of words) {
    const { items } = await agent.must<{ items: { interaction: { id: string } }[] }>('GET', `/api/interactions/search?q=${encodeURIComponent(word)}`);
    expect([word, items.some((item) => item.interaction.id === id)]).toEqual([word, true]);
  }
  expect((await agent.must<InteractionPage>('GET', `/api/interactions/${id}`)).messages[0]?.text).toContain('𠮷野家');
});

test('the house had nothing to complain of', () => expect(world.complaintsOfTheLog).toEqual([]));
