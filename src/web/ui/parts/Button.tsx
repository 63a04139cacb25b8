import type { ComponentPropsWithRef, ReactNode } from 'react';
import styles from './button.module.css';
import { cx } from '../class-names.ts';
import { Icon, type IconName } from './icons.tsx';
import { ariaKeys } from '../keys/keymap.ts';
import { Keys } from '../keys/Keys.tsx';
import { Tooltip } from './Tooltip.tsx';

type Looks = 'primary' | 'plain' | 'soft' | 'quiet' | 'danger' | 'dangerous';
type Native = Omit<ComponentPropsWithRef<'button'>, 'children'>;

interface ButtonProps extends Native {
  children: ReactNode;
  /** One `primary` a view. `danger` opens something grave, `dangerous` does it. */
  look?: Looks;
  size?: 'small' | 'medium' | 'large';
  icon?: IconName;
  /** The act is under way: shown, announced, and not started twice. */
  busy?: boolean;
  wide?: boolean;
}

export function Button({ children, look = 'plain', size = 'medium', icon, busy = false, wide = false, className, disabled, type = 'button', ...rest }: ButtonProps) {
  return (
    <button {...rest} type={type} disabled={disabled || busy} aria-busy={busy || undefined} className={cx(styles.button, styles[look], size !== 'medium' && styles[size], wide && styles.wide, className)}>
      {busy ? <Icon name="refresh" className={styles.spin} /> : icon ? <Icon name={icon} /> : null}
      {children}
    </button>
  );
}

interface IconButtonProps extends Native {
  icon: IconName;
  /** What it does: its name for readers and its tooltip. */
  label: string;
  /** Its key, shown in the tooltip. */
  keys?: string;
  size?: 'small' | 'medium';
  busy?: boolean;
  look?: 'icon' | 'plain' | 'primary' | 'danger';
  side?: 'top' | 'right' | 'bottom' | 'left';
}

export function IconButton({ icon, label, keys, size = 'medium', busy = false, look = 'icon', side, className, disabled, type = 'button', ...rest }: IconButtonProps) {
  return (
    <Tooltip label={keys ? <>{label} <Keys keys={keys} /></> : label} side={side}>
      <button {...rest} type={type} aria-label={label} aria-keyshortcuts={ariaKeys(keys ?? '')} disabled={disabled || busy} aria-busy={busy || undefined} className={cx(styles.button, styles.icon, look !== 'icon' && styles[look], size === 'small' && styles.small, className)}>
        <Icon name={busy ? 'refresh' : icon} className={busy ? styles.spin : undefined} />
      </button>
    </Tooltip>
  );
}
