import { Tooltip as KitTooltip } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import styles from './float.module.css';

/** A short word about the one element inside; opens on hover and on focus, closes with Esc. Never the only place of a fact. */
export function Tooltip({ label, side = 'top', children }: { label: ReactNode; side?: 'top' | 'right' | 'bottom' | 'left'; children: ReactElement }) {
  return (
    <KitTooltip label={label} position={side} openDelay={350} withArrow={false} events={{ hover: true, focus: true, touch: false }} classNames={{ tooltip: styles.tooltip }} transitionProps={{ duration: 80 }}>
      {children}
    </KitTooltip>
  );
}
