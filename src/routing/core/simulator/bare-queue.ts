import { Agenda } from './agenda.ts';
import { exponential, type Streams } from './streams.ts';

/**
 * One skill, n equal agents, exponential times: the queue of the textbooks, as fast as a loop can turn. The engine is measured
 * against it and both against the exact formulas (`src/queueing/core`).
 */
export interface BareScenario {
  readonly agents: number;
  /** One rate for each class of priority, class 0 first; a single one for a plain queue. */
  readonly callsPerSecond: readonly number[];
  readonly handleSeconds: number;
  /** Mean of an exponential patience; Infinity: nobody gives up. */
  readonly patienceSeconds: number;
  /** Callers in service and waiting together; more are turned away. Infinity: room for all. */
  readonly trunks: number;
  /** Share of those who must wait that keeps the place and is called back: they never give up and hold no trunk. */
  readonly keepsPlace: number;
  readonly calls: number;
}

/** What a caller who must wait finds, all agents busy. */
interface FoundInLine {
  readonly id: number;
  readonly nowSeconds: number;
  /** Callers who wait already. */
  readonly ahead: number;
  /** How long the first in line has waited; 0 where nobody waits. */
  readonly headWaitedSeconds: number;
  /** The wait of whoever entered service last. */
  readonly lastWaitSeconds: number;
}
/** Looks on while the queue runs, at what one could know at each moment. A single class only: several have no one head. */
interface BareWatch {
  joined?(found: FoundInLine): void;
  /** Enters service; `handleSeconds` is known to the simulator alone until it is over. */
  served?(id: number, nowSeconds: number, handleSeconds: number): void;
  gaveUp?(id: number, nowSeconds: number): void;
}

export const blocked = 0;
export const served = 1;
export const gaveUp = 2;

/** What became of each call, in the order of arrival. */
export interface BareOutcome {
  /** `blocked`, `served` or `gaveUp`. */
  readonly outcome: Uint8Array;
  readonly priority: Uint8Array;
  /** 1 where the place was kept. */
  readonly isVirtual: Uint8Array;
  /** Seconds until service or giving up; 0 for whoever was turned away. */
  readonly waitSeconds: Float64Array;
  /** 1 where all agents were busy at the arrival. */
  readonly hadToWait: Uint8Array;
}

const arrival = -1;
const serviceEnd = -2;

/** Non-preemptive, first come first served within a class. Giving up only marks: who is gone is passed over at the head. */
export function simulateBareQueue(scenario: BareScenario, streams: Streams, watch?: BareWatch): BareOutcome {
  const { agents, callsPerSecond, handleSeconds, patienceSeconds, trunks, keepsPlace, calls } = scenario;
  const totalRate = callsPerSecond.reduce((sum, rate) => sum + rate, 0);
  const result: BareOutcome = { outcome: new Uint8Array(calls), priority: new Uint8Array(calls), isVirtual: new Uint8Array(calls), waitSeconds: new Float64Array(calls), hadToWait: new Uint8Array(calls) };
  const { outcome, priority, isVirtual, waitSeconds, hadToWait } = result;
  const arrivedAt = new Float64Array(calls);
  const waiting = callsPerSecond.map(() => ({ ids: new Int32Array(1024), head: 0, tail: 0 }));
  /** 1 while it stands in its queue. */
  const stands = new Uint8Array(calls);
  const agenda = new Agenda();
  let busy = 0;
  let onTrunks = 0;
  let inLine = 0;
  let came = 0;
  let lastWaitSeconds = 0;

  const classOf = (): number => {
    if (callsPerSecond.length === 1) return 0;
    let left = streams.choices() * totalRate;
    let drawn = 0;
    while (drawn < callsPerSecond.length - 1 && left >= (callsPerSecond[drawn] as number)) left -= callsPerSecond[drawn++] as number;
    return drawn;
  };
  const serve = (id: number, now: number): void => {
    outcome[id] = served;
    lastWaitSeconds = now - (arrivedAt[id] as number);
    waitSeconds[id] = lastWaitSeconds;
    const lasts = exponential(handleSeconds, streams.service);
    agenda.put(now + lasts, serviceEnd);
    watch?.served?.(id, now, lasts);
  };
  const join = (id: number, now: number): void => {
    hadToWait[id] = 1;
    watch?.joined?.({ id, nowSeconds: now, ahead: inLine, headWaitedSeconds: headWaited(now), lastWaitSeconds });
    stands[id] = 1;
    inLine += 1;
    const keeps = keepsPlace > 0 && streams.choices() < keepsPlace;
    if (keeps) {
      isVirtual[id] = 1;
      onTrunks -= 1;
    }
    // Drawn for everybody, also for whoever needs none, so that the next caller's patience is the same in every scenario.
    const patience = exponential(patienceSeconds, streams.patience);
    if (!keeps && patience < Infinity) agenda.put(now + patience, id);
    push(waiting[priority[id] as number] as Line, id);
  };
  const headWaited = (now: number): number => {
    const line = waiting[0] as Line;
    while (line.head < line.tail && stands[line.ids[line.head] as number] === 0) line.head += 1;
    return line.head < line.tail ? now - (arrivedAt[line.ids[line.head] as number] as number) : 0;
  };
  const nextInLine = (): number => {
    for (const line of waiting) {
      while (line.head < line.tail) {
        const id = line.ids[line.head++] as number;
        if (stands[id] === 1) return id;
      }
    }
    return -1;
  };

  agenda.put(exponential(1 / totalRate, streams.arrivals), arrival);
  while (came < calls || inLine > 0) {
    const now = agenda.nextAt;
    const what = agenda.next;
    agenda.drop();
    if (what === arrival) {
      if (came === calls) continue;
      const id = came++;
      if (came < calls) agenda.put(now + exponential(1 / totalRate, streams.arrivals), arrival);
      arrivedAt[id] = now;
      priority[id] = classOf();
      if (onTrunks >= trunks) continue;
      onTrunks += 1;
      if (busy < agents) {
        busy += 1;
        serve(id, now);
      } else join(id, now);
    } else if (what === serviceEnd) {
      onTrunks -= 1;
      const id = nextInLine();
      if (id < 0) {
        busy -= 1;
        continue;
      }
      stands[id] = 0;
      inLine -= 1;
      if (isVirtual[id] === 1) onTrunks += 1;
      serve(id, now);
    } else if (stands[what] === 1) {
      stands[what] = 0;
      inLine -= 1;
      onTrunks -= 1;
      outcome[what] = gaveUp;
      waitSeconds[what] = now - (arrivedAt[what] as number);
      watch?.gaveUp?.(what, now);
    }
  }
  return result;
}

interface Line {
  ids: Int32Array;
  head: number;
  tail: number;
}

function push(line: Line, id: number): void {
  if (line.tail === line.ids.length) {
    const held = line.ids.subarray(line.head, line.tail);
    const ids = held.length * 2 > line.ids.length ? new Int32Array(line.ids.length * 2) : new Int32Array(line.ids.length);
    ids.set(held);
    line.ids = ids;
    line.tail = held.length;
    line.head = 0;
  }
  line.ids[line.tail++] = id;
}
