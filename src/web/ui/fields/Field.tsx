import { useId, type ReactNode } from 'react';
import styles from './field.module.css';
import { Icon } from '../parts/icons.tsx';
import { useWords } from '../text/words.ts';

/** What every field may say besides its value. */
export interface FieldWords {
  label: ReactNode;
  hint?: ReactNode;
  /** What is wrong and what would be right; read out and tied to the control. */
  error?: ReactNode;
  required?: boolean;
  /** The label is only for readers (a search box whose icon says enough). */
  labelHidden?: boolean;
}

interface FieldIds { id: string; 'aria-describedby': string | undefined; 'aria-invalid': true | undefined; 'aria-required': true | undefined }

/** Label, control, hint and error, tied together. The control is drawn by the caller with the ids given. */
export function Field({ label, hint, error, required = false, labelHidden = false, children }: FieldWords & { children: (ids: FieldIds) => ReactNode }) {
  const id = useId();
  const t = useWords('web');
  const describedBy = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return (
    <div className={styles.field}>
      <label htmlFor={id} id={`${id}-label`} className={labelHidden ? 'unseen' : styles.label}>
        {label}
        {required ? <span className={styles.must} title={t('field.required')} aria-hidden="true">*</span> : null}
      </label>
      {children({ id, 'aria-describedby': describedBy || undefined, 'aria-invalid': error ? true : undefined, 'aria-required': required || undefined })}
      {hint ? <p id={`${id}-hint`} className={styles.hint}>{hint}</p> : null}
      {error ? <p id={`${id}-error`} className={styles.error} role="alert"><Icon name="warn" size={1} />{error}</p> : null}
    </div>
  );
}
