import { Menu as KitMenu } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { cx } from './class-names.ts';
import float from './float.module.css';
import { Icon, type IconName } from './icons.tsx';
import { Keys } from './Keys.tsx';

export type MenuEntry =
  | { label: ReactNode; run: () => void; icon?: IconName; keys?: string; grave?: boolean; disabled?: boolean; /** One of several: ticked or not. */ checked?: boolean }
  | { heading: ReactNode }
  | 'line';

const classNames = { dropdown: float.menu, item: float.item, itemLabel: float.itemLabel, label: float.heading, divider: float.line };

/** A list of acts behind one button (the only child). Arrows move, letters jump, Esc returns the focus. */
export function Menu({ children, entries, side = 'bottom-end' }: { children: ReactElement; entries: readonly MenuEntry[]; side?: 'bottom-start' | 'bottom-end' | 'right-end' | 'right-start' | 'top-start' | 'top-end' }) {
  return (
    <KitMenu position={side} withInitialFocusPlaceholder={false} shadow="none" offset={6} transitionProps={{ duration: 0 }} classNames={classNames}>
      <KitMenu.Target>{children}</KitMenu.Target>
      <KitMenu.Dropdown>
        {entries.map((entry, i) => {
          if (entry === 'line') return <KitMenu.Divider key={i} />;
          if ('heading' in entry) return <KitMenu.Label key={i}>{entry.heading}</KitMenu.Label>;
          if (entry.checked !== undefined) {
            return (
              <KitMenu.RadioItem key={i} value={String(i)} checked={entry.checked} onChange={entry.run} disabled={entry.disabled} closeMenuOnClick checkIcon={<Icon name="check" size={1} />}>
                <span className={float.choice}>{entry.icon ? <Icon name={entry.icon} /> : null}{entry.label}</span>
              </KitMenu.RadioItem>
            );
          }
          return (
            <KitMenu.Item key={i} onClick={entry.run} disabled={entry.disabled} className={cx(entry.grave && float.grave)}
              leftSection={entry.icon ? <Icon name={entry.icon} /> : undefined} rightSection={entry.keys ? <Keys keys={entry.keys} /> : undefined}>
              {entry.label}
            </KitMenu.Item>
          );
        })}
      </KitMenu.Dropdown>
    </KitMenu>
  );
}
