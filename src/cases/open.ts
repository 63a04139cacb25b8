/** A matter is entered: from a conversation in one action, or by hand. It has an owner and a promised time from its first minute. */
import type { Act } from '#kit/act.ts';
import { may } from '#kit/actor.ts';
import { gramsWithBeginnings } from '#kit/core/grams.ts';
import { nextNumber } from '#kit/db/numbers.ts';
import { calendarOf, retargetTimer, startTimer, timersView } from '#clocks/index.ts';
import { brandOf } from '#staff/index.ts';
import type { Case, OpenCase } from './contract.ts';
import { caseNumber, caseSeries, type CaseKind } from './core/number.ts';
import { casePolicy, solveSeconds } from './core/policy.ts';
import { linkNow } from './link.ts';
import { callTo } from './notice.ts';
import { identityFor, ownerFor, refuseForeignProduct } from './people.ts';
import { insertCase } from './store.ts';
import { theCase } from './views.ts';

export async function openCase(act: Act, asked: OpenCase): Promise<Case> {
  may(act, 'case.open');
  if (asked.ownerId !== undefined && asked.ownerId !== act.who.id) may(act, 'case.assign');
  const id = await enterCase(act, asked);
  await startSolveClock(act, id);
  return theCase(act, id);
}

export interface EnterCase {
  readonly kind: CaseKind;
  readonly title: string;
  readonly description: string;
  readonly interactionId?: string | undefined;
  readonly customerId?: string | undefined;
  readonly identityId?: string | undefined;
  readonly productId?: string | undefined;
  readonly ownerId?: string | undefined;
  readonly priority: number;
  readonly nextStep: string;
}

/** The case without clocks of its kind: for slices whose records hang on a case. Who may was asked by the caller. Returns its id. */
export async function enterCase(act: Act, asked: EnterCase): Promise<string> {
  const identityId = await identityFor(act, asked);
  const ownerId = await ownerFor(act, asked.ownerId);
  await refuseForeignProduct(act, asked.productId, identityId);
  const id = act.id();
  const number = await takeNumber(act, asked.kind);
  await insertCase(act, {
    id, number, kind: asked.kind, title: asked.title, description: asked.description, identityId, productId: asked.productId ?? null, ownerId, priority: asked.priority, nextStep: asked.nextStep,
    grams: caseGrams({ number, title: asked.title, description: asked.description }),
  });
  act.emit({ name: 'case.opened', subject: ['case', id], detail: { kind: asked.kind, number, ownerId, interactionId: asked.interactionId ?? null } });
  if (asked.interactionId !== undefined) await linkNow(act, id, asked.interactionId);
  await callTo(act, [{ staffId: ownerId, caseId: id }], 'opened');
  return id;
}

/** The next number of a kind on the brand's own day. Others wait for it until the act ends: asked late. */
export async function takeNumber(act: Act, kind: CaseKind): Promise<string> {
  const { zone } = await brandOf(act);
  const series = caseSeries(kind, act.now.getTime(), zone);
  return caseNumber(series, await nextNumber(act, series));
}

export function caseGrams(words: { number: string; title: string; description: string }): string[] {
  return gramsWithBeginnings(`${words.number} ${words.title}\n${words.description}`);
}

/** A complaint has clocks of its own; every other kind is promised to be solved in days, natural or working as the brand counts. */
export async function startSolveClock(act: Act, caseId: string, followsId?: string): Promise<void> {
  const { calendarId, targetSeconds } = await solveTerms(act);
  await startTimer(act, { subject: ['case', caseId], name: 'case.solve', targetSeconds, policyVersion: casePolicy.version, calendarId, ...(followsId === undefined ? {} : { followsId }) });
}

/** The brand counts its days another way: the running clock follows, its pauses stay. */
export async function followSolveTerms(act: Act, caseId: string): Promise<void> {
  const { calendarId, targetSeconds } = await solveTerms(act);
  const clock = (await timersView(act, caseId)).findLast((timer) => timer.name === 'case.solve');
  if (clock === undefined || clock.state === 'stopped' || (clock.targetSeconds === targetSeconds && (clock.calendar?.id ?? null) === calendarId)) return;
  await retargetTimer(act, caseId, 'case.solve', { targetSeconds, calendarId, policyVersion: casePolicy.version });
}

async function solveTerms(act: Act): Promise<{ calendarId: string | null; targetSeconds: number }> {
  const { settings } = await brandOf(act);
  if (settings.clockDays === 'natural') return { calendarId: null, targetSeconds: solveSeconds('always') };
  const kept = await calendarOf(act, null);
  return { calendarId: kept.id, targetSeconds: solveSeconds(kept.calendar) };
}
