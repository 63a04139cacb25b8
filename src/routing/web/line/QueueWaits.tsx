import { useQuery } from '@tanstack/react-query';
import { Facts, Section, Stack } from '#web/ui/parts/Layout.tsx';
import { EmptyState, LoadingState } from '#web/ui/parts/States.tsx';
import { useMay } from '#web/ui/server/session.ts';
import { useFormat } from '#web/ui/text/use-format.ts';
import { useLanguage, useWords } from '#web/ui/text/words.ts';
import type { QueueWaits as Waits } from '../../contract.ts';
import { waitOutcomes } from '../../core/waits/wait-errors.ts';
import { FeltWaits } from './FeltWaits.tsx';
import { queueWaitsOptions, waitsCsv } from './api.ts';
import { WaitsMissing } from './WaitsMissing.tsx';
import styles from './waits.module.css';

/** Announced, actual and felt side by side; and how true the announcements were: as figures, as a distribution, and each as a line of a file. */
export function QueueWaits({ queueId }: { queueId: string }) {
  const t = useWords('routing');
  const mayExport = useMay('report.export');
  const waits = useQuery(queueWaitsOptions(queueId));
  if (waits.isPending) return <LoadingState rows={5} />;
  if (waits.data === undefined) return <WaitsMissing refusal={waits.error} busy={waits.isFetching} retry={() => void waits.refetch()} />;
  return (
    <Stack>
      <FeltWaits queueId={queueId} waits={waits.data} />
      <Section title={t('waits.title')} hint={t('waits.hint')} actions={mayExport ? <a href={waitsCsv(queueId)} download>{t('waits.download')}</a> : undefined}>
        {waits.data.count === 0 ? <EmptyState icon="clock" title={t('waits.none')}>{t('waits.noneHint')}</EmptyState> : <Figures waits={waits.data} />}
      </Section>
    </Stack>
  );
}

function Figures({ waits }: { waits: Waits }) {
  const t = useWords('routing');
  const format = useFormat();
  const join = useLanguage() === 'zh' ? '，' : ', ';
  const seconds = (value: number | null): string => (value === null ? '—' : t('waits.seconds', { n: format.count(Math.round(value)) }));
  const { biasSeconds: bias, correction } = waits;
  return (
    <>
      <Facts facts={[
        { term: t('waits.count'), value: t('waits.countOf', { n: format.count(waits.count), all: format.count(waits.announced) }) },
        { term: t('waits.p50'), value: seconds(waits.p50AbsoluteErrorSeconds) },
        { term: t('waits.p90'), value: seconds(waits.p90AbsoluteErrorSeconds) },
        { term: t('waits.bias'), value: bias === null ? '—' : t(bias >= 0 ? 'waits.biasMore' : 'waits.biasLess', { s: seconds(Math.abs(bias)) }) },
        { term: t('waits.coverage'), value: <>{waits.coverage === null ? '—' : format.share(waits.coverage)} <small className={styles.dim}>{t('waits.coverageGoal', { goal: format.share(waits.announcedShare) })}</small></> },
        { term: t('waits.correction'), value: <>× {correction.factor.toFixed(2)} <small className={styles.dim}>{t('waits.correctionFrom', { n: format.count(correction.learntFrom) })}</small></> },
        { term: t('waits.outcomes'), value: waitOutcomes.filter((outcome) => (waits.outcomes[outcome] ?? 0) > 0).map((outcome) => `${t(`waits.outcome.${outcome}`)} ${format.count(waits.outcomes[outcome] ?? 0)}`).join(join) },
      ]} />
      {correction.byHour.length === 0 ? null : <p className={styles.dim}>{t('waits.hours', { hours: correction.byHour.map(({ hour, factor }) => t('waits.hour', { hour, factor: factor.toFixed(2) })).join(join) })}</p>}
      <Histogram bins={waits.histogram} />
      <p className={styles.dim}>{t('waits.censored')}</p>
    </>
  );
}

/** A table that is also a picture: each band with its bar; earlier than said stands above, later below. */
function Histogram({ bins }: { bins: Waits['histogram'] }) {
  const t = useWords('routing');
  const most = Math.max(1, ...bins.map((bin) => bin.count));
  const band = ({ fromSeconds, toSeconds }: Waits['histogram'][number]): string =>
    (fromSeconds === null ? t('waits.under', { to: toSeconds ?? 0 }) : toSeconds === null ? t('waits.over', { from: fromSeconds }) : t('waits.between', { from: fromSeconds, to: toSeconds }));
  return (
    <table className={styles.histogram}>
      <caption>{t('waits.histogram')}</caption>
      <thead><tr><th scope="col">{t('waits.band')}</th><th scope="col">{t('waits.share')}</th><td /></tr></thead>
      <tbody>
        {bins.map((bin) => (
          <tr key={String(bin.fromSeconds)}>
            <th scope="row">{band(bin)}</th>
            <td className={styles.figures}>{bin.count}</td>
            <td className={styles.barCell}><span className={styles.bar} data-late={(bin.fromSeconds ?? -1) >= 0 || undefined} style={{ inlineSize: `${(bin.count / most) * 100}%` }} /></td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
