import { Keys } from '../Keys.tsx';
import { keycaps, keysOf } from '../keymap.ts';
import { Modal } from '../Modal.tsx';
import { preferences } from '../preferences.ts';
import { Link } from '../route.tsx';
import { useWords } from '../words.ts';
import { closePalette, palette, useAllCommands } from './commands.ts';
import styles from './palette.module.css';

/** `?`: every key that works on this screen now, as the person has set it. */
export function KeySheet() {
  const t = useWords('web');
  const open = palette.use((all) => all.sheet);
  return <Modal title={t('keys.title')} open={open} onClose={closePalette} size="large">{open ? <Sheet /> : null}</Modal>;
}

function Sheet() {
  const t = useWords('web');
  const theirs = preferences.use((all) => all.keymap);
  const commands = [
    ...useAllCommands(),
    { id: 'palette.open', label: t('palette.open'), group: t('palette.group.look'), keys: '$mod+k' },
    { id: 'keys.sheet', label: t('keys.title'), group: t('palette.group.look'), keys: 'Shift+?' },
  ];
  const groups = Map.groupBy(commands.filter((one) => keysOf(one.id, one.keys ?? '', theirs)), (one) => one.group);
  return (
    <>
      <div className={styles.sheet}>
        {[...groups].map(([group, some]) => (
          <section key={group} className={styles.sheetGroup}>
            <h3>{group}</h3>
            <ul>
              {some.map((one) => {
                const keys = keysOf(one.id, one.keys ?? '', theirs);
                return (
                  <li key={one.id} className={styles.sheetLine}>
                    <span>{one.label}<span className="unseen">{`: ${keycaps(keys).map((press) => press.join('+')).join(', ')}`}</span></span>
                    <Keys keys={keys} />
                  </li>
                );
              })}
            </ul>
          </section>
        ))}
      </div>
      <Link to="/me" onClick={closePalette}>{t('keys.change')}</Link>
    </>
  );
}
