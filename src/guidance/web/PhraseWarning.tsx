import { Button } from '#web/ui/parts/Button.tsx';
import { Icon } from '#web/ui/parts/icons.tsx';
import { Keys } from '#web/ui/keys/Keys.tsx';
import { useWords, useWordsIn } from '#web/ui/text/words.ts';
import type { Language } from '#kit/core/shapes.ts';
import { withKinder } from '../core/kinder.ts';
import type { PhraseFinding } from '../core/phrases.ts';
import styles from './guidance.module.css';

/** The polite form is worth a hint; the rest is worth a second look before it is sent. */
export const isGrave = (finding: PhraseFinding): boolean => finding.kind !== 'informal';

/**
 * What in the text might hurt, why, and kinder words. `heldBack`: somebody pressed Send; the next press sends it as it stands.
 * It never blocks. `language`: the customer's, in which the kinder words are.
 */
export function PhraseWarning({ text, findings, language, heldBack, onText, onSendAnyway }: { text: string; findings: readonly PhraseFinding[]; language: Language; heldBack: boolean; onText: (text: string) => void; onSendAnyway: () => void }) {
  const t = useWords('guidance');
  const theirs = useWordsIn('guidance', language);
  const grave = findings.filter(isGrave);
  const informal = findings.filter((one) => !isGrave(one));
  if (findings.length === 0) return null;
  return (
    <div className={styles.warning} data-held={heldBack || undefined} role={heldBack ? 'alert' : 'status'}>
      {grave.slice(0, 3).map((one) => (
        <div key={`${one.start} ${one.kind}`} className={styles.finding}>
          <Icon name="warn" size={1} />
          <p><q>{one.text}</q> {t(one.why)} <span className={styles.kinder}>{theirs ? <>{t('warning.kinder')} <span lang={language}>{theirs(one.kinder)}</span></> : null}</span></p>
          {theirs ? <Button size="small" look="quiet" onClick={() => onText(one.replacement === undefined ? withKinder(text, one, grave, theirs(one.kinder)) : replaced(text, one, one.replacement))}>{t('warning.use')}</Button> : null}
        </div>
      ))}
      {informal.length > 0 ? (
        <div className={styles.finding} data-light="">
          <Icon name="info" size={1} />
          <p>{t('phrases.why.informal')}</p>
          <Button size="small" look="quiet" onClick={() => onText(allReplaced(text, informal))}>{t('warning.polite')}</Button>
        </div>
      ) : null}
      {heldBack ? (
        <div className={styles.held}>
          <strong>{t('warning.held')}</strong>
          <Button size="small" look="danger" onClick={onSendAnyway}>{t('warning.sendAnyway')} <Keys keys="Enter" /></Button>
        </div>
      ) : null}
    </div>
  );
}

function replaced(text: string, { start, end }: PhraseFinding, by: string): string {
  return text.slice(0, start) + by + text.slice(end);
}

/** From the last to the first, so that the places before still hold. */
function allReplaced(text: string, findings: readonly PhraseFinding[]): string {
  return findings.toSorted((a, b) => b.start - a.start).reduce((so, one) => (one.replacement === undefined ? so : replaced(so, one, one.replacement)), text);
}
