/** How people's time went, by the clock: with a contact in hand, or ready for the next. */
import { intervalKeyOf } from './interval.ts';
import type { WorkRow } from './types.ts';

interface Slice {
  readonly fromMs: number;
  readonly toMs: number;
}
const always: Slice = { fromMs: -Infinity, toMs: Infinity };

/** Over the people: time with something in hand, and that together with time ready for the next; overlaps counted once. */
export function workedMs(rows: readonly WorkRow[], slice: Slice = always): { busyMs: number; allMs: number } {
  let busyMs = 0;
  let allMs = 0;
  for (const own of Map.groupBy(rows, (row) => row.agentId).values()) {
    busyMs += coveredMs(own.filter((row) => !row.isReady), slice);
    allMs += coveredMs(own, slice);
  }
  return { busyMs, allMs };
}

/** How much of the slice these stretches cover, overlaps counted once. */
export function coveredMs(spans: readonly { readonly fromMs: number; readonly toMs: number }[], { fromMs, toMs }: Slice): number {
  let reached = fromMs;
  let sumMs = 0;
  for (const span of spans.toSorted((a, b) => a.fromMs - b.fromMs)) {
    const [from, to] = [Math.max(span.fromMs, reached), Math.min(span.toMs, toMs)];
    if (to <= from) continue;
    sumMs += to - from;
    reached = to;
  }
  return sumMs;
}

/** Every zone's half hours, hours and days begin on one of these. */
const quarterMs = 15 * 60_000;

/** The same time in the parts of the clock that it fell into; a stretch over several is cut. */
export function workByClock<Row extends WorkRow>(rows: readonly Row[], by: 'half_hour' | 'hour' | 'day', zone: string): Map<string, Row[]> {
  const known = new Map<number, string>();
  const keyAt = (ms: number): string => {
    const quarter = Math.floor(ms / quarterMs);
    const key = known.get(quarter) ?? intervalKeyOf(quarter * quarterMs, by, zone);
    known.set(quarter, key);
    return key;
  };
  const parts = new Map<string, Row[]>();
  for (const row of rows) {
    for (let fromMs = row.fromMs; fromMs < row.toMs; ) {
      const key = keyAt(fromMs);
      let toMs = fromMs;
      do toMs = Math.min(row.toMs, (Math.floor(toMs / quarterMs) + 1) * quarterMs);
      while (toMs < row.toMs && keyAt(toMs) === key);
      const part = parts.get(key) ?? [];
      part.push({ ...row, fromMs, toMs });
      parts.set(key, part);
      fromMs = toMs;
    }
  }
  return parts;
}

/** A queue is served by people who may serve others too: those who had one of its contacts in hand count with all their time. */
export function workByQueue<Row extends WorkRow>(rows: readonly Row[]): Map<string, Row[]> {
  const ofPerson = Map.groupBy(rows, (row) => row.agentId);
  const people = new Map<string, Set<string>>();
  for (const { queueId, agentId } of rows) {
    if (queueId === null) continue;
    const those = people.get(queueId) ?? new Set<string>();
    people.set(queueId, those.add(agentId));
  }
  return new Map([...people].map(([queueId, those]) => [queueId, [...those].flatMap((id) => ofPerson.get(id) ?? [])]));
}
