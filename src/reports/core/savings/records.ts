import type { LineOutcome } from '../types.ts';

/** What became of a kept place. */
interface KeptPlace {
  /** The time that the customer chose. */
  readonly notBeforeMs?: number;
  /** When somebody first took it up. */
  readonly takenUpAtMs?: number;
  /** False: called in vain, withdrawn, or the customer came again by themselves. */
  readonly isReached: boolean;
  readonly vainCalls: number;
  /** False: was answered as a message, in its turn. */
  readonly isCall: boolean;
}

/** One stay in a queue, with what a simulation has to know of it. */
export interface RecordedStay {
  readonly queueId: string;
  readonly channel: string;
  readonly priorityClass: number;
  readonly enteredAtMs: number;
  /** When the customer left the live line; undefined while they wait. */
  readonly leftAtMs?: number;
  readonly outcome: LineOutcome;
  /** From the answer, or from the call-back, to the end of the wrap-up; undefined: served by nobody, or not over yet. */
  readonly handleSeconds?: number;
  /** Who holds it, or held it last. */
  readonly agentId?: string;
  readonly keptPlace?: KeptPlace;
}

/** A stretch in which somebody was there for customers. */
export interface OnDuty {
  readonly agentId: string;
  readonly fromMs: number;
  readonly toMs: number;
}

/** All that entered a queue within 24 hours, in that order, and who was on duty then and on the day after. */
export interface RecordedDay {
  readonly stays: readonly RecordedStay[];
  readonly ready: readonly OnDuty[];
}

/** The house in which the days happen again. */
export interface SimulatedHouse {
  /** `longSeconds`: from which expected wait on a place may be kept. */
  readonly queues: readonly { readonly id: string; readonly priority: number; readonly longSeconds: number }[];
  /** `capacity`: per channel, contacts at once. */
  readonly agents: readonly { readonly id: string; readonly queueIds: readonly string[]; readonly capacity: Readonly<Record<string, number>> }[];
  /** So long it rings. */
  readonly pickUpSeconds: number;
  /** Whoever still waits has waited until now. */
  readonly nowMs: number;
}

/** How long a customer stood in the live line, up to now. */
export function lineSecondsOf(stay: RecordedStay, nowMs: number): number {
  return Math.max(0, (stay.leftAtMs ?? nowMs) - stay.enteredAtMs) / 1000;
}

/** The stretch in which somebody had the contact in hand. */
export function heldSpan({ agentId, handleSeconds, outcome, leftAtMs, keptPlace }: RecordedStay): OnDuty | undefined {
  const fromMs = outcome === 'kept_place' ? keptPlace?.takenUpAtMs : leftAtMs;
  if (agentId === undefined || handleSeconds === undefined || fromMs === undefined) return undefined;
  return { agentId, fromMs, toMs: fromMs + handleSeconds * 1000 };
}

export const dayMs = 86_400_000;

/** The 24 hours, counted from the period's beginning, in which anybody came; with who was on duty then and on the day after. Stays in the order of entering. */
export function recordedDays({ fromMs, nowMs, stays, ready }: { fromMs: number; nowMs: number; stays: readonly RecordedStay[]; ready: readonly OnDuty[] }): RecordedDay[] {
  const byDay = Map.groupBy(stays, (stay) => Math.floor((stay.enteredAtMs - fromMs) / dayMs));
  return [...byDay].map(([day, own]) => {
    const beganMs = fromMs + day * dayMs;
    const endsMs = Math.min(nowMs, beganMs + 2 * dayMs);
    const there = ready.flatMap(({ agentId, ...span }) => {
      const [from, to] = [Math.max(beganMs, span.fromMs), Math.min(endsMs, span.toMs)];
      return from < to ? [{ agentId, fromMs: from, toMs: to }] : [];
    });
    return { stays: own, ready: there };
  });
}
