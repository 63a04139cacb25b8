/** What time does to promises: their owner hears before they break, and once when they broke. */
import { transact, type Act } from '#kit/act.ts';
import { systemOf } from '#kit/actor.ts';
import { brandSweep, type Sweep } from '#kit/sweeps.ts';
import { brandsWithWords, claimWords, noteWords } from './store.ts';

const atOnce = 200;

async function tellWords(act: Act): Promise<number> {
  const rows = await claimWords(act, atOnce);
  const told = rows.map((row) => {
    const detail = { caseId: row.case_id, interactionId: row.interaction_id, ownerId: row.owner_id, dueAt: row.due_at.toISOString() };
    const isBroken = row.due_at < act.now;
    if (row.warned_at === null && !isBroken) act.emit({ name: 'commitment.dueSoon', subject: ['commitment', row.id], detail });
    if (isBroken) act.emit({ name: 'commitment.broken', subject: ['commitment', row.id], detail });
    return { id: row.id, warnedAt: row.warned_at ?? act.now, brokenAt: isBroken ? act.now : null, nextWordAt: isBroken ? null : new Date(row.due_at.getTime() + 1) };
  });
  await noteWords(act, told);
  return rows.length;
}

export const commitmentSweeps: readonly Sweep[] = [
  brandSweep({ name: 'commitments.watch', everySeconds: 5, due: brandsWithWords, run: (house, brandId) => transact(house, systemOf(brandId, 'commitments.watch'), tellWords) }),
];
