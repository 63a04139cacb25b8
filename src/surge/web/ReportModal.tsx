import { useQuery } from '@tanstack/react-query';
import { figureText } from '#web/ui/text/figure-text.ts';
import { Stack } from '#web/ui/parts/Layout.tsx';
import { Modal } from '#web/ui/parts/Modal.tsx';
import { LoadingState, RefusedState } from '#web/ui/parts/States.tsx';
import { Table } from '#web/ui/parts/Table.tsx';
import { useFormat } from '#web/ui/text/use-format.ts';
import { useLanguage, useWords } from '#web/ui/text/words.ts';
import type { SurgeReport } from '../contract.ts';
import { reportOptions } from './api.ts';
import { lengthText } from './length.ts';
import styles from './surge.module.css';

/** Of the figures those that a surge moves; of several definitions the house's. */
const shown = ['offered', 'answered', 'abandoned', 'abandoned_short', 'kept_place', 'kept_place_served', 'still_waiting', 'connect_rate', 'abandonment_rate', 'service_level', 'average_speed_of_answer'];
type Line = SurgeReport['figures'][number];

export function ReportModal({ surgeId, onClose }: { surgeId: string; onClose: () => void }) {
  const t = useWords('surge');
  const report = useQuery(reportOptions(surgeId));
  return (
    <Modal title={report.data ? t('screen.reportOf', { name: report.data.surge.name }) : t('screen.report')} size="large" open onClose={onClose}>
      {report.isPending ? <LoadingState rows={6} /> : report.isError ? <RefusedState refusal={report.error} retry={() => void report.refetch()} /> : <Report report={report.data} />}
    </Modal>
  );
}

export function Report({ report }: { report: SurgeReport }) {
  const t = useWords('surge');
  const format = useFormat();
  const language = useLanguage();
  const { surge, weeks } = report;
  const lines = shown.flatMap((id) => report.figures.find(({ during }) => during.id === id) ?? []);
  const text = (value: number | null, { during }: Line): string => figureText(value === null || during.unit !== 'count' ? value : Math.round(value * 10) / 10, during.unit, format, t('reports:unit.seconds'));
  return (
    <Stack>
      <div>
        <p className={styles.period}>{t('screen.period', { from: format.moment(surge.from), to: surge.to === null ? t('screen.still') : format.moment(surge.to), length: lengthText(report.seconds, t) })}</p>
        {surge.to === null ? <p className={styles.dim}>{t('screen.stillOn')}</p> : null}
        <p className={styles.dim}>{weeks === 0 ? t('screen.comparedNone') : t('screen.compared', { weeks })}</p>
        <p className={styles.dim}>{t('screen.told')}{surge.reason[language]}</p>
      </div>
      <Table caption={t('screen.reportOf', { name: surge.name })} rows={lines} keyOf={({ during }) => during.id} columns={[
        { key: 'figure', head: t('screen.figure'), names: true, cell: ({ during }) => <>{t(`reports:figure.${during.id}`)}<div className={styles.formula}>{during.formula[language]}</div></> },
        { key: 'during', head: t('screen.during'), figures: true, cell: (line) => <b>{text(line.during.value, line)}</b> },
        { key: 'before', head: t('screen.before'), figures: true, cell: (line) => (weeks === 0 ? '—' : line.beforeEach !== null ? <>{text(line.beforeEach, line)} <span className={styles.dim}>{t('screen.perWeek')}</span></> : text(line.before.value, line)) },
      ]} />
    </Stack>
  );
}
