import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { Page, PageHeader } from '#web/ui/parts/Layout.tsx';
import { EmptyState, LoadingState, RefusedState } from '#web/ui/parts/States.tsx';
import { TextField } from '#web/ui/fields/TextField.tsx';
import { useWords } from '#web/ui/text/words.ts';
import type { Presence } from '../../contract.ts';
import { countAtWork } from '../../core/people/at-work.ts';
import { presenceOptions } from '../api.ts';
import { LinesNow } from '../line/LinesNow.tsx';
import { Colleague } from './Colleague.tsx';
import styles from './team.module.css';

const order: Readonly<Record<Presence['state'], number>> = { available: 0, away: 1, offline: 2 };

/** Who is here now, what each has in hand, and a lead's hand on it. */
export function TeamNowPage() {
  const t = useWords('routing');
  // What one holds changes with every contact; nothing is announced for it.
  const board = useQuery({ ...presenceOptions(), refetchInterval: 10_000 });
  const [sought, setSought] = useState('');
  const team = board.data?.team;
  const shown = useMemo(() => {
    const wanted = sought.trim().toLowerCase();
    return (team ?? []).filter((one) => `${one.name} ${one.team}`.toLowerCase().includes(wanted)).toSorted((a, b) => order[a.state] - order[b.state] || b.open - a.open || a.name.localeCompare(b.name));
  }, [team, sought]);
  const counts = countAtWork((team ?? []).map((one) => one.atWork));
  return (
    <Page>
      <PageHeader title={t('screen.team.title')} sub={team === undefined ? t('screen.team.sub') : t('screen.team.count', { ...counts })}
        actions={<div className={styles.find}><TextField label={t('screen.team.find')} labelHidden icon="search" type="search" placeholder={t('screen.team.find')} value={sought} onChange={setSought} /></div>} />
      <LinesNow />
      {board.isPending ? <LoadingState rows={8} /> : null}
      {board.isError && team === undefined ? <RefusedState refusal={board.error} retry={() => void board.refetch()} /> : null}
      {team !== undefined && shown.length === 0 ? <EmptyState icon="people" title={t('screen.team.nobody')} /> : null}
      {shown.length > 0 ? <ul className={styles.team} aria-label={t('screen.team.title')}>{shown.map((one) => <Colleague key={one.staffId} one={one} />)}</ul> : null}
    </Page>
  );
}
