import { useQuery } from '@tanstack/react-query';
import { Section } from '#web/ui/parts/Layout.tsx';
import { figureText } from '#web/ui/text/figure-text.ts';
import { LoadingState } from '#web/ui/parts/States.tsx';
import { useFormat } from '#web/ui/text/use-format.ts';
import { useLanguage, useWords } from '#web/ui/text/words.ts';
import type { FigureAnswer } from '#reports/contract.ts';
import { fewestFelt } from '#reports/core/figures/felt-waits.ts';
import type { QueueWaits as Waits } from '../../contract.ts';
import { feltWaitsOptions } from './api.ts';
import { WaitsMissing } from './WaitsMissing.tsx';
import styles from './waits.module.css';

const spans = [{ name: 'announced', id: 'felt_wait_announced' }, { name: 'actual', id: 'felt_wait_actual' }, { name: 'felt', id: 'felt_wait' }] as const;

/** Expected, actual and perceived wait of a queue side by side: of everybody who was told one, and of those who said how it felt. */
export function FeltWaits({ queueId, waits }: { queueId: string; waits: Pick<Waits, 'from' | 'to' | 'outcomes' | 'meanAnnouncedSeconds' | 'meanActualSeconds'> }) {
  const t = useWords('routing');
  const found = useQuery(feltWaitsOptions(queueId, waits));
  if (found.isPending) return <LoadingState rows={3} />;
  if (found.data === undefined) return <Section title={t('waits.felt.title')}><WaitsMissing refusal={found.error} busy={found.isFetching} retry={() => void found.refetch()} /></Section>;
  const { figures } = found.data;
  return (
    <Section title={t('waits.felt.title')} hint={t('waits.felt.hint')}>
      <SideBySide figures={figures} everybody={{ announced: waits.meanAnnouncedSeconds, actual: waits.meanActualSeconds, felt: null, served: (waits.outcomes.answered ?? 0) + (waits.outcomes.called_back ?? 0) }} />
      <Conclusion figures={figures} />
      <Definitions figures={figures} />
    </Section>
  );
}

const figureOf = (figures: readonly FigureAnswer[], id: string): FigureAnswer | undefined => figures.find((figure) => figure.id === id);

interface Everybody {
  readonly announced: number | null;
  readonly actual: number | null;
  /** Only those who answered say how it felt. */
  readonly felt: null;
  readonly served: number;
}
/** A table that is also a picture: the three waits of the same customers, one below the other. */
function SideBySide({ figures, everybody }: { figures: readonly FigureAnswer[]; everybody: Everybody }) {
  const t = useWords('routing');
  const format = useFormat();
  const rows = spans.map(({ name, id }) => ({ name, of: figureOf(figures, id)?.value ?? null, n: figureOf(figures, id)?.denominator ?? 0, all: everybody[name] }));
  const most = Math.max(1, ...rows.map((row) => row.of ?? 0));
  const wait = (seconds: number | null): string => figureText(seconds, 'seconds', format, t('reports:unit.seconds'));
  return (
    <table className={styles.felt}>
      <caption className="unseen">{t('waits.felt.title')}</caption>
      <thead><tr><td /><th scope="col">{t('waits.felt.everybody')}</th><th scope="col">{t('waits.felt.told')}</th><td /></tr></thead>
      <tbody>
        {rows.map(({ name, of, n, all }) => (
          <tr key={name}>
            <th scope="row">{t(`waits.felt.${name}`)}</th>
            <td className={styles.figures}>{wait(all)}{all === null ? null : <small className={styles.of}>{t('waits.felt.of', { n: format.count(everybody.served), count: everybody.served })}</small>}</td>
            <td className={styles.figures}>{wait(of)}{of === null ? null : <small className={styles.of}>{t('waits.felt.of', { n: format.count(n), count: n })}</small>}</td>
            <td className={styles.barCell}><span className={styles.bar} data-span={name} style={{ inlineSize: `${((of ?? 0) / most) * 100}%` }} /></td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** In a sentence, with how many it rests on; of fewer than a handful only how many there are. */
function Conclusion({ figures }: { figures: readonly FigureAnswer[] }) {
  const t = useWords('routing');
  const format = useFormat();
  const [ratio, felt, answers, unnoticed] = ['felt_wait_ratio', 'felt_wait', 'felt_wait_answers', 'felt_wait_unnoticed'].map((id) => figureOf(figures, id));
  const n = answers?.value ?? 0;
  if (ratio?.value == null) return <p>{n === 0 ? t('waits.felt.none') : t('waits.felt.few', { n: format.count(n), of: fewestFelt, count: n })}</p>;
  const off = Math.round((ratio.value - 1) * 100);
  const how = off === 0 ? 'same' : off > 0 ? 'longer' : 'shorter';
  return (
    <>
      <p>{t(`waits.felt.${how}`, { ratio: ratio.value.toFixed(2), off: Math.abs(off), n: format.count(felt?.denominator ?? 0) })}</p>
      {unnoticed?.value == null ? null : <p>{t('waits.felt.unnoticed', { n: format.count(unnoticed.numerator), of: format.count(unnoticed.denominator), share: format.share(unnoticed.value) })}</p>}
    </>
  );
}

function Definitions({ figures }: { figures: readonly FigureAnswer[] }) {
  const t = useWords('routing');
  const language = useLanguage();
  return (
    <details className={styles.definitions}>
      <summary>{t('waits.felt.definitions')}</summary>
      <dl>
        <div><dt>{t('waits.felt.everybody')}</dt><dd>{t('waits.felt.everybodyMeans')}</dd></div>
        {spans.map(({ name, id }) => <div key={name}><dt>{t(`waits.felt.${name}`)}</dt><dd>{figureOf(figures, id)?.formula[language]}</dd></div>)}
      </dl>
    </details>
  );
}
