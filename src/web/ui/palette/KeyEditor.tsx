import { useState, type KeyboardEvent } from 'react';
import { Button, IconButton } from '../parts/Button.tsx';
import { Keys } from '../keys/Keys.tsx';
import { keycaps, pressed } from '../keys/keymap.ts';
import { preferences, setPreference } from '../preferences.ts';
import { useWords } from '../text/words.ts';
import styles from './palette.module.css';

/** One act's key: click, press the new one. It can be switched off and brought back (WCAG 2.1.4). */
export function KeyEditor({ id, label, keys }: { id: string; label: string; keys: string }) {
  const t = useWords('web');
  const theirs = preferences.use((all) => all.keymap);
  const [listening, setListening] = useState(false);

  function keep(next: string | null): void {
    const { [id]: _before, ...others } = theirs;
    setPreference('keymap', next === null ? others : { ...others, [id]: next });
    setListening(false);
  }

  function listen(event: KeyboardEvent): void {
    if (!listening || event.key === 'Tab') return;
    event.preventDefault();
    // Esc means: leave the key as it is, not: close the sheet.
    event.stopPropagation();
    if (event.key === 'Escape') return setListening(false);
    const next = pressed(event.nativeEvent);
    if (next) keep(next);
  }

  return (
    <span className={styles.editor}>
      <Button size="small" className={styles.key} onClick={() => setListening(true)} onBlur={() => setListening(false)} onKeyDownCapture={listen}>
        <span className="unseen">{label}: {keys && !listening ? keycaps(keys).map((press) => press.join('+')).join(' ') : ''}</span>
        {listening ? t('keys.press') : keys ? <Keys keys={keys} /> : t('keys.off')}
      </Button>
      {keys ? <IconButton icon="close" size="small" label={t('keys.turnOff')} onClick={() => keep('')} /> : null}
      {id in theirs ? <IconButton icon="undo" size="small" label={t('keys.houseKey')} onClick={() => keep(null)} /> : null}
    </span>
  );
}
