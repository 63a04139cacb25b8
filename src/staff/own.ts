/** What a person may change of themselves: preferences, language, password. */
import type { Act } from '#kit/act.ts';
import { transact } from '#kit/act.ts';
import type { Actor } from '#kit/actor.ts';
import type { House } from '#kit/house.ts';
import { refuse } from '#kit/refusal.ts';
import type * as z from 'zod';
import type { Preferences } from './contract.ts';
import { hashPassword, passwordFits, refuseGuessable } from './passwords.ts';
import { brandById, endSession, endSessionsOf, forUpdate, staffById, updateStaff, type StaffRow } from './store.ts';

async function ownRow(act: Act): Promise<StaffRow> {
  const row = act.who.kind === 'staff' ? await staffById(act, act.who.id, forUpdate) : undefined;
  if (row === undefined) throw refuse('unauthenticated', 'kit.signIn');
  return row;
}

export async function changePreferences(act: Act, asked: { preferences?: z.output<typeof Preferences> | undefined; language?: 'zh' | 'en' | undefined }): Promise<{ done: true }> {
  const row = await ownRow(act);
  await updateStaff(act, { ...row, language: asked.language ?? row.language, preferences: { ...row.preferences, ...asked.preferences } });
  act.emit({ name: 'staff.preferencesChanged', subject: ['staff', row.id] });
  return { done: true };
}

/** Every other session of the person ends. */
export async function changeOwnPassword(house: House, who: Extract<Actor, { kind: 'staff' }>, asked: { current: string; password: string }): Promise<{ done: true }> {
  const [before, brand] = await transact(house, who, async (act) => [await ownRow(act), await brandById(act, act.brandId)] as const);
  if (!(await passwordFits(before.password_hash, asked.current))) throw refuse('forbidden', 'staff.wrongCurrentPassword', { at: 'body.current' });
  refuseGuessable(asked.password, [before.name, before.mail, brand.name, brand.slug]);
  const passwordHash = await hashPassword(asked.password);
  return transact(house, who, async (act) => {
    await updateStaff(act, { ...(await ownRow(act)), password_hash: passwordHash });
    await endSessionsOf(act, who.id, who.sessionId);
    act.emit({ name: 'staff.passwordChanged', subject: ['staff', who.id] });
    return { done: true };
  });
}

export async function signOut(act: Act): Promise<{ done: true }> {
  if (act.who.kind === 'staff') await endSession(act, act.who.sessionId);
  if (act.who.kind === 'staff') act.emit({ name: 'staff.signedOut', subject: ['staff', act.who.id] });
  return { done: true };
}
