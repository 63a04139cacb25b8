import { Facts } from '#web/ui/parts/Layout.tsx';
import { useFormat } from '#web/ui/text/use-format.ts';
import { useWords } from '#web/ui/text/words.ts';
import type { Complaint } from '../contract.ts';
import styles from './complaint.module.css';

/** What was decided before, each time it was opened again: nothing of it is lost, and nobody asks the customer twice. */
export function Rounds({ complaint }: { complaint: Complaint }) {
  const t = useWords('complaints');
  const format = useFormat();
  return (
    <ol className={styles.rounds}>
      {complaint.rounds.map((round, i) => (
        <li key={i}>
          <h3>{t('screen.round', { n: i + 1 })}</h3>
          <Facts facts={[
            { term: t('screen.roundEnd'), value: [round.outcome === null ? '' : t(`outcome.${round.outcome}`), round.closedAt === null ? '' : format.moment(round.closedAt)].filter(Boolean).join(' · ') || t('screen.none') },
            { term: t('screen.offers'), value: round.responseKinds.map((kind) => t(`responseKind.${kind}`)).join(t('screen.comma')) || t('screen.none') },
            { term: t('screen.decision'), value: round.decision || t('screen.none') },
            { term: t('screen.agreed'), value: t(`screen.agreement.${round.agreed === null ? 'unknown' : round.agreed ? 'yes' : 'no'}`) },
            ...(round.closingWords === '' ? [] : [{ term: t('screen.closingWords'), value: round.closingWords }]),
          ]} />
        </li>
      ))}
    </ol>
  );
}
