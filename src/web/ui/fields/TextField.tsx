import { useState, type ComponentPropsWithRef, type ReactNode } from 'react';
import { IconButton } from '../parts/Button.tsx';
import { cx } from '../class-names.ts';
import { Field, type FieldWords } from './Field.tsx';
import styles from './field.module.css';
import { Icon, type IconName } from '../parts/icons.tsx';
import { useWords } from '../text/words.ts';

type Native<T extends 'input' | 'textarea'> = Omit<ComponentPropsWithRef<T>, 'value' | 'onChange' | 'children' | 'id' | 'required'>;

interface TextFieldProps extends FieldWords, Native<'input'> {
  value: string;
  onChange: (value: string) => void;
  icon?: IconName;
  /** A small control or figure inside the field's end. */
  trail?: ReactNode;
}

export function TextField({ label, hint, error, required, labelHidden, value, onChange, icon, trail, className, ...rest }: TextFieldProps) {
  return (
    <Field label={label} hint={hint} error={error} required={required} labelHidden={labelHidden}>
      {(ids) => (
        <span className={styles.with}>
          {icon ? <span className={styles.lead}><Icon name={icon} /></span> : null}
          <input type="text" {...rest} {...ids} value={value} onChange={(event) => onChange(event.target.value)} className={cx(styles.control, className)} />
          {trail ? <span className={styles.trail}>{trail}</span> : null}
        </span>
      )}
    </Field>
  );
}

/** A password that can be looked at; `autoComplete` says whether it is the present or a new one. */
export function PasswordField({ autoComplete, ...rest }: TextFieldProps & { autoComplete: 'current-password' | 'new-password' }) {
  const [seen, setSeen] = useState(false);
  const t = useWords('web');
  return (
    <TextField {...rest} autoComplete={autoComplete} type={seen ? 'text' : 'password'} spellCheck={false} autoCapitalize="none"
      trail={<IconButton icon={seen ? 'eyeOff' : 'eye'} size="small" label={t(seen ? 'field.hidePassword' : 'field.showPassword')} aria-pressed={seen} onClick={() => setSeen(!seen)} />} />
  );
}

interface TextareaProps extends FieldWords, Native<'textarea'> {
  value: string;
  onChange: (value: string) => void;
}

export function Textarea({ label, hint, error, required, labelHidden, value, onChange, className, rows = 3, ...rest }: TextareaProps) {
  return (
    <Field label={label} hint={hint} error={error} required={required} labelHidden={labelHidden}>
      {(ids) => <textarea {...rest} {...ids} rows={rows} value={value} onChange={(event) => onChange(event.target.value)} className={cx(styles.control, styles.area, className)} />}
    </Field>
  );
}
