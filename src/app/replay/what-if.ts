/**
 * What the same customers would have met: the recorded arrivals and handling times through the simulator, with and without the offer to
 * keep one's place. Patience is seen only of those who gave up; whoever was served before would have waited for longer than that, by
 * an exponential time of the mean that the records show (which forgets what has passed). Estimates, and labelled so.
 */
import { simulateCentre, type CentreScenario, type SimulatedContact } from '#routing/core/simulator/simulate-centre.ts';
import { exponential } from '#routing/core/simulator/streams.ts';
import type { Queue } from '#routing/core/types.ts';
import type { CallRecord } from './records.ts';

export interface WhatIf {
  readonly offered: number;
  readonly answered: number;
  readonly abandoned: number;
  readonly keptPlaces: number;
  /** Of everybody who was answered on the line. */
  readonly meanLiveWaitSeconds: number;
  /** From joining to the call-back; null when nobody kept a place. */
  readonly meanCallBackWaitSeconds: number | null;
  readonly answeredWithin20: number;
  /** Minutes that customers hung on the line, answered or not. */
  readonly lineMinutes: number;
}

const halfHourMs = 1_800_000;
const ring: Queue = { id: 'calls', priority: 0, serviceTargetSeconds: 20, offerTimeoutSeconds: 20, wrapUpSeconds: 0, requiredSkills: [], isOpen: true };

/** Mean patience by maximum likelihood: all that was waited, by all who gave up after waiting. Infinity where nobody did. */
export function meanPatienceSeconds(calls: readonly CallRecord[]): number {
  const gaveUp = calls.filter((call) => call.served === undefined && call.waitSeconds > 0).length;
  return gaveUp === 0 ? Infinity : calls.reduce((sum, call) => sum + call.waitSeconds, 0) / gaveUp;
}

/**
 * @param chance from 0 to 1; the same stream for both scenarios, drawn call by call, so that they meet the same customers
 * @param keepsPlace share of those to whom it is offered who take it
 */
export function whatIf(calls: readonly CallRecord[], { overSeconds, keepsPlace }: { overSeconds: number; keepsPlace: number }, chance: () => number): WhatIf {
  const patience = meanPatienceSeconds(calls);
  const handled = calls.flatMap((call) => (call.served !== undefined && call.served.seconds > 0 ? [call.served.seconds] : []));
  const meanHandleSeconds = handled.reduce((sum, one) => sum + one, 0) / handled.length;
  const totals = { offered: 0, answered: 0, abandoned: 0, keptPlaces: 0, liveWait: 0, live: 0, callBackWait: 0, answeredWithin20: 0, lineMs: 0 };
  // Each day by itself: the house closes at night.
  for (const ofDay of Map.groupBy(calls, (call) => Math.floor(call.joinedAtMs / 86_400_000)).values()) {
    const contacts = ofDay.map((call): SimulatedContact => {
      const [patienceDrawn, handleDrawn, choice] = [exponential(patience, chance), handled[Math.floor(chance() * handled.length)] ?? meanHandleSeconds, chance()];
      return {
        arrivesAtMs: call.joinedAtMs, ask: { queueId: ring.id, channel: 'phone', priorityClass: call.priorityClass, requiredSkills: [], weight: 1 },
        handleMs: (call.served?.seconds ?? handleDrawn) * 1000, patienceMs: (call.served === undefined ? call.waitSeconds : call.waitSeconds + patienceDrawn) * 1000, keepsPlace: choice < keepsPlace, answersTry: 1,
      };
    });
    const joined: number[] = [];
    const kept = new Set<number>();
    const scenario: CentreScenario = { queues: [ring], ...staffOf(ofDay), pickUpMs: 0, keepPlaceOverSeconds: overSeconds, meanHandleSeconds, meanPatienceSeconds: patience };
    simulateCentre(scenario, contacts, ({ what, contact, atMs }) => {
      if (what === 'arrived') {
        joined[contact] = atMs;
        totals.offered += 1;
        return;
      }
      const waited = atMs - (joined[contact] ?? atMs);
      if (what === 'keptPlace') {
        kept.add(contact);
        totals.keptPlaces += 1;
      } else if (what === 'gaveUp') {
        totals.abandoned += 1;
        totals.lineMs += waited;
      } else if (what === 'answered') {
        totals.answered += 1;
        if (waited <= 20_000) totals.answeredWithin20 += 1;
        if (kept.has(contact)) totals.callBackWait += waited;
        else {
          totals.live += 1;
          totals.liveWait += waited;
          totals.lineMs += waited;
        }
      }
    });
  }
  return {
    offered: totals.offered, answered: totals.answered, abandoned: totals.abandoned, keptPlaces: totals.keptPlaces, answeredWithin20: totals.answeredWithin20, lineMinutes: Math.round(totals.lineMs / 60_000),
    meanLiveWaitSeconds: totals.liveWait / Math.max(1, totals.live) / 1000, meanCallBackWaitSeconds: totals.keptPlaces === 0 ? null : totals.callBackWait / totals.keptPlaces / 1000,
  };
}

/** On duty in a half-hour is as many as talked in it: the records say who talked, not who sat ready, so a quiet half-hour looks leaner than it was. */
function staffOf(calls: readonly CallRecord[]): Pick<CentreScenario, 'agents' | 'duty'> {
  const slotOf = (atMs: number) => Math.floor(atMs / halfHourMs);
  const talked = new Map<number, Set<string>>();
  for (const { joinedAtMs, waitSeconds, served } of calls) {
    if (served === undefined) continue;
    const fromMs = joinedAtMs + waitSeconds * 1000;
    for (let slot = slotOf(fromMs); slot <= slotOf(fromMs + served.seconds * 1000); slot += 1) talked.set(slot, (talked.get(slot) ?? new Set()).add(served.agent));
  }
  const slots = [...talked.keys()].toSorted((a, b) => a - b);
  const names = [...new Set(calls.flatMap((call) => call.served?.agent ?? []))].toSorted();
  const duty: NonNullable<CentreScenario['duty']>[number][] = [];
  const isOn = new Set<string>();
  for (let slot = slots[0] ?? 0; slot <= (slots.at(-1) ?? -1) + 1; slot += 1) {
    for (const agentId of names) {
      const isHere = talked.get(slot)?.has(agentId) === true;
      if (isHere === isOn.has(agentId)) continue;
      if (isHere) isOn.add(agentId);
      else isOn.delete(agentId);
      duty.push({ atMs: slot * halfHourMs, agentId, to: isHere ? 'available' : 'away' });
    }
  }
  return { agents: names.map((id) => ({ id, queues: [ring.id], skills: {}, languages: [], capacity: { phone: 1 }, load: {}, ringing: [], presence: 'away', idleSinceMs: 0 })), duty };
}
