import { useEffect, useState, type ReactNode } from 'react';
import { cx } from '../class-names.ts';
import { Field, type FieldWords } from './Field.tsx';
import styles from './field.module.css';
import own from './number-field.module.css';
import { numberFault, numberIn } from './number-fault.ts';
import { useFormat } from '../text/use-format.ts';
import { useWords } from '../text/words.ts';

interface NumberFieldProps extends FieldWords {
  /** NaN: nothing that is a number stands there. */
  value: number;
  onChange: (value: number) => void;
  min: number;
  max: number;
  /** Not only whole numbers. */
  fractions?: boolean;
  /** Behind the figure: s, %, people. */
  unit?: ReactNode;
  disabled?: boolean;
}

/**
 * A figure with its bounds. What is typed stays and is told as it is, right or wrong: the form's shape refuses what is wrong, and the
 * field says what would be right, as soon as one leaves it (while one types, `8` is on its way to `80`).
 */
export function NumberField({ label, hint, error, required, labelHidden, value, onChange, min, max, fractions = false, unit, disabled }: NumberFieldProps) {
  const t = useWords('web');
  const format = useFormat();
  const [typed, setTyped] = useState(textOf(value));
  useEffect(() => setTyped((before) => (Object.is(numberIn(before), value) ? before : textOf(value))), [value]);
  const fault = numberFault(value, { min, max, fractions });
  // What came wrong (from a hidden tab, say) is said at once.
  const [isSaid, setSaid] = useState(fault !== undefined);
  if (isSaid && fault === undefined) setSaid(false);
  const wrong = isSaid && fault !== undefined ? t(`field.number.${fault}`, { typed, right: t(fractions ? 'field.number.between' : 'field.number.wholeBetween', { min: format.count(min), max: format.count(max) }) }) : error;
  const say = (): void => setSaid(fault !== undefined);
  return (
    <Field label={label} hint={hint} error={wrong} required={required} labelHidden={labelHidden}>
      {(ids) => (
        <span className={own.with}>
          <input type="number" inputMode={fractions ? 'decimal' : 'numeric'} {...ids} min={min} max={max} step={fractions ? 'any' : 1} disabled={disabled} value={typed} className={cx(styles.control, own.number)}
            onChange={(event) => { setTyped(event.target.value); onChange(numberIn(event.target.value)); }} onBlur={say} onKeyDown={(event) => { if (event.key === 'Enter') say(); }} />
          {unit ? <span className={own.unit} aria-hidden="true">{unit}</span> : null}
        </span>
      )}
    </Field>
  );
}

function textOf(value: number): string {
  return Number.isNaN(value) ? '' : String(value);
}
