/** argon2id with OWASP's parameters (19 MiB, 2 passes). Done outside of transactions: a hash takes tens of milliseconds. */
import { hash, verify } from '@node-rs/argon2';
import { refuse } from '#kit/refusal.ts';
import { troubleWith } from './core/password.ts';

const options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Refuses, with the reason, a password that is easy to guess. @param about what anybody knows of whoever chooses it: name, mail, brand */
export function refuseGuessable(password: string, about: readonly string[]): void {
  const trouble = troubleWith(password, about);
  if (trouble !== undefined) throw refuse('invalid', `staff.${trouble}`, { at: 'body.password' });
}

export function hashPassword(password: string): Promise<string> {
  return hash(password, options);
}

/** Of nobody: verified when there is no account, so that an unknown address takes as long as a known one. */
let decoy: Promise<string> | undefined;

export async function passwordFits(stored: string | null | undefined, password: string): Promise<boolean> {
  if (stored === null || stored === undefined) {
    await verify(await (decoy ??= hashPassword('nobody has this password')), password);
    return false;
  }
  return verify(stored, password);
}
