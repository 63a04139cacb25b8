import { useEffect, useState, type ReactNode } from 'react';
import { cx } from './class-names.ts';
import { Field, type FieldWords } from './Field.tsx';
import styles from './field.module.css';
import own from './number-field.module.css';

interface NumberFieldProps extends FieldWords {
  value: number;
  onChange: (value: number) => void;
  min: number;
  max: number;
  step?: number;
  /** Behind the figure: s, %, people. */
  unit?: ReactNode;
  disabled?: boolean;
}

/** A whole figure. What is typed may pass through nonsense (empty while one deletes); what is told is always within its bounds. */
export function NumberField({ label, hint, error, required, labelHidden, value, onChange, min, max, step = 1, unit, disabled }: NumberFieldProps) {
  const [typed, setTyped] = useState(String(value));
  useEffect(() => setTyped((before) => (Number(before) === value && before !== '' ? before : String(value))), [value]);

  function type(text: string): void {
    setTyped(text);
    const number = Math.round(Number(text));
    if (text.trim() !== '' && Number.isFinite(number) && number >= min && number <= max) onChange(number);
  }
  function settle(): void {
    const number = Math.round(Number(typed));
    const kept = typed.trim() === '' || !Number.isFinite(number) ? value : Math.min(max, Math.max(min, number));
    setTyped(String(kept));
    if (kept !== value) onChange(kept);
  }
  return (
    <Field label={label} hint={hint} error={error} required={required} labelHidden={labelHidden}>
      {(ids) => (
        <span className={own.with}>
          <input type="number" inputMode="numeric" {...ids} min={min} max={max} step={step} disabled={disabled} value={typed} onChange={(event) => type(event.target.value)} onBlur={settle} className={cx(styles.control, own.number)} />
          {unit ? <span className={own.unit} aria-hidden="true">{unit}</span> : null}
        </span>
      )}
    </Field>
  );
}
