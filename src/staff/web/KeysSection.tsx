import { useState, type KeyboardEvent } from 'react';
import { Button } from '#web/ui/Button.tsx';
import { Keys } from '#web/ui/Keys.tsx';
import { clashes, keycaps, keysOf, pressed } from '#web/ui/keymap.ts';
import { Row, Section } from '#web/ui/Layout.tsx';
import { useAllCommands } from '#web/ui/palette/commands.ts';
import { preferences, setPreference } from '#web/ui/preferences.ts';
import { Table } from '#web/ui/Table.tsx';
import { useWords } from '#web/ui/words.ts';
import styles from './me.module.css';

interface KeyRow { id: string; label: string; house: string; keys: string; clash: string | undefined }

/** Every key can be changed or switched off (WCAG 2.1.4). Two acts on one key are shown as such; nothing is refused. */
export function KeysSection() {
  const t = useWords('staff');
  const theirs = preferences.use((all) => all.keymap);
  const [listening, setListening] = useState<string | null>(null);
  const commands = useAllCommands().filter((one) => one.keys !== undefined);
  const now = Object.fromEntries(commands.map((one) => [one.id, keysOf(one.id, one.keys ?? '', theirs)]));
  const doubled = clashes(now);
  const rows: KeyRow[] = commands.map((one) => {
    const other = doubled.find((ids) => ids.includes(one.id))?.find((id) => id !== one.id);
    return { id: one.id, label: one.label, house: one.keys ?? '', keys: now[one.id] ?? '', clash: commands.find((each) => each.id === other)?.label };
  });

  function keep(id: string, keys: string | null): void {
    const next = { ...theirs };
    if (keys === null) delete next[id];
    else next[id] = keys;
    setPreference('keymap', next);
    setListening(null);
  }

  function listen(event: KeyboardEvent, id: string): void {
    if (listening !== id || event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') return setListening(null);
    const keys = pressed(event.nativeEvent);
    if (keys) keep(id, keys);
  }

  return (
    <Section title={t('screen.me.keys')} hint={t('screen.me.keysHint')}>
      <Table caption={t('screen.me.keys')} rows={rows} keyOf={(row) => row.id} empty={<p>{t('screen.me.noKeys')}</p>} columns={[
        { key: 'act', head: t('screen.me.action'), names: true, cell: (row) => <>{row.label}{row.clash ? <div className={styles.clash}>{t('screen.me.clash', { other: row.clash })}</div> : null}</> },
        { key: 'key', head: t('screen.me.key'), cell: (row) => (
          <Button size="small" className={styles.key} aria-label={`${row.label}: ${row.keys ? keycaps(row.keys).map((press) => press.join('+')).join(' ') : t('screen.me.off')}`} onClick={() => setListening(row.id)} onBlur={() => setListening(null)} onKeyDown={(event) => listen(event, row.id)}>
            {listening === row.id ? t('screen.me.press') : row.keys ? <Keys keys={row.keys} /> : t('screen.me.off')}
          </Button>
        ) },
        { key: 'more', head: <span className="unseen">{t('screen.me.turnOff')}</span>, cell: (row) => (
          <Row end>
            {row.keys ? <Button size="small" look="quiet" onClick={() => keep(row.id, '')}>{t('screen.me.turnOff')}</Button> : null}
            {row.id in theirs ? <Button size="small" look="quiet" onClick={() => keep(row.id, null)}>{t('screen.me.houseKey')}</Button> : null}
          </Row>
        ) },
      ]} />
    </Section>
  );
}
