/** Signing in: locks, the same time and answer for unknown and wrong, one brand chosen, a new session id each time. */
import type * as z from 'zod';
import { transact } from '#kit/act.ts';
import type { Actor } from '#kit/actor.ts';
import type { House } from '#kit/house.ts';
import { refuse } from '#kit/refusal.ts';
import { newToken } from '#kit/tokens.ts';
import type { SignIn } from './contract.ts';
import { afterFailure } from './core/lockout.ts';
import { permissionsOf } from './core/roles.ts';
import { longestSessionMs } from './identify.ts';
import { passwordFits } from './passwords.ts';
import { failuresOf, forgetFailures, insertSession, keepFailures, staffByMail, type StaffRow } from './store.ts';

export interface From {
  readonly address: string;
  readonly agent: string;
}

export async function signIn(house: House, asked: z.output<typeof SignIn>, from: From): Promise<{ token: string; who: Extract<Actor, { kind: 'staff' }> }> {
  const subjects = [`mail:${asked.mail}`, `address:${from.address}`];
  await refuseWhileLocked(house, subjects);
  const candidates = (await house.db.transact({ brandId: 'everywhere' }, (tx) => staffByMail(tx, asked.mail))).filter((row) => asked.brand === undefined || row.slug === asked.brand);
  const fitting: typeof candidates = [];
  for (const row of candidates) if ((await passwordFits(row.password_hash, asked.password)) && row.state === 'active') fitting.push(row);
  if (candidates.length === 0) await passwordFits(undefined, asked.password);
  if (fitting.length === 0) {
    await countFailure(house, subjects, candidates);
    throw refuse('unauthenticated', 'staff.wrongPassword');
  }
  const [staff, ...others] = fitting;
  if (staff === undefined || others.length > 0) throw refuse('conflict', 'staff.chooseBrand', { at: 'body.brand', params: { brands: fitting.map((row) => row.slug) } });
  await house.db.transact({ brandId: 'everywhere' }, (tx) => forgetFailures(tx, [`mail:${asked.mail}`]));
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

async function refuseWhileLocked(house: House, subjects: readonly string[]): Promise<void> {
  const nowMs = house.clock.now().getTime();
  const rows = await house.db.transact({ brandId: 'everywhere' }, (tx) => failuresOf(tx, subjects));
  const untilMs = Math.max(0, ...rows.map((row) => row.locked_until?.getTime() ?? 0));
  if (untilMs > nowMs) throw refuse('too_many', 'staff.locked', { params: { minutes: Math.ceil((untilMs - nowMs) / 60_000) } });
}

async function countFailure(house: House, subjects: readonly string[], candidates: readonly StaffRow[]): Promise<void> {
  const now = house.clock.now();
  await house.db.transact({ brandId: 'everywhere' }, async (tx) => {
    const rows = new Map((await failuresOf(tx, subjects)).map((row) => [row.subject, { failures: row.failures, lastAtMs: row.last_at.getTime() }]));
    for (const subject of subjects) {
      const after = afterFailure(rows.get(subject), now.getTime());
      // An office shares one address: it may fail four times as often before it waits.
      const locks = after.lockedUntilMs !== undefined && (subject.startsWith('mail:') || after.failures >= 20);
      await keepFailures(tx, subject, after.failures, now, locks ? new Date(after.lockedUntilMs) : null);
    }
  });
  for (const staff of candidates) {
    await transact(house, { kind: 'system', id: null, name: 'sign-in', brandId: staff.brand_id }, async (act) => {
      act.emit({ name: 'staff.signInFailed', subject: ['staff', staff.id] });
    });
  }
}
