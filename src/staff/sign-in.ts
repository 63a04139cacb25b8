/**
 * Signing in: locks, the same time and answer for unknown and wrong, one brand chosen, a new session id each time. A try is counted
 * as failed before its password is looked at and forgiven when it was right: a hundred guesses at once count as a hundred.
 */
import type * as z from 'zod';
import { transact } from '#kit/act.ts';
import type { Actor } from '#kit/actor.ts';
import type { House } from '#kit/house.ts';
import { refuse } from '#kit/refusal.ts';
import { newToken } from '#kit/tokens.ts';
import type { SignIn } from './contract.ts';
import { afterFailure, freeFailuresOfAddress, mostAtOnceOfAddress } from './core/lockout.ts';
import { permissionsOf } from './core/roles.ts';
import { longestSessionMs } from './identify.ts';
import { passwordFits } from './passwords.ts';
import { forgetFailures, forgiveFailure, insertSession, keepFailures, lockFailures, staffByMail, type StaffRow } from './store.ts';

interface From {
  readonly address: string;
  readonly agent: string;
}

export async function signIn(house: House, asked: z.output<typeof SignIn>, from: From): Promise<{ token: string; who: Extract<Actor, { kind: 'staff' }> }> {
  const [account, address] = [`mail:${asked.mail}`, `address:${from.address}`];
  inFlight.set(address, (inFlight.get(address) ?? 0) + 1);
  try {
    return await tried(house, asked, from, account, address);
  } finally {
    const left = (inFlight.get(address) ?? 1) - 1;
    if (left === 0) inFlight.delete(address);
    else inFlight.set(address, left);
  }
}

/** Address → tries not yet answered, in this process. Two hundred colleagues begin their shift at nine: what is still being looked at is no failure of theirs. */
const inFlight = new Map<string, number>();

async function tried(house: House, asked: z.output<typeof SignIn>, from: From, account: string, address: string): Promise<{ token: string; who: Extract<Actor, { kind: 'staff' }> }> {
  await countTry(house, [account, address]);
  const candidates = (await house.db.transact({ brandId: 'everywhere' }, (tx) => staffByMail(tx, asked.mail))).filter((row) => asked.brand === undefined || row.slug === asked.brand);
  const fitting: typeof candidates = [];
  for (const row of candidates) if ((await passwordFits(row.password_hash, asked.password)) && row.state === 'active') fitting.push(row);
  if (candidates.length === 0) await passwordFits(undefined, asked.password);
  if (fitting.length === 0) {
    await recordFailure(house, candidates);
    throw refuse('unauthenticated', 'staff.wrongPassword');
  }
  await house.db.transact({ brandId: 'everywhere' }, async (tx) => {
    await forgetFailures(tx, [account]);
    await forgiveFailure(tx, address, freeFailuresOfAddress);
  });
  const [staff, ...others] = fitting;
  if (staff === undefined || others.length > 0) throw refuse('conflict', 'staff.chooseBrand', { at: 'body.brand', params: { brands: fitting.map((row) => row.slug) } });
  return openSession(house, staff, from);
}

export async function openSession(house: House, staff: StaffRow, from: From): Promise<{ token: string; who: Extract<Actor, { kind: 'staff' }> }> {
  const { token, hash } = newToken((count) => house.dice.bytes(count));
  const person = { kind: 'staff' as const, id: staff.id, brandId: staff.brand_id, name: staff.name, role: staff.role, permissions: permissionsOf(staff.role) };
  const sessionId = await transact(house, { ...person, sessionId: '' }, async (act) => {
    const id = act.id();
    await insertSession(act, { id, staffId: staff.id, hash, endsAt: new Date(act.now.getTime() + longestSessionMs), address: from.address, agent: from.agent.slice(0, 300) });
    act.emit({ name: 'staff.signedIn', subject: ['staff', staff.id], detail: { address: from.address } });
    return id;
  });
  return { token, who: { ...person, sessionId } };
}

/** Refuses while locked; else counts the try as a failure. The rows are held, so tries at the same moment count one by one. */
async function countTry(house: House, subjects: readonly string[]): Promise<void> {
  const now = house.clock.now();
  const lockedUntilMs = await house.db.transact({ brandId: 'everywhere' }, async (tx) => {
    const rows = await lockFailures(tx, subjects, now);
    const untilMs = Math.max(0, ...rows.map((row) => row.locked_until?.getTime() ?? 0));
    if (untilMs > now.getTime()) return untilMs;
    for (const row of rows) {
      const after = afterFailure({ failures: row.failures, lastAtMs: row.last_at.getTime() }, now.getTime());
      const beingLookedAt = Math.min(mostAtOnceOfAddress, (inFlight.get(row.subject) ?? 1) - 1);
      const locks = after.lockedUntilMs !== undefined && (row.subject.startsWith('mail:') || after.failures - beingLookedAt >= freeFailuresOfAddress);
      await keepFailures(tx, row.subject, after.failures, now, locks ? new Date(after.lockedUntilMs) : null);
    }
    return undefined;
  });
  if (lockedUntilMs !== undefined) throw refuse('too_many', 'staff.locked', { params: { minutes: Math.ceil((lockedUntilMs - now.getTime()) / 60_000) } });
}

async function recordFailure(house: House, candidates: readonly StaffRow[]): Promise<void> {
  for (const staff of candidates) {
    await transact(house, { kind: 'system', id: null, name: 'sign-in', brandId: staff.brand_id }, async (act) => {
      act.emit({ name: 'staff.signInFailed', subject: ['staff', staff.id] });
    });
  }
}
