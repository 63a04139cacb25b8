import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Section } from '#web/ui/parts/Layout.tsx';
import { figureText } from '#web/ui/text/figure-text.ts';
import { Icon } from '#web/ui/parts/icons.tsx';
import { SelectField } from '#web/ui/fields/SelectField.tsx';
import { EmptyState, LoadingState, RefusedState } from '#web/ui/parts/States.tsx';
import { Table } from '#web/ui/parts/Table.tsx';
import { useFormat } from '#web/ui/text/use-format.ts';
import { useLanguage, useWords } from '#web/ui/text/words.ts';
import type { IntervalReport, IntervalsQuery } from '../contract.ts';
import { intervalReport } from './api.ts';
import { FlowChart } from './FlowChart.tsx';
import styles from './intervals.module.css';
import { LineChart } from './LineChart.tsx';

/** By 15, 30 or 60 minutes: what came and what left, one figure as a line, and every number in a table. */
export function IntervalView({ asked }: { asked: IntervalsQuery }) {
  const report = useQuery({ queryKey: ['intervals', asked], queryFn: () => intervalReport(asked), placeholderData: (before) => before });
  if (report.isPending) return <LoadingState rows={6} />;
  if (report.isError) return <RefusedState refusal={report.error} retry={() => void report.refetch()} />;
  return <Intervals report={report.data} />;
}

const figuresDrawn = ['service_level', 'average_speed_of_answer', 'average_handle_time', 'occupancy', 'waiting_at_end', 'offered'];

function Intervals({ report }: { report: IntervalReport }) {
  const t = useWords('reports');
  const [figure, setFigure] = useState('service_level');
  const unbalanced = report.rows.filter((row) => row.difference !== 0).length;
  const offered = report.columns.findIndex((column) => column.id === 'offered');
  const waiting = report.columns.findIndex((column) => column.id === 'waiting_at_start');
  const isEmpty = report.rows.every((row) => (row.values[offered] ?? 0) + (row.values[waiting] ?? 0) === 0);
  if (isEmpty) return <EmptyState icon="chart" title={t('screen.interval.nothing')} />;
  return (
    <>
      {unbalanced > 0 ? <p className={styles.alarm} role="alert"><Icon name="warn" />{t('screen.interval.unbalanced', { n: unbalanced })}</p> : null}
      <Section title={t('screen.interval.flow')} hint={t('screen.interval.flowHint')}><FlowChart report={report} /></Section>
      <Section title={t('screen.interval.line')} actions={<div className={styles.pick}><SelectField label={t('screen.interval.line')} labelHidden value={figure} onChange={setFigure} options={figuresDrawn.map((id) => ({ value: id, label: t(`figure.${id}`) }))} /></div>}><LineChart report={report} figure={figure} /></Section>
      <IntervalTable report={report} />
      {unbalanced > 0 ? null : <p className={styles.dim}><Icon name="check" size={1} /> {t('screen.interval.balanced')}</p>}
    </>
  );
}

function IntervalTable({ report }: { report: IntervalReport }) {
  const t = useWords('reports');
  const format = useFormat(report.zone);
  const language = useLanguage();
  const spans = new Set(report.rows.map((row) => format.date(row.from))).size;
  const text = (value: number | null, i: number): string => figureText(value, report.columns[i]?.unit ?? 'count', format, t('unit.seconds'), 0);
  const lines = [...report.rows.map((row) => ({ key: row.from, label: spans > 1 ? format.moment(row.from) : format.time(row.from), values: row.values })), ...(report.total === null ? [] : [{ key: 'total', label: t('screen.report.total'), values: report.total.values }])];
  return (
    <Section>
      <Table caption={t('screen.report.views.intervals')} rows={lines} keyOf={(line) => line.key} columns={[
        { key: 'from', head: t('screen.interval.from'), names: true, cell: (line) => <span className={styles.when}>{line.label}</span> },
        ...report.columns.map((column, i) => ({ key: column.id, head: <abbr className={styles.head} title={column.formula[language]}>{t(`figure.${column.id}`)}</abbr>, figures: true, cell: (line: (typeof lines)[number]) => text(line.values[i] ?? null, i) })),
      ]} />
    </Section>
  );
}
