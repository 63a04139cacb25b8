import { useQuery } from '@tanstack/react-query';
import { call } from '#web/ui/server/api.ts';
import { formatWait } from '#web/ui/text/format.ts';
import { Modal } from '#web/ui/parts/Modal.tsx';
import { EmptyState, LoadingState, RefusedState } from '#web/ui/parts/States.tsx';
import { useFormat } from '#web/ui/text/use-format.ts';
import { useWords } from '#web/ui/text/words.ts';
import { StaffDay as Day } from '../../contract.ts';
import styles from './day.module.css';

/** A colleague's day so far: a strip to look at, the same as a list to read, and the sums. */
export function StaffDay({ staffId, name, onClose }: { staffId: string; name: string; onClose: () => void }) {
  const t = useWords('routing');
  const day = useQuery({ queryKey: ['staff-day', staffId], staleTime: 0, refetchInterval: 30_000, queryFn: ({ signal }) => call('GET', `/api/staff/${staffId}/day`, { shape: Day, signal }) });
  return (
    <Modal title={t('screen.day.title', { name })} open onClose={onClose} size="medium">
      {day.isPending ? <LoadingState rows={4} /> : day.data === undefined ? <RefusedState refusal={day.error} retry={() => void day.refetch()} /> : day.data.spells.length === 0 ? <EmptyState icon="offline" title={t('screen.day.none')} /> : <Told day={day.data} />}
    </Modal>
  );
}

function Told({ day }: { day: Day }) {
  const t = useWords('routing');
  const format = useFormat();
  const word = ({ state, reason }: { state: Day['spells'][number]['state']; reason: string }): string => (state === 'away' && reason !== '' ? `${t('presence.away')} · ${t(`reason.${reason}`)}` : t(`presence.${state}`));
  const [first, last] = [Date.parse(day.spells[0]?.from ?? day.from), Date.parse(day.to)];
  const share = (from: string, to: string): string => `${(100 * (Date.parse(to) - Date.parse(from))) / Math.max(1, last - first)}%`;
  return (
    <>
      <div className={styles.strip} aria-hidden="true">{day.spells.map((spell) => <span key={spell.from} data-state={spell.state} style={{ width: share(spell.from, spell.to) }} />)}</div>
      <ul className={styles.totals} aria-label={t('screen.day.totals')}>
        {day.totals.map((one) => <li key={`${one.state} ${one.reason}`}><span className={styles.mark} data-state={one.state} aria-hidden="true" />{word(one)} <strong>{formatWait(Math.round(one.seconds))}</strong></li>)}
      </ul>
      <ol className={styles.spells} aria-label={t('screen.day.spells')}>
        {day.spells.toReversed().map((spell) => (
          <li key={spell.from}>
            <span className={styles.when}>{format.time(spell.from)}–{spell.goesOn ? t('screen.day.now') : format.time(spell.to)}</span>
            <span>{word(spell)}</span>
            <span className={styles.dim}>{formatWait(Math.round((Date.parse(spell.to) - Date.parse(spell.from)) / 1000))}</span>
            <span className={styles.dim}>{spell.by === null ? '' : t('screen.day.by', { name: spell.by })}</span>
          </li>
        ))}
      </ol>
    </>
  );
}
