import { Icon } from '#web/ui/parts/icons.tsx';
import { useWords } from '#web/ui/text/words.ts';
import { responseKinds, type ResponseKind } from '../core/response.ts';
import styles from './complaint.module.css';

/** What is offered to put it right, any of them. */
export function OfferChips({ chosen, mayDo, onChange }: { chosen: readonly ResponseKind[]; mayDo: boolean; onChange: (next: ResponseKind[]) => void }) {
  const t = useWords('complaints');
  const has = new Set(chosen);
  return (
    <div className={styles.field}>
      <h3>{t('screen.offers')}</h3>
      <div className={styles.chips} role="group" aria-label={t('screen.offers')}>
        {responseKinds.map((kind) => (
          <button key={kind} type="button" className={styles.chip} aria-pressed={has.has(kind)} disabled={!mayDo} onClick={() => onChange(responseKinds.filter((one) => (one === kind ? !has.has(one) : has.has(one))))}>{has.has(kind) ? <Icon name="check" size={0.875} /> : null}{t(`responseKind.${kind}`)}</button>
        ))}
      </div>
    </div>
  );
}
