import { useId } from 'react';
import { useSaid } from './language.ts';
import styles from './portal.module.css';
import { portalWords } from './words.ts';

interface Common {
  label: string;
  hint?: string;
  value: string;
  onChange: (value: string) => void;
  maxLength: number;
  required?: boolean;
  error?: string | undefined;
  /** It need not say whether it may be left out: the only field of its form, or one of several of which one is enough. */
  untagged?: boolean;
}

/** Several lines, growing with what is written; near the end it says how much room is left. */
export function LongField({ label, hint, value, onChange, maxLength, required = false, untagged = false, error, rows = 4 }: Common & { rows?: number }) {
  const id = useId();
  const said = useSaid(portalWords);
  const left = maxLength - value.length;
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}{untagged ? null : <span className={styles.dim}> {required ? said.required : said.optional}</span>}</label>
      {hint ? <p id={`${id}-hint`} className={styles.hint}>{hint}</p> : null}
      <textarea id={id} className={styles.control} rows={rows} value={value} maxLength={maxLength} required={required} aria-invalid={error !== undefined || undefined}
        aria-describedby={[hint ? `${id}-hint` : '', error === undefined ? '' : `${id}-error`].join(' ').trim() || undefined} onChange={(event) => onChange(event.target.value)} />
      {error === undefined ? null : <p id={`${id}-error`} className={styles.error}>{error}</p>}
      <p className={styles.left} role="status">{left <= 200 ? said.left(left) : ''}</p>
    </div>
  );
}

export function LineField({ label, hint, value, onChange, maxLength, required = false, untagged = false, error, type = 'text', autoComplete }: Common & { type?: 'text' | 'tel' | 'email'; autoComplete?: string }) {
  const id = useId();
  const said = useSaid(portalWords);
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}{untagged ? null : <span className={styles.dim}> {required ? said.required : said.optional}</span>}</label>
      {hint ? <p id={`${id}-hint`} className={styles.hint}>{hint}</p> : null}
      <input id={id} className={styles.control} type={type} value={value} maxLength={maxLength} required={required} autoComplete={autoComplete} aria-invalid={error !== undefined || undefined}
        aria-describedby={[hint ? `${id}-hint` : '', error === undefined ? '' : `${id}-error`].join(' ').trim() || undefined} onChange={(event) => onChange(event.target.value)} />
      {error === undefined ? null : <p id={`${id}-error`} className={styles.error}>{error}</p>}
    </div>
  );
}
