/** What customers say afterwards: whoever is not satisfied can be found in one click, with the case that was reopened for them. */
import * as z from 'zod';
import { Button } from '#web/ui/parts/Button.tsx';
import { Page, PageHeader, Row } from '#web/ui/parts/Layout.tsx';
import { useSearchState } from '#web/ui/route.tsx';
import { SelectField } from '#web/ui/fields/SelectField.tsx';
import { EmptyState, LoadingState, RefusedState } from '#web/ui/parts/States.tsx';
import { Choices } from '#web/ui/fields/Ticks.tsx';
import { useWords } from '#web/ui/text/words.ts';
import { FollowupView } from '../contract.ts';
import { FollowupRow } from './FollowupRow.tsx';
import styles from './followups.module.css';
import { useFollowups } from './use-followups.ts';

const periods = { days7: 7, days30: 30, days90: 90, ever: null } as const;
type Period = keyof typeof periods;
const Filters = z.object({ view: FollowupView.catch('all'), period: z.enum(['days7', 'days30', 'days90', 'ever']).catch('days30') });

export function FollowupsPage() {
  const t = useWords('followups');
  const [{ view, period }, filter] = useSearchState(Filters);
  const { query, rows, news, letIn } = useFollowups(view, periods[period]);
  const isFiltered = view !== 'all' || period !== 'ever';
  return (
    <Page>
      <PageHeader title={t('screen.title')} sub={t('screen.lead')} />
      <Row between>
        <Choices label={t('screen.view')} labelHidden value={view} onChange={(next) => filter({ view: next }, true)} choices={FollowupView.options.map((one) => ({ value: one, label: t(`screen.${one}`) }))} />
        <div className={styles.period}><SelectField<Period> label={t('screen.period')} labelHidden value={period} onChange={(next) => filter({ period: next }, true)} options={(['days7', 'days30', 'days90', 'ever'] as const).map((one) => ({ value: one, label: t(`screen.${one}`) }))} /></div>
      </Row>
      {news > 0 ? <p className={styles.news} role="status"><Button look="soft" size="small" icon="refresh" onClick={letIn}>{t('screen.new')}</Button></p> : null}
      {query.isPending ? <LoadingState rows={6} /> : null}
      {query.isError && rows.length === 0 ? <RefusedState refusal={query.error} retry={() => void query.refetch()} /> : null}
      {query.isSuccess && rows.length === 0 ? <EmptyState icon="heart" title={t(isFiltered ? 'screen.emptyFiltered.title' : 'screen.empty.title')}>{t(isFiltered ? 'screen.emptyFiltered.lead' : 'screen.empty.lead')}</EmptyState> : null}
      {rows.length > 0 ? <ul className={styles.list}>{rows.map((row) => <FollowupRow key={row.id} row={row} />)}</ul> : null}
      {query.hasNextPage ? <p className={styles.more}><Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>{t('screen.more')}</Button></p> : null}
    </Page>
  );
}
