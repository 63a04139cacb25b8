import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, type ReactNode } from 'react';
import { Icon } from '#web/ui/parts/icons.tsx';
import { useFormat } from '#web/ui/text/use-format.ts';
import { useMay, useSession } from '#web/ui/server/session.ts';
import { EmptyState, LoadingState, RefusedState } from '#web/ui/parts/States.tsx';
import { VirtualList } from '#web/ui/parts/VirtualList.tsx';
import { useWords } from '#web/ui/text/words.ts';
import type { Interaction } from '../contract.ts';
import { inboxViews } from '../core/inbox.ts';
import { countsOptions, type InboxViewName } from './api.ts';
import styles from './inbox.module.css';
import { InboxRow } from './InboxRow.tsx';
import type { InboxRows } from './use-inbox.ts';

const keyOf = (one: Interaction): string => one.id;

/** The views with their counts: all of them visible, so that a rising number is seen without looking for it. */
export function InboxViews({ view, queueId = null, onView }: { view: InboxViewName; queueId?: string | null; onView: (view: InboxViewName) => void }) {
  const t = useWords('interactions');
  const format = useFormat();
  const counts = useQuery(countsOptions(queueId)).data ?? {};
  const views = useInboxViews();
  return (
    <nav className={styles.views} aria-label={t('inbox.views')}>
      {views.map((one) => {
        const n = counts[one];
        return (
          <button key={one} type="button" className={styles.view} aria-current={one === view ? 'true' : undefined} data-urgent={(one === 'due_soon' || one === 'complaints') && (n ?? 0) > 0 ? '' : undefined} onClick={() => onView(one)}>
            {t(`view.${one}`)}
            {n === undefined ? null : <span className={styles.n}>{format.count(n)}</span>}
          </button>
        );
      })}
    </nav>
  );
}

/** What colleagues serve is looked at by those who may step in. */
export function useInboxViews(): readonly InboxViewName[] {
  const mayMove = useMay('interaction.move');
  return useMemo(() => inboxViews.filter((one) => one !== 'serving' || mayMove), [mayMove]);
}

/** The list of one view. `whenEmpty` lets the desk say what would bring customers here (signing on). */
export function InboxList({ view, inbox, selected, onSelect, onOpen, whenEmpty }: { view: InboxViewName; inbox: InboxRows; selected: string | null; onSelect: (id: string) => void; onOpen: (id: string) => void; whenEmpty?: ReactNode }) {
  const t = useWords('interactions');
  const me = useSession().staff.id;
  const { gone } = inbox;
  const draw = useCallback((one: Interaction) => <InboxRow one={one} me={me} isGone={gone.has(one.id)} />, [me, gone]);
  if (inbox.state === 'loading') return <LoadingState rows={8} />;
  if (inbox.state === 'refused') return <RefusedState refusal={inbox.refusal} retry={inbox.retry} />;
  return (
    <>
      <div className={styles.list} {...inbox.hold}>
        {inbox.news > 0 ? (
          <button type="button" className={styles.news} onClick={inbox.applyNews}><Icon name="up" size={1} />{t('inbox.news', { n: inbox.news })}</button>
        ) : null}
        {inbox.rows.length === 0
          ? <EmptyState icon="inbox" title={t(`empty.${view}.title`)} action={whenEmpty}>{t(`empty.${view}.more`)}</EmptyState>
          : <VirtualList label={t(`view.${view}`)} rows={inbox.rows} keyOf={keyOf} draw={draw} selected={selected} onSelect={onSelect} onOpen={onOpen} onNearEnd={inbox.fetchMore} />}
      </div>
      {inbox.beyond > 0 ? <p className={styles.beyond}>{t('inbox.beyond', { n: inbox.beyond })}</p> : null}
    </>
  );
}
