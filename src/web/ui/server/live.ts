/**
 * One socket a tab to `/api/live`. The server numbers what it tells (`seq`); after a drop we say the last number we have and get
 * the rest, or `reset` when it is too long ago (then everything is fetched again).
 *
 *   closed ──open──▶ greeting ──welcome──▶ live ──drop──▶ waiting (back-off) ──▶ greeting …
 *
 * A line that died without a word (a cable, a train, a proxy) is noticed: the browser says that the network went, or a ping stays
 * unanswered. Then it counts as lost, whatever the socket believes.
 *
 * Events reach subscribers in batches: every 250 ms while the tab is seen, every 2 s while hidden, so that fifty messages a second
 * cost a handful of renders.
 */
import { useEffect, useRef } from 'react';
import * as z from 'zod';
import { backOffMs } from './back-off.ts';
import { makeStore } from '../store.ts';

const Frame = z.union([
  z.object({ t: z.literal('welcome'), seq: z.number() }),
  z.object({ t: z.literal('event'), seq: z.number(), name: z.string(), data: z.unknown() }),
  z.object({ t: z.literal('reset'), seq: z.number().nullish() }),
  // Passing signals without a number: they are not kept and not repeated.
  z.looseObject({ t: z.string() }).transform(({ t, ...data }) => ({ t: 'signal' as const, name: t, data })),
]);

export interface LiveEvent { name: string; data: unknown; seq: number | null }
export type Connection = 'idle' | 'connecting' | 'live' | 'lost';
/** `lost` from the first failed attempt on, with the moment of the next one (ms since epoch). */
export const connection = makeStore<{ state: Connection; retryAt: number | null }>({ state: 'idle', retryAt: null });

type Listener = (events: LiveEvent[]) => void;
const listeners = new Map<string, Set<Listener>>();
const everything = '*';

const held = new Map<string, LiveEvent[]>();
const mostHeld = 50;
/** What is told only once and whose listener comes later (its code is still on the way): kept for the first who listens, the newest 50. */
export function holdLive(names: readonly string[]): void {
  for (const name of names) if (!held.has(name)) held.set(name, []);
}

/** `name` as the server says it (`message.posted`, `typing`), or `*`; `reset` means: forget and fetch again. Returns the way to stop. */
export function onLive(name: string, run: Listener): () => void {
  const set = listeners.get(name) ?? new Set();
  listeners.set(name, set.add(run));
  const early = held.get(name);
  if (early !== undefined && early.length > 0) {
    held.set(name, []);
    run(early);
  }
  return () => void set.delete(run);
}

/** In a component: listens while mounted; the newest `run` is called. */
export function useLive(name: string, run: Listener): void {
  const newest = useRef(run);
  useEffect(() => void (newest.current = run));
  useEffect(() => onLive(name, (events) => newest.current(events)), [name]);
}

let socket: WebSocket | null = null;
let lastSeq: number | null = null;
let attempts = 0;
let wanted = false;
let retryTimer: ReturnType<typeof setTimeout> | undefined;
let pingTimer: ReturnType<typeof setTimeout> | undefined;
let deafTimer: ReturnType<typeof setTimeout> | undefined;
const pingEveryMs = 20_000;
/** Nothing heard for this long after a greeting or a ping: nobody is there. */
const deafAfterMs = 10_000;
let batch: LiveEvent[] = [];
let batchTimer: ReturnType<typeof setTimeout> | undefined;

/** Opens the socket and keeps it open until `stopLive`. Calling it twice is harmless. */
export function startLive(): void {
  if (wanted) return;
  wanted = true;
  window.addEventListener('online', retryNow);
  window.addEventListener('offline', networkGone);
  document.addEventListener('visibilitychange', whenSeen);
  open();
}

