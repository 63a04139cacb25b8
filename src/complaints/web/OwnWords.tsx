import { useQuery } from '@tanstack/react-query';
import { call } from '#web/ui/server/api.ts';
import { useFormat } from '#web/ui/text/use-format.ts';
import { useWords } from '#web/ui/text/words.ts';
import { CustomerWords, type MoveComplaint } from '../contract.ts';
import styles from './complaint.module.css';

export type OwnWord = NonNullable<MoveComplaint['agreedIn']>;

/** A complaint that came back is closed by an agent only by what the customer said themselves: it is chosen here. */
export function OwnWords({ caseId, chosen, onChoose }: { caseId: string; chosen: OwnWord | null; onChoose: (word: OwnWord) => void }) {
  const t = useWords('complaints');
  const format = useFormat();
  const words = useQuery({ queryKey: ['complaint', caseId, 'own-words'], queryFn: ({ signal }) => call('GET', `/api/complaints/${caseId}/customer-words`, { shape: CustomerWords, signal }) }).data?.items;
  if (words === undefined) return null;
  return (
    <fieldset className={styles.endings}>
      <legend>{t('screen.ownWords')}</legend>
      <p className={styles.dim}>{t(words.length === 0 ? 'screen.ownWordsNone' : 'screen.ownWordsHint')}</p>
      {words.map(({ kind, id, text, at }) => (
        <label key={id} className={styles.ending}>
          <input type="radio" name="own-word" checked={chosen?.id === id} onChange={() => onChoose({ kind, id })} />
          <span><q>{text}</q> <time className={styles.dim} dateTime={at}>{format.near(at)}</time></span>
        </label>
      ))}
    </fieldset>
  );
}
