import type { ReactElement, ReactNode } from 'react';
import type { IconName } from './icons.tsx';

export type MenuEntry =
  | { label: ReactNode; run: () => void; icon?: IconName; keys?: string; grave?: boolean; disabled?: boolean; /** One of several: ticked or not. */ checked?: boolean }
  | { heading: ReactNode }
  | 'line';

export interface MenuProps {
  children: ReactElement;
  entries: readonly MenuEntry[];
  side?: 'bottom-start' | 'bottom-end' | 'right-end' | 'right-start' | 'top-start' | 'top-end';
}
