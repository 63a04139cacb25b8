import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import * as z from 'zod';
import { Id } from '#kit/core/shapes.ts';
import { nameIn } from '#routing/core/design/queue-name.ts';
import { Button } from '#web/ui/parts/Button.tsx';
import { DateField } from '#web/ui/fields/DateField.tsx';
import { Page, PageHeader, Row, Section } from '#web/ui/parts/Layout.tsx';
import { serverNowMs } from '#web/ui/clock.ts';
import { useSearchState } from '#web/ui/route.tsx';
import { SelectField } from '#web/ui/fields/SelectField.tsx';
import { useMay, useSession } from '#web/ui/server/session.ts';
import { LoadingState, RefusedState } from '#web/ui/parts/States.tsx';
import { Choices } from '#web/ui/fields/Ticks.tsx';
import { useLanguage, useWords } from '#web/ui/text/words.ts';
import { IntervalsQuery, TableBy, type FiguresQuery, type SavingsQuery } from '../contract.ts';
import { csvAddress, figures, figureTable, intervalsCsvAddress, people, queues, savingsCsvAddress } from './api.ts';
import { FigureCards } from './FigureCards.tsx';
import { FigureGrid } from './FigureGrid.tsx';
import { groupNames } from './figure-groups.ts';
import { IntervalView } from './IntervalView.tsx';
import { daysOf, instantsOf, periodNames } from '../core/named-period.ts';
import { RowsModal } from './RowsModal.tsx';
import { SavingsView } from './SavingsView.tsx';
import styles from './reports.module.css';

/** Everything that was chosen stands in the address: a figure one talks about is a link one can send. */
const Search = z.object({
  period: z.enum(periodNames).catch('today'), from: z.string().optional().catch(undefined), to: z.string().optional().catch(undefined), queue: Id.optional().catch(undefined), agent: Id.optional().catch(undefined),
  view: z.enum(['cards', 'table', 'intervals', 'savings']).catch('cards'), by: TableBy.catch('hour'), group: z.enum(groupNames).catch('all'), minutes: IntervalsQuery.shape.minutes.catch('30'), rows: z.string().max(120).optional().catch(undefined),
});

