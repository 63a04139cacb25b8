import { useState } from 'react';
import { Button } from '../parts/Button.tsx';
import { Keys } from '../keys/Keys.tsx';
import { clashes, keycaps, keysOf } from '../keys/keymap.ts';
import { Row } from '../parts/Layout.tsx';
import { Modal } from '../parts/Modal.tsx';
import { preferences } from '../preferences.ts';
import { useWords } from '../text/words.ts';
import { closePalette, palette, useAllCommands } from './commands.ts';
import { KeyEditor } from './KeyEditor.tsx';
import styles from './palette.module.css';

/** `?`: every key that works on this screen now, as the person has set it; changed on the spot. */
export function KeySheet() {
  const t = useWords('web');
  const open = palette.use((all) => all.sheet);
  return <Modal title={t('keys.title')} open={open} onClose={closePalette} size="large">{open ? <Sheet /> : null}</Modal>;
}

function Sheet() {
  const t = useWords('web');
  const [editing, setEditing] = useState(false);
  const theirs = preferences.use((all) => all.keymap);
  const commands = useAllCommands().filter((one) => one.keys !== undefined).map((one) => ({ ...one, now: keysOf(one.id, one.keys ?? '', theirs) }));
  const doubled = clashes(Object.fromEntries(commands.map((one) => [one.id, one.now])));
  const groups = Map.groupBy(commands.filter((one) => editing || one.now), (one) => one.group);
  const labelOf = (id: string | undefined): string | undefined => commands.find((one) => one.id === id)?.label;

  return (
    <>
      <div className={styles.sheet}>
        {[...groups].map(([group, some]) => (
          <section key={group} className={styles.sheetGroup}>
            <h3>{group}</h3>
            <ul>
              {some.map((one) => {
                const other = labelOf(doubled.find((ids) => ids.includes(one.id))?.find((id) => id !== one.id));
                return (
                  <li key={one.id} className={styles.sheetLine}>
                    <span>
                      {one.label}
                      {editing ? null : <span className="unseen">{`: ${keycaps(one.now).map((press) => press.join('+')).join(' ')}`}</span>}
                      {other ? <span className={styles.clash}>{t('keys.clash', { other })}</span> : null}
                    </span>
                    {editing ? <KeyEditor id={one.id} label={one.label} keys={one.now} /> : <Keys keys={one.now} />}
                  </li>
                );
              })}
            </ul>
          </section>
        ))}
      </div>
      <Row between>
        <p className={styles.hint}>{t('keys.hint')}</p>
        <Button look="soft" icon={editing ? 'check' : 'edit'} onClick={() => setEditing(!editing)}>{t(editing ? 'keys.done' : 'keys.change')}</Button>
      </Row>
    </>
  );
}
