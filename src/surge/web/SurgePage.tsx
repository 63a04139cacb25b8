import { useQuery } from '@tanstack/react-query';
import * as z from 'zod';
import { Button } from '#web/ui/parts/Button.tsx';
import { Page, PageHeader } from '#web/ui/parts/Layout.tsx';
import { Modal } from '#web/ui/parts/Modal.tsx';
import { useSearchState } from '#web/ui/route.tsx';
import { useMay } from '#web/ui/server/session.ts';
import { EmptyState, LoadingState, RefusedState } from '#web/ui/parts/States.tsx';
import { useWords } from '#web/ui/text/words.ts';
import { plansOptions } from './api.ts';
import { PlanCard } from './PlanCard.tsx';
import { PlanForm } from './PlanForm.tsx';
import { SurgeHistory } from './SurgeHistory.tsx';
import { ReportModal } from './ReportModal.tsx';
import styles from './surge.module.css';

const Search = z.object({ open: z.string().max(40).optional().catch(undefined), report: z.string().max(40).optional().catch(undefined) });

/** Prepared on a quiet day; one press on the day itself. */
export function SurgePage() {
  const t = useWords('surge');
  const mayManage = useMay('surge.manage');
  const mayReport = useMay('report.read');
  const [search, setSearch] = useSearchState(Search);
  const plans = useQuery(plansOptions());
  const all = plans.data?.items ?? [];
  const opened = all.find((plan) => plan.id === search.open) ?? null;
  const create = mayManage ? <Button look="primary" icon="plus" onClick={() => setSearch({ open: 'new' })}>{t('screen.create')}</Button> : undefined;
  return (
    <Page>
      <PageHeader title={t('screen.title')} sub={t('screen.sub')} actions={create} />
      {plans.isPending ? <LoadingState rows={4} /> : plans.isError ? <RefusedState refusal={plans.error} retry={() => void plans.refetch()} />
        : all.length === 0 ? <EmptyState icon="warn" title={t('screen.none')}>{t('screen.noneHint')}</EmptyState>
          : <ul className={styles.plans}>{all.map((plan) => <PlanCard key={plan.id} plan={plan} onEdit={() => setSearch({ open: plan.id })} />)}</ul>}
      {mayReport ? <SurgeHistory onReport={(report) => setSearch({ report })} /> : null}
      <Modal title={opened ? t('screen.edit', { name: opened.name }) : t('screen.create')} size="large" open={mayManage && search.open !== undefined && plans.isSuccess} onClose={() => setSearch({ open: null })}>
        {search.open === undefined ? null : <PlanForm key={search.open} plan={opened} onDone={() => setSearch({ open: null })} />}
      </Modal>
      {search.report === undefined ? null : <ReportModal surgeId={search.report} onClose={() => setSearch({ report: null })} />}
    </Page>
  );
}
