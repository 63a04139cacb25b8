import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import type { Case } from '#cases/contract.ts';
import { useAddress } from '#web/ui/text/addressee.ts';
import { call } from '#web/ui/server/api.ts';
import { Button } from '#web/ui/parts/Button.tsx';
import { Due } from '#web/ui/parts/Due.tsx';
import { Icon } from '#web/ui/parts/icons.tsx';
import { Page, PageHeader } from '#web/ui/parts/Layout.tsx';
import { useLive } from '#web/ui/server/live.ts';
import { Badge } from '#web/ui/parts/Marks.tsx';
import { useCommands, type Command } from '#web/ui/palette/commands.ts';
import { queries } from '#web/ui/server/query.ts';
import { Link, useGo } from '#web/ui/route.tsx';
import { EmptyState, LoadingState, RefusedState } from '#web/ui/parts/States.tsx';
import { useFormat } from '#web/ui/text/use-format.ts';
import { useWords } from '#web/ui/text/words.ts';
import { Board } from '../contract.ts';
import styles from './board.module.css';

const boardKey = ['complaints', 'board'] as const;

/** All open complaints at a glance: first whose promise is broken or is about to break, then where each stands. */
export function BoardPage() {
  const t = useWords('complaints');
  const go = useGo();
  const query = useQuery({ queryKey: boardKey, queryFn: ({ signal }) => call('GET', '/api/complaints/board', { shape: Board, signal }), staleTime: 0, refetchInterval: 60_000 });
  useLiveBoard();
  useCommands(useMemo<Command[]>(() => [{ id: 'board.cases', label: t('screen.board.toList'), icon: 'rows', group: t('screen.group'), keys: 'b', run: () => go('/cases?view=complaints') }], [t, go]));
  if (query.isPending) return <LoadingState rows={8} />;
  if (!query.data) return <RefusedState refusal={query.error} retry={() => void query.refetch()} />;
  const board = query.data;
  const asks = [
    { name: 'overdue', rows: board.overdue, icon: 'warn' },
    { name: 'dueSoon', rows: board.dueSoon, icon: 'clock' },
    { name: 'escalated', rows: board.escalated, icon: 'up' },
  ] as const;
  return (
    <Page>
      <PageHeader title={t('screen.board.title')} sub={t('screen.board.sub', { open: board.open, major: board.major })} actions={<Button icon="rows" onClick={() => go('/cases?view=complaints')}>{t('screen.board.toList')}</Button>} />
      {board.open === 0 ? <EmptyState icon="heart" title={t('screen.board.empty')}>{t('screen.board.emptyMore')}</EmptyState> : (
        <>
          <div className={styles.asks}>
            {asks.map(({ name, rows, icon }) => (
              <section key={name} className={styles.ask} data-name={name} data-some={rows.length > 0 || undefined} aria-labelledby={`board-${name}`}>
                <h2 id={`board-${name}`}><Icon name={rows.length === 0 ? 'check' : icon} size={1} />{t(`screen.board.${name}`)}<span>{rows.length}</span></h2>
                {rows.length === 0 ? <p className={styles.none}>{t(`screen.board.no.${name}`)}</p> : <ul>{rows.slice(0, 6).map((one) => <li key={one.id}><Card one={one} withStage /></li>)}</ul>}
                {rows.length > 6 ? <p className={styles.none}>{t('screen.board.more', { n: rows.length - 6 })}</p> : null}
              </section>
            ))}
          </div>
          <div className={styles.stages} role="region" aria-label={t('screen.stages')} tabIndex={0}>
            {board.stages.map(({ stage, count, items }) => (
              <section key={stage} className={styles.stage} aria-labelledby={`stage-${stage}`}>
                <h2 id={`stage-${stage}`}>{t(`stage.${stage}`)}<span>{count}</span></h2>
                <ul>{items.map((one) => <li key={one.id}><Card one={one} /></li>)}</ul>
                {count > items.length ? <p className={styles.none}>{t('screen.board.more', { n: count - items.length })}</p> : null}
              </section>
            ))}
          </div>
        </>
      )}
    </Page>
  );
}

function Card({ one, withStage = false }: { one: Case; withStage?: boolean }) {
  const t = useWords('complaints');
  const address = useAddress();
  const format = useFormat();
  return (
    <Link to={`/cases/${one.id}`} className={styles.card}>
      <span className={styles.title}>{one.title}</span>
      <span className={styles.who}>{address(one.customer)} · {one.owner.name}</span>
      <span className={styles.line} data-due="">
        {one.clock === null ? null : <Due since={one.clock.startedAt} due={one.clock.dueAt} isPaused={one.clock.isPaused} />}
        {one.clock === null ? null : <span className={styles.dim}>{t(`clock.${one.clock.name}`, { defaultValue: t(`cases:clock.${one.clock.name}`) })}{one.clock.dueAt === null ? '' : ` ${format.near(one.clock.dueAt)}`}</span>}
      </span>
      <span className={styles.line}>
        {one.complaint?.class === 'major' ? <Badge tone="danger" icon="warn">{t('class.major')}</Badge> : null}
        {withStage ? null : <span className={styles.dim}>{one.number}</span>}
        {withStage && one.complaint ? <Badge tone="info">{t(`stage.${one.complaint.stage as 'received'}`)}</Badge> : null}
        {!withStage && one.complaint && one.complaint.level !== 'frontline' ? <Badge tone="warn" icon="up">{t(`level.${one.complaint.level}`)}</Badge> : null}
      </span>
    </Link>
  );
}

/** The board is one answer of the server: whatever changed, it is asked again once things have been quiet for a moment, at most every three seconds. */
function useLiveBoard(): void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const soon = (): void => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      void queries.invalidateQueries({ queryKey: boardKey });
    }, 3_000);
  };
  useLive('complaint', soon);
  useLive('clock.warned', soon);
  useEffect(() => () => clearTimeout(timer.current), []);
}