/** Signing out: the next person must not see a number of this one. */
export function stopLive(): void {
  wanted = false;
  lastSeq = null;
  for (const name of held.keys()) held.set(name, []);
  for (const timer of [retryTimer, pingTimer, deafTimer]) clearTimeout(timer);
  window.removeEventListener('online', retryNow);
  window.removeEventListener('offline', networkGone);
  document.removeEventListener('visibilitychange', whenSeen);
  socket?.close();
  socket = null;
  connection.set({ state: 'idle', retryAt: null });
}

/** Sends a passing signal (typing, viewing) when connected; unsent ones are worth nothing later and are dropped. */
export function signal(frame: { t: string } & Record<string, unknown>): void {
  if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame));
}

export function retryNow(): void {
  if (!wanted || socket) return;
  clearTimeout(retryTimer);
  open();
}

function networkGone(): void {
  if (socket) lost(socket);
}

function whenSeen(): void {
  if (document.visibilityState === 'visible') {
    deliver();
    retryNow();
  }
}

function open(): void {
  if (connection.get().state !== 'lost') connection.set({ state: 'connecting', retryAt: null });
  const mine = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/api/live`);
  socket = mine;
  listenForLife(mine);
  mine.addEventListener('open', () => mine.send(JSON.stringify({ t: 'hello', since: resumeFrom() })));
  mine.addEventListener('message', (told) => {
    if (socket !== mine) return;
    clearTimeout(deafTimer);
    hear(String(told.data));
  });
  mine.addEventListener('close', () => lost(mine));
}

function lost(mine: WebSocket): void {
  if (socket !== mine) return;
  socket = null;
  clearTimeout(pingTimer);
  clearTimeout(deafTimer);
  // What was given up may still close by itself later: it is not ours any more.
  mine.close();
  if (!wanted) return;
  const delay = backOffMs(attempts++, Math.random());
  connection.set({ state: 'lost', retryAt: Date.now() + delay });
  retryTimer = setTimeout(open, delay);
}

function listenForLife(mine: WebSocket): void {
  clearTimeout(deafTimer);
  deafTimer = setTimeout(() => lost(mine), deafAfterMs);
}

function ping(): void {
  pingTimer = setTimeout(() => {
    if (!socket) return;
    signal({ t: 'ping' });
    listenForLife(socket);
    ping();
  }, pingEveryMs);
}

/** One event may come as several frames under one number: the last number is asked for again, so listeners hear things at least once. */
function resumeFrom(): number | null {
  return lastSeq === null ? null : Math.max(0, lastSeq - 1);
}

function hear(text: string): void {
  const frame = Frame.parse(JSON.parse(text));
  switch (frame.t) {
    case 'welcome':
      attempts = 0;
      lastSeq = Math.max(lastSeq ?? 0, frame.seq);
      connection.set({ state: 'live', retryAt: null });
      clearTimeout(pingTimer);
      ping();
      return;
    case 'reset':
      lastSeq = frame.seq ?? null;
      queue({ name: 'reset', data: null, seq: null });
      return;
    case 'event':
      // 0: a passing thing such as typing, which has no place in the sequence.
      if (frame.seq > 0) lastSeq = Math.max(lastSeq ?? 0, frame.seq);
      queue({ name: frame.name, data: frame.data, seq: frame.seq || null });
      return;
    case 'signal':
      if (frame.name !== 'pong') queue({ name: frame.name, data: frame.data, seq: null });
  }
}

function queue(event: LiveEvent): void {
  batch.push(event);
  batchTimer ??= setTimeout(deliver, document.visibilityState === 'visible' ? 250 : 2_000);
}

function deliver(): void {
  clearTimeout(batchTimer);
  batchTimer = undefined;
  const events = batch;
  batch = [];
  if (events.length === 0) return;
  const byName = new Map<string, LiveEvent[]>();
  for (const event of events) byName.set(event.name, [...(byName.get(event.name) ?? []), event]);
  for (const [name, some] of byName) {
    const early = held.get(name);
    if (early !== undefined && !listeners.get(name)?.size) held.set(name, [...early, ...some].slice(-mostHeld));
    for (const run of listeners.get(name) ?? []) run(some);
  }
  for (const run of listeners.get(everything) ?? []) run(events);
}
