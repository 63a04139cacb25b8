import { useId, type ComponentPropsWithRef, type ReactNode } from 'react';
import { cx } from '../class-names.ts';
import styles from './field.module.css';
import { Icon, type IconName } from '../parts/icons.tsx';

interface TickProps extends Omit<ComponentPropsWithRef<'input'>, 'checked' | 'onChange' | 'type'> {
  label: ReactNode;
  hint?: ReactNode;
  checked: boolean;
  onChange: (checked: boolean) => void;
}

export function Checkbox(props: TickProps) {
  return <Tick {...props} box={styles.box ?? ''} />;
}

/** Takes effect at once; in a form that is sent, use Checkbox. */
export function Switch(props: TickProps) {
  return <Tick {...props} box={styles.switch ?? ''} role="switch" />;
}

function Tick({ label, hint, checked, onChange, box, className, ...rest }: TickProps & { box: string }) {
  const hintId = useId();
  return (
    <label className={cx(styles.tick, className)}>
      <input {...rest} type="checkbox" className={box} checked={checked} onChange={(event) => onChange(event.target.checked)} aria-describedby={hint ? hintId : undefined} />
      <span className={styles.tickText}>
        <span>{label}</span>
        {hint ? <span id={hintId} className={styles.hint}>{hint}</span> : null}
      </span>
    </label>
  );
}

interface Choice<V extends string> { value: V; label: ReactNode; icon?: IconName; disabled?: boolean }

/** One of a few, side by side: theme, density, class of a complaint. Arrow keys move, as in every radio group. */
export function Choices<V extends string>({ label, value, onChange, choices, labelHidden = false }: { label: ReactNode; value: V | null; onChange: (value: V) => void; choices: readonly Choice<V>[]; labelHidden?: boolean }) {
  const name = useId();
  return (
    <fieldset className={styles.field} style={{ border: 0, margin: 0, padding: 0 }}>
      <legend className={labelHidden ? 'unseen' : styles.label} style={{ padding: 0, marginBottom: labelHidden ? 0 : '0.1875rem' }}>{label}</legend>
      <span className={styles.choices}>
        {choices.map((choice) => (
          <label key={choice.value} className={styles.choice}>
            <input type="radio" name={name} value={choice.value} checked={choice.value === value} disabled={choice.disabled} onChange={() => onChange(choice.value)} />
            <span>{choice.icon ? <Icon name={choice.icon} size={1} /> : null}{choice.label}</span>
          </label>
        ))}
      </span>
    </fieldset>
  );
}
