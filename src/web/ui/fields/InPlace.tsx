import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { Button } from '../parts/Button.tsx';
import { Icon } from '../parts/icons.tsx';
import styles from './in-place.module.css';
import { belongsToIme } from '../keys/keymap.ts';
import { Textarea, TextField } from './TextField.tsx';
import { toastRefusal } from '../parts/toast.ts';
import { useWords } from '../text/words.ts';

interface InPlaceProps {
  /** What it is: names the field for readers. */
  label: string;
  value: string;
  onSave: (value: string) => Promise<unknown>;
  /** Shown instead of an empty value, and in the empty field. */
  placeholder: string;
  /** More than one: a text with lines, kept with Ctrl or ⌘ and Enter. */
  rows?: number;
  maxLength: number;
  mayEdit?: boolean;
  required?: boolean;
}

/** A text that is changed where it stands: a press opens it, Enter keeps it, Esc leaves it as it was. */
export function InPlace({ label, value, onSave, placeholder, rows = 1, maxLength, mayEdit = true, required = false }: InPlaceProps) {
  const t = useWords('web');
  const [draft, setDraft] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const shown = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && draft === null) shown.current?.focus();
    wasOpen.current = draft !== null;
  }, [draft]);
  if (!mayEdit) return <span className={value === '' ? styles.empty : styles.text}>{value === '' ? placeholder : value}</span>;
  if (draft === null) {
    return (
      <button ref={shown} type="button" className={styles.shown} title={t('inPlace.edit')} onClick={() => setDraft(value)}>
        <span className="unseen">{label}: </span>
        <span className={value === '' ? styles.empty : styles.text}>{value === '' ? placeholder : value}</span>
        <Icon name="edit" size={0.9375} className={value === '' ? undefined : styles.pen} />
      </button>
    );
  }
  const mayKeep = !required || draft.trim() !== '';
  const keep = (): void => {
    if (busy || !mayKeep) return;
    if (draft === value) return setDraft(null);
    setBusy(true);
    onSave(draft.trim()).then(() => setDraft(null), toastRefusal).finally(() => setBusy(false));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (belongsToIme(event.nativeEvent)) return;
    if (event.key === 'Escape') {
      event.stopPropagation();
      setDraft(null);
    } else if (event.key === 'Enter' && (rows === 1 || event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      keep();
    }
  };
  const field = { label, labelHidden: true, value: draft, onChange: setDraft, onKeyDown, placeholder, maxLength, autoFocus: true };
  return (
    <span className={styles.open}>
      {rows === 1 ? <TextField {...field} /> : <Textarea {...field} rows={rows} />}
      <span className={styles.acts}>
        <Button size="small" look="primary" busy={busy} disabled={!mayKeep} onClick={keep}>{t('save.do')}</Button>
        <Button size="small" look="quiet" onClick={() => setDraft(null)}>{t('cancel')}</Button>
      </span>
    </span>
  );
}
