/** A desk comes back and something happens while its gap is looked up: it hears the gap first, and cut off in between it has skipped nothing. */
import type { IncomingMessage } from 'node:http';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { WebSocket } from 'ws';
import type { Actor } from '../actor.ts';
import { permissionsOf } from '#staff/core/roles.ts';
import { openWorld, type World } from '../../../test/kit/world.ts';
import { deskDoor } from './staff-door.ts';

let world: World;
let who: Extract<Actor, { kind: 'staff' }>;
let colleague: string;
beforeAll(async () => {
  world = await openWorld();
  const { staffId } = await world.signedInAs('lead');
  colleague = (await world.signedInAs('agent')).staffId;
  who = { kind: 'staff', id: staffId, brandId: world.brandId, name: '周小满', role: 'lead', permissions: permissionsOf('lead'), sessionId: '' };
});
afterEach(() => vi.restoreAllMocks());
afterAll(() => world.close());

type Heard = { t: string; seq: number };

/** A connection of the desk: what it was told, and its frames and end as the socket server would hand them on. */
async function connect(): Promise<{ heard: Heard[]; frame(text: string): Promise<void>; end(): Promise<void> }> {
  const heard: Heard[] = [];
  const socket = { send: (text: string) => void heard.push(JSON.parse(text) as Heard), close: () => {} } as unknown as WebSocket;
  const door = deskDoor({ identify: async () => who, typing: async () => {}, viewing: async () => {}, hereChanged: async () => {} });
  const opened = await door.open(socket, {} as IncomingMessage, world.centre.house, world.centre.hub);
  if (opened === undefined) throw new Error('the door stayed shut');
  return { heard, ...opened };
}
/** Something about somebody that every desk of the brand is told; its number. */
async function happens(about = who.id): Promise<number> {
  await world.act(async (act) => act.emit({ name: 'presence.changed', subject: ['staff', about], detail: {} }));
  await world.centre.settle();
  return world.centre.hub.head(world.brandId);
}
/** The gap is found at once and told only when the story says so. */
function holdTheGap(): { looked: Promise<void>; tell(): void } {
  const { hub } = world.centre;
  const find = hub.missedSince.bind(hub);
  const [looked, told] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  vi.spyOn(hub, 'missedSince').mockImplementationOnce(async (connection, seq) => {
    const gap = await find(connection, seq);
    looked.resolve();
    await told.promise;
    return gap;
  });
  return { looked: looked.promise, tell: told.resolve };
}
const since = (seq: number) => JSON.stringify({ t: 'hello', since: seq });
const numbers = (heard: readonly Heard[]) => heard.map(({ t, seq }) => [t, seq]);

test('what happens while the gap is looked up is told after the gap', async () => {
  const seen = await happens();
  const missed = await happens();
  const desk = await connect();
  const gap = holdTheGap();
  const greeted = desk.frame(since(seen));
  await gap.looked;
  const live = await happens(colleague);
  expect(desk.heard).toEqual([]);
  gap.tell();
  await greeted;
  expect(numbers(desk.heard)).toEqual([['event', missed], ['welcome', missed], ['event', live]]);
  const later = await happens();
  expect(numbers(desk.heard).at(-1)).toEqual(['event', later]);
  await desk.end();
});

test('cut off in between it has heard nothing newer than its gap, asks from the same number again and hears all of it', async () => {
  const seen = await happens();
  const missed = await happens();
  const cut = await connect();
  const gap = holdTheGap();
  const greeted = cut.frame(since(seen));
  await gap.looked;
  const live = await happens(colleague);
  // The line breaks here: the number that the desk would ask from is that of the last event it heard.
  const lastHeard = Math.max(seen, ...cut.heard.map(({ seq }) => seq));
  expect(lastHeard).toBe(seen);
  gap.tell();
  await greeted;
  await cut.end();
  const again = await connect();
  await again.frame(since(lastHeard));
  expect(numbers(again.heard)).toEqual([['event', missed], ['event', live], ['welcome', live]]);
  await again.end();
});
