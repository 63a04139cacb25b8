import type { Commitment, SettledPromise } from '#commitments/contract.ts';
import { settlesIt } from '#commitments/core/whose.ts';
import { Due } from '#web/ui/parts/Due.tsx';
import { Banner } from '#web/ui/parts/Banner.tsx';
import { Stack } from '#web/ui/parts/Layout.tsx';
import { useMay, useSession } from '#web/ui/server/session.ts';
import { TextField } from '#web/ui/fields/TextField.tsx';
import { Choices } from '#web/ui/fields/Ticks.tsx';
import { useWords } from '#web/ui/text/words.ts';
import styles from './case.module.css';

/** What is said of each open promise while its matter ends. `stays`: it belongs to another matter of the same conversation. */
export type Said = Readonly<Record<string, { readonly as: 'kept' | 'withdrawn' | 'stays'; readonly why: string }>>;

export function openPromises(all: readonly Commitment[]): Commitment[] {
  return all.filter(({ state }) => state === 'open' || state === 'broken');
}
/** Undefined while something is still to be said. */
export function settledBy(open: readonly Commitment[], said: Said): SettledPromise[] | undefined {
  const settled: SettledPromise[] = [];
  for (const { id } of open) {
    const one = said[id];
    if (one === undefined || (one.as === 'withdrawn' && one.why.trim() === '')) return undefined;
    if (one.as === 'kept') settled.push({ id, as: 'kept' });
    if (one.as === 'withdrawn') settled.push({ id, as: 'withdrawn', why: one.why.trim() });
  }
  return settled;
}

/** A matter ends over no promise's head: kept, or withdrawn with the reason, said here where it ends. */
export function Settling({ open, said, onSay }: { open: readonly Commitment[]; said: Said; onSay: (said: Said) => void }) {
  const t = useWords('cases');
  const me = useSession().staff.id;
  const mayAssign = useMay('case.assign');
  if (open.length === 0) return null;
  const say = (id: string, change: Partial<Said[string]>): void => onSay({ ...said, [id]: { as: 'kept', why: '', ...said[id], ...change } });
  return (
    <Stack>
      <Banner tone="note">{t('screen.settle.lead', { n: open.length })}</Banner>
      {open.map((one) => {
        const value = said[one.id]?.as ?? null;
        if (!mayAssign && !settlesIt(one, me) && one.case !== null) return <p key={one.id}>{one.text} <span className={styles.dim}>{t('screen.settle.notYours', { name: one.owner.name })}</span></p>;
        return (
          <Stack key={one.id} tight>
            <Choices label={<>{one.text} <Due since={one.createdAt} due={one.dueAt} /></>} value={value} onChange={(as) => say(one.id, { as })} choices={[
              { value: 'kept' as const, label: t('screen.keepPromise') },
              // A broken one is withdrawn by who assigns work.
              { value: 'withdrawn' as const, label: t('screen.settle.withdraw'), disabled: one.state === 'broken' && !mayAssign },
              ...(one.case === null ? [{ value: 'stays' as const, label: t('screen.settle.stays') }] : []),
            ]} />
            {value === 'withdrawn' ? <TextField label={t('screen.settle.why')} required maxLength={300} value={said[one.id]?.why ?? ''} onChange={(why) => say(one.id, { why })} /> : null}
          </Stack>
        );
      })}
    </Stack>
  );
}
