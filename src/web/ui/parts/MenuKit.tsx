import { Menu as KitMenu } from '@mantine/core';
import { cx } from '../class-names.ts';
import float from './float.module.css';
import { Icon } from './icons.tsx';
import { ariaKeys } from '../keys/keymap.ts';
import { Keys } from '../keys/Keys.tsx';
import type { MenuProps } from './menu-entries.ts';

const classNames = { dropdown: float.menu, item: float.item, itemLabel: float.itemLabel, label: float.heading, divider: float.line };

/** The menu itself; `opensAtOnce` when it was asked for before it was here. */
export function MenuKit({ children, entries, side = 'bottom-end', opensAtOnce }: MenuProps & { opensAtOnce: boolean }) {
  return (
    <KitMenu defaultOpened={opensAtOnce} position={side} withInitialFocusPlaceholder={false} shadow="none" offset={6} transitionProps={{ duration: 0 }} classNames={classNames}>
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
            <KitMenu.Item key={i} onClick={entry.run} disabled={entry.disabled} className={cx(entry.grave && float.grave)} aria-keyshortcuts={ariaKeys(entry.keys ?? '')}
              leftSection={entry.icon ? <Icon name={entry.icon} /> : undefined} rightSection={entry.keys ? <Keys keys={entry.keys} /> : undefined}>
              {entry.label}
            </KitMenu.Item>
          );
        })}
      </KitMenu.Dropdown>
    </KitMenu>
  );
}
