/** How the demo's customers felt their waits: mostly longer than they were, as people do; some did not notice, some leave the question out. */
import type { Followup } from '#followups/contract.ts';
import { feltSeconds, feltWaits, type FeltWait } from '#followups/core/felt-wait.ts';

const times = [1.3, 0.9, 1.6, 1.2, 2.1, 1];

/** What customer `n` answers to the question how the wait felt; null where it was not asked. */
export function feltBy(n: number, wait: Followup['wait']): FeltWait | null {
  if (wait === null || n % 11 === 4) return null;
  if (n % 8 === 5) return 'unnoticed';
  const felt = Math.log(wait.waitedSeconds * (times[n % times.length] ?? 1));
  const off = (choice: FeltWait): number => Math.abs(Math.log(feltSeconds(choice) ?? Infinity) - felt);
  return feltWaits.reduce((best, choice) => (off(choice) < off(best) ? choice : best));
}
