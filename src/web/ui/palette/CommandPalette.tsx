import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { Icon, type IconName } from '../parts/icons.tsx';
import { Keys } from '../keys/Keys.tsx';
import { belongsToIme, keysOf } from '../keys/keymap.ts';
import { Modal } from '../parts/Modal.tsx';
import { preferences } from '../preferences.ts';
import { useWords } from '../text/words.ts';
import { closePalette, palette, useAllCommands } from './commands.ts';
import { fits } from './fits.ts';
import styles from './palette.module.css';
import { useFound } from './use-found.ts';

interface Line { id: string; label: string; detail?: string; icon?: IconName; group: string; keys?: string; run: () => void }

/** Ctrl/⌘K: acts, people, cases in one box. Arrows choose, Enter does; each act shows its key. */
export function CommandPalette() {
  const t = useWords('web');
  const open = palette.use((all) => all.open);
  return <Modal title={t('palette.title')} open={open} onClose={closePalette}>{open ? <PaletteBox /> : null}</Modal>;
}

function PaletteBox() {
  const t = useWords('web');
  const id = useId();
  const list = useRef<HTMLUListElement>(null);
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(0);
  const theirs = preferences.use((all) => all.keymap);
  const commands = useAllCommands();
  const { found, busy } = useFound(typed);
  const lines: Line[] = [
    ...found,
    ...commands.filter((one) => !one.hidden && fits(one, typed)).map((one) => ({ ...one, keys: keysOf(one.id, one.keys ?? '', theirs) })),
  ];
  const at = Math.min(chosen, lines.length - 1);

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [at, typed]);

  function run(line: Line | undefined): void {
    if (!line) return;
    closePalette();
    // After the dialog has given the focus back, so that what the act focuses stays focused.
    setTimeout(line.run);
  }

  function move(event: KeyboardEvent): void {
    if (belongsToIme({ isComposing: event.nativeEvent.isComposing, keyCode: event.keyCode, timeStamp: event.timeStamp })) return;
    if (event.key === 'Enter') run(lines[at]);
    else if (event.key === 'ArrowDown') setChosen((at + 1) % Math.max(1, lines.length));
    else if (event.key === 'ArrowUp') setChosen((at - 1 + lines.length) % Math.max(1, lines.length));
    else return;
    event.preventDefault();
  }

  return (
    <div className={styles.palette}>
      <div className={styles.box}>
        <Icon name={busy ? 'refresh' : 'search'} />
        <input data-autofocus type="text" role="combobox" aria-expanded="true" aria-controls={`${id}-list`} aria-activedescendant={lines[at] ? `${id}-${at}` : undefined} aria-label={t('palette.title')} aria-autocomplete="list"
          className={styles.input} placeholder={t('palette.placeholder')} value={typed} onChange={(event) => { setTyped(event.target.value); setChosen(0); }} onKeyDown={move} />
      </div>
      <ul ref={list} id={`${id}-list`} role="listbox" aria-label={t('palette.title')} className={styles.list}>
        {lines.map((line, i) => (
          <li key={`${line.group} ${line.id}`} role="presentation">
            {line.group === lines[i - 1]?.group ? null : <div className={styles.group} aria-hidden="true">{line.group}</div>}
            <div id={`${id}-${i}`} role="option" aria-selected={i === at} className={styles.line} onPointerMove={() => setChosen(i)} onClick={() => run(line)}>
              <Icon name={line.icon ?? 'right'} />
              <span className={styles.label}>{line.label}{line.detail ? <span className={styles.detail}>{line.detail}</span> : null}</span>
              {line.keys ? <Keys keys={line.keys} /> : null}
            </div>
          </li>
        ))}
      </ul>
      <p role="status" className={lines.length > 0 ? 'unseen' : styles.nothing}>{lines.length > 0 ? t('palette.count', { n: lines.length, count: lines.length }) : busy ? t('loading') : t('palette.nothing')}</p>
    </div>
  );
}
