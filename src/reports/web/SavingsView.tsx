import { useQuery } from '@tanstack/react-query';
import { cx } from '#web/ui/class-names.ts';
import { Section, Stack } from '#web/ui/parts/Layout.tsx';
import { Icon } from '#web/ui/parts/icons.tsx';
import { Badge } from '#web/ui/parts/Marks.tsx';
import { EmptyState, LoadingState, RefusedState } from '#web/ui/parts/States.tsx';
import { Table } from '#web/ui/parts/Table.tsx';
import { useFormat } from '#web/ui/text/use-format.ts';
import { useLanguage, useWords } from '#web/ui/text/words.ts';
import type { Savings, SavingsQuery } from '../contract.ts';
import { savings } from './api.ts';
import reports from './reports.module.css';
import styles from './savings.module.css';
import { useAmount } from './use-amount.ts';

/** What keeping places changed: an estimate, beside how far it agrees with what happened. */
export function SavingsView({ asked }: { asked: SavingsQuery }) {
  const t = useWords('reports');
  const report = useQuery({ queryKey: ['savings', asked], queryFn: () => savings(asked) });
  if (report.isPending) return <><p className={reports.dim}>{t('screen.savings.slow')}</p><LoadingState rows={6} /></>;
  if (report.isError) return <RefusedState refusal={report.error} retry={() => void report.refetch()} />;
  return <Estimate report={report.data} />;
}

function Estimate({ report }: { report: Savings }) {
  const t = useWords('reports');
  const language = useLanguage();
  const { verdict } = report;
  if (verdict === 'nothing_kept') return <EmptyState icon="chart" title={t('savings.verdict.nothing_kept')}>{t('screen.savings.nothingHint')}</EmptyState>;
  return (
    <>
      <Section title={<>{t('screen.savings.title')} <Badge tone="info">{t('screen.savings.estimate')}</Badge></>} hint={t('screen.savings.sub')}>
        <Stack tight>
          <Said report={report} />
          {verdict === 'said' ? <div className={reports.cards}>{report.figures.filter(isWorthACard).map((figure) => <SavingCard key={figure.id} figure={figure} repetitions={report.repetitions} />)}</div> : null}
        </Stack>
      </Section>
      {verdict === 'too_few' ? null : <Agreement report={report} />}
      <Venting venting={report.venting} />
      <Section title={t('screen.savings.method')}><p className={styles.prose}>{report.method[language]}</p></Section>
    </>
  );
}

type Saving = Savings['figures'][number];

/** Where nobody ever waits on the telephone, nothing is said of telephones. */
function isWorthACard({ unit, withPlaces, without }: Saving): boolean {
  return unit !== 'minutes' || withPlaces !== 0 || without !== 0;
}

function Said({ report }: { report: Savings }) {
  const t = useWords('reports');
  const amount = useAmount();
  const format = useFormat();
  const { verdict, lacks, repetitions } = report;
  const isSampled = report.simulatedContacts < report.contacts;
  return (
    <>
      <p className={styles.verdict} data-verdict={verdict} role={verdict === 'said' ? undefined : 'note'}><Icon name={verdict === 'said' ? 'check' : 'warn'} />{t(`savings.verdict.${verdict}`)}</p>
      {verdict === 'too_few' ? <p>{t('screen.savings.lacksNow', { what: lacks.map((lack) => t(`screen.savings.lacks.${lack}`)).join(' · ') })}</p> : null}
      {verdict === 'too_far' ? <p>{t('screen.savings.tooFarHint')}</p> : null}
      <p className={reports.dim}>
        {t('screen.savings.basis', { contacts: format.count(report.contacts), days: report.days, repetitions })} {verdict === 'too_few' || report.patienceSeconds === null || report.handleSeconds === null ? null : t('screen.savings.learnt', { patience: amount(report.patienceSeconds, 'seconds'), handle: amount(report.handleSeconds, 'seconds') })}
      </p>
      {isSampled ? <p>{t('screen.savings.sampled', { days: report.simulatedDays, contacts: format.count(report.simulatedContacts) })}</p> : null}
    </>
  );
}

function SavingCard({ figure, repetitions }: { figure: Saving; repetitions: number }) {
  const t = useWords('reports');
  const language = useLanguage();
  const amount = useAmount();
  const { saved, unit } = figure;
  return (
    <article className={reports.card}>
      <h3 className={reports.name}>{t(`savings.figure.${figure.id}`)}</h3>
      <p className={reports.value} data-none={saved === null ? '' : undefined}>{amount(saved?.mean ?? null, unit)}</p>
      {saved === null ? null : <p className={reports.dim}>{t('screen.savings.range', { n: repetitions, low: amount(saved.low, unit), high: amount(saved.high, unit) })}</p>}
      <dl className={styles.both}>
        <div><dt>{t('screen.savings.with')}</dt><dd>{amount(figure.withPlaces, unit)}</dd></div>
        <div><dt>{t('screen.savings.without')}</dt><dd>{amount(figure.without, unit)}</dd></div>
      </dl>
      <p className={reports.formula}>{figure.definition[language]}</p>
    </article>
  );
}

function Agreement({ report }: { report: Savings }) {
  const t = useWords('reports');
  const language = useLanguage();
  const amount = useAmount();
  return (
    <Section title={t('screen.savings.agreement')} hint={t('screen.savings.agreementHint')}>
      <Table caption={t('screen.savings.agreement')} rows={report.agreement} keyOf={(line) => line.id} columns={[
        { key: 'measure', head: t('screen.savings.measure'), names: true, cell: (line) => <>{t(`savings.agreement.${line.id}`)}<div className={cx(reports.formula, styles.plain)}>{line.definition[language]}</div></> },
        { key: 'recorded', head: t('screen.savings.recorded'), figures: true, cell: (line) => amount(line.recorded, line.unit) },
        { key: 'simulated', head: t('screen.savings.simulated'), figures: true, cell: (line) => amount(line.simulated, line.unit) },
        { key: 'close', head: t('screen.savings.close'), cell: (line) => (line.isClose === null ? <span className={reports.dim}>{t('screen.savings.notJudged')}</span> : line.isClose ? <Badge tone="good" icon="check">{t('screen.savings.isClose')}</Badge> : <Badge tone="warn" icon="warn">{t('screen.savings.isFar')}</Badge>) },
      ]} />
    </Section>
  );
}

function Venting({ venting }: { venting: Savings['venting'] }) {
  const t = useWords('reports');
  const language = useLanguage();
  const amount = useAmount();
  const { verdict, waitedLong, calledBack, longerSeconds, savedMinutes } = venting;
  const figure = (n: number | undefined): string => amount(n ?? null, 'count');
  return (
    <Section title={t('screen.savings.venting')}>
      <Stack tight>
        <p>{t('screen.savings.groups', { long: waitedLong.count, longMean: amount(waitedLong.meanSeconds, 'seconds'), called: calledBack.count, calledMean: amount(calledBack.meanSeconds, 'seconds') })}</p>
        {longerSeconds === null ? null : <p>{t('screen.savings.longer', { mean: amount(longerSeconds.mean, 'seconds'), low: amount(longerSeconds.low, 'seconds'), high: amount(longerSeconds.high, 'seconds') })}</p>}
        <p className={styles.verdict} data-verdict={verdict}>{t(`screen.savings.ventingVerdict.${verdict}`, { minutes: figure(savedMinutes?.mean), low: figure(savedMinutes?.low), high: figure(savedMinutes?.high) })}</p>
        <p className={reports.formula}>{venting.definition[language]}</p>
      </Stack>
    </Section>
  );
}
