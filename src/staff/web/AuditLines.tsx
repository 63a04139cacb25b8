import { useState } from 'react';
import type * as z from 'zod';
import { Button } from '#web/ui/Button.tsx';
import { Icon, type IconName } from '#web/ui/icons.tsx';
import { Link } from '#web/ui/route.tsx';
import { useFormat } from '#web/ui/use-format.ts';
import { useWords } from '#web/ui/words.ts';
import type { AuditEntry } from '../contract.ts';
import { housePartOf } from '../core/house-actor.ts';
import styles from './audit.module.css';

type Entry = z.infer<typeof AuditEntry>;

const actorIcons: Readonly<Record<string, IconName>> = { staff: 'person', key: 'key', visitor: 'chat', link: 'link', system: 'settings' };
/** Subjects that have a page of their own. */
const homes: Readonly<Record<string, (id: string) => string>> = { customer: (id) => `/customers/${id}`, case: (id) => `/cases/${id}`, interaction: (id) => `/conversations/${id}`, queue: (id) => `/settings/queues?open=${id}` };

/** A line an event, under its day; a line opens to what changed and the link of its chain. */
export function AuditLines({ entries, onSubject }: { entries: readonly Entry[]; onSubject: (id: string) => void }) {
  const format = useFormat();
  const [open, setOpen] = useState<number | null>(null);
  const days = Map.groupBy(entries, (entry) => format.date(entry.at));
  return (
    <div className={styles.trail}>
      {[...days].map(([day, some]) => (
        <section key={day} aria-label={day}>
          <h2 className={styles.day}>{day}</h2>
          <ul>{some.map((entry) => <Line key={entry.seq} entry={entry} isOpen={open === entry.seq} onToggle={() => setOpen(open === entry.seq ? null : entry.seq)} onSubject={onSubject} />)}</ul>
        </section>
      ))}
    </div>
  );
}

/** People by their name, programs by what they are for. */
function useActor(): (entry: Entry) => string {
  const t = useWords('staff');
  return (entry) => {
    const part = entry.actorKind === 'system' ? housePartOf(entry.actorName ?? '') : null;
    if (part !== null) return t('screen.houseActor', { part: t(`screen.house.${part}`) });
    return (entry.actorKind === 'system' ? null : entry.actorName) ?? t(`screen.actor.${entry.actorKind}`, { defaultValue: entry.actorKind });
  };
}

function Line({ entry, isOpen, onToggle, onSubject }: { entry: Entry; isOpen: boolean; onToggle: () => void; onSubject: (id: string) => void }) {
  const t = useWords('staff');
  const format = useFormat();
  const actor = useActor();
  const kind = t(`screen.subject.${entry.subjectKind}`, { defaultValue: entry.subjectKind });
  const home = homes[entry.subjectKind];
  return (
    <li className={styles.entry}>
      <button type="button" className={styles.line} aria-expanded={isOpen} onClick={onToggle}>
        <time className={styles.dim} dateTime={entry.at}>{format.time(entry.at)}</time>
        <span className={styles.who}><Icon name={actorIcons[entry.actorKind] ?? 'person'} size={1} />{actor(entry)}</span>
        <span>{t(`event.${entry.name}`, { defaultValue: entry.name })}</span>
        <span className={`${styles.dim} ${styles.about}`}>{kind}</span>
        <span className={styles.turn}><Icon name={isOpen ? 'up' : 'down'} size={1} /></span>
      </button>
      {isOpen ? (
        <div className={styles.detail}>
          <p className={styles.links}>
            <span className={styles.dim}>{t('screen.audit.seq', { n: entry.seq })} · {format.moment(entry.at)}</span>
            {home ? <Link to={home(entry.subjectId)}>{kind}</Link> : null}
            <Button size="small" look="quiet" icon="filter" onClick={() => onSubject(entry.subjectId)}>{t('screen.audit.subject')}</Button>
          </p>
          <pre className={styles.facts}>{JSON.stringify({ event: entry.name, [entry.subjectKind]: entry.subjectId, ...entry.detail }, null, 2)}</pre>
          <p className={styles.code}>{t('screen.audit.hash')} {entry.hash}</p>
        </div>
      ) : null}
    </li>
  );
}