export function ReportsPage() {
  const t = useWords('reports');
  const language = useLanguage();
  const { zone } = useSession().brand;
  const mayExport = useMay('report.export');
  const [search, setSearch] = useSearchState(Search);
  const queryClient = useQueryClient();
  const days = daysOf(search.period, search.from, search.to, serverNowMs(), zone);
  const asked: FiguresQuery = useMemo(() => {
    const { fromMs, toMs } = instantsOf(days, zone);
    return { from: new Date(fromMs).toISOString(), to: new Date(toMs).toISOString(), queueId: search.queue, agentId: search.agent };
  }, [days.from, days.to, zone, search.queue, search.agent]);
  const isTable = search.view === 'table';
  const isIntervals = search.view === 'intervals';
  const isSavings = search.view === 'savings';
  const kept: SavingsQuery = { from: asked.from, to: asked.to, queueId: asked.queueId };
  const slices: IntervalsQuery = { from: asked.from, to: asked.to, queueId: asked.queueId, minutes: search.minutes };
  const cards = useQuery({ queryKey: ['figures', asked], queryFn: () => figures(asked), enabled: search.view === 'cards', placeholderData: (before) => before });
  const table = useQuery({ queryKey: ['figure-table', asked, search.by], queryFn: () => figureTable({ ...asked, by: search.by }), enabled: isTable, placeholderData: (before) => before });
  const shown = isTable ? table : cards;
  // Cards know no "by": their file holds the same sums, day by day, with the total that the cards show.
  const file = { ...asked, by: isTable ? search.by : 'day', language } as const;

  return (
    <Page>
      <PageHeader title={t('title')} sub={t('screen.report.sub')} actions={<>
        {mayExport && isSavings ? <a href={savingsCsvAddress({ ...kept, language })} download>{t('screen.report.download')}</a> : mayExport && isIntervals ? <a href={intervalsCsvAddress({ ...slices, language })} download>{t('screen.report.download')}</a> : mayExport ? <>
          <a href={csvAddress('definitions', file)} download>{t('screen.report.definitions')}</a>
          <a href={csvAddress('table', file)} download>{t('screen.report.download')}</a>
        </> : null}
        <Button icon="refresh" busy={!isIntervals && !isSavings && shown.isFetching && !shown.isPending} onClick={() => void (isIntervals || isSavings ? queryClient.invalidateQueries({ queryKey: [isSavings ? 'savings' : 'intervals'] }) : shown.refetch())}>{t('screen.report.refresh')}</Button>
      </>} />
      <Section>
        <div className={styles.filters}>
          <Choices label={t('screen.report.period')} value={search.period} onChange={(period) => setSearch({ period, ...(period === 'custom' ? days : { from: null, to: null }) }, true)} choices={periodNames.map((name) => ({ value: name, label: t(`screen.report.periods.${name}`) }))} />
          {search.period === 'custom' ? (
            <Row>
              <DateField label={t('screen.report.from')} value={days.from} max={days.to} onChange={(from) => setSearch({ from: from || null })} />
              <DateField label={t('screen.report.to')} value={days.to} min={days.from} onChange={(to) => setSearch({ to: to || null })} />
            </Row>
          ) : null}
          <QueuePick value={search.queue} onChange={(id) => setSearch({ queue: id }, true)} />
          {isIntervals || isSavings ? null : <AgentPick value={search.agent} onChange={(id) => setSearch({ agent: id }, true)} />}
        </div>
        <Row between>
          <Row>
            <Choices label={t('screen.report.views.label')} labelHidden value={search.view} onChange={(view) => setSearch({ view }, true)} choices={[{ value: 'cards', label: t('screen.report.views.cards') }, { value: 'table', label: t('screen.report.views.table') }, { value: 'intervals', label: t('screen.report.views.intervals') }, { value: 'savings', label: t('screen.report.views.savings') }]} />
            {isIntervals ? <Choices label={t('screen.interval.minutes')} labelHidden value={search.minutes} onChange={(minutes) => setSearch({ minutes }, true)} choices={IntervalsQuery.shape.minutes.unwrap().options.map((minutes) => ({ value: minutes, label: t(`by.minutes_${minutes}`) }))} /> : null}
            {isTable ? <div className={styles.pick}><SelectField label={t('screen.report.figures')} labelHidden value={search.group} onChange={(group) => setSearch({ group: z.enum(groupNames).parse(group) }, true)} options={groupNames.map((name) => ({ value: name, label: t(`screen.report.groups.${name}`) }))} /></div> : null}
            {isTable ? <Choices label={t('screen.report.by')} labelHidden value={search.by} onChange={(by) => setSearch({ by }, true)} choices={TableBy.options.map((by) => ({ value: by, label: t(`by.${by}`) }))} /> : null}
          </Row>
          <span className={styles.zone}>{days.from === days.to ? days.from : `${days.from} – ${days.to}`} · {t('screen.report.zone', { zone })}</span>
        </Row>
      </Section>
      {isIntervals ? <IntervalView asked={slices} /> : isSavings ? <SavingsView asked={kept} /> : shown.isPending ? <LoadingState rows={6} /> : shown.isError ? <RefusedState refusal={shown.error} retry={() => void shown.refetch()} /> : null}
      {search.view === 'cards' && cards.isSuccess ? <FigureCards figures={cards.data.figures} onRows={(id, variant) => setSearch({ rows: variant === null ? id : `${id}.${variant}` }, true)} /> : null}
      {isTable && table.isSuccess ? <FigureGrid table={table.data} group={search.group} /> : null}
      <RowsModal asked={asked} open={search.rows} onClose={() => setSearch({ rows: null })} />
    </Page>
  );
}

function QueuePick({ value, onChange }: { value: string | undefined; onChange: (id: string | null) => void }) {
  const t = useWords('reports');
  const language = useLanguage();
  const found = useQuery({ queryKey: ['queues'], queryFn: queues });
  return <div className={styles.pick}><SelectField label={t('screen.report.queue')} value={value ?? ''} onChange={(id) => onChange(id || null)} options={[{ value: '', label: t('screen.report.everyQueue') }, ...(found.data?.items ?? []).map((queue) => ({ value: queue.id, label: nameIn(queue, language) }))]} /></div>;
}

function AgentPick({ value, onChange }: { value: string | undefined; onChange: (id: string | null) => void }) {
  const t = useWords('reports');
  const found = useQuery({ queryKey: ['staff'], queryFn: people });
  return <div className={styles.pick}><SelectField label={t('screen.report.agent')} value={value ?? ''} onChange={(id) => onChange(id || null)} options={[{ value: '', label: t('screen.report.everybody') }, ...(found.data?.items ?? []).map((person) => ({ value: person.id, label: person.name, findBy: person.mail }))]} /></div>;
}
