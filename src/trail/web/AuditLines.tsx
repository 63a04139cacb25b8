import { Fragment, useState } from 'react';
import { Button, IconButton } from '#web/ui/parts/Button.tsx';
import { Icon, type IconName } from '#web/ui/parts/icons.tsx';
import { Link } from '#web/ui/route.tsx';
import { useFormat } from '#web/ui/text/use-format.ts';
import { useWords } from '#web/ui/text/words.ts';
import type { AuditEntry, Told, ToldFact } from '../contract.ts';
import styles from './audit.module.css';

const actorIcons: Readonly<Record<string, IconName>> = { staff: 'person', key: 'key', visitor: 'chat', link: 'link', system: 'settings' };
/** So much of a detail stands in the line itself. */
const shortest = 3;

/** A line an event, under its day; a line opens to its number, the rest of its detail and the link of its chain. */
export function AuditLines({ entries, onSubject }: { entries: readonly AuditEntry[]; onSubject: (id: string) => void }) {
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

function Line({ entry, isOpen, onToggle, onSubject }: { entry: AuditEntry; isOpen: boolean; onToggle: () => void; onSubject: (id: string) => void }) {
  const t = useWords('trail');
  const format = useFormat();
  const { subject } = entry;
  const shown = isOpen ? entry.facts : entry.facts.slice(0, shortest);
  return (
    <li className={styles.entry}>
      <div className={styles.line}>
        <time className={styles.dim} dateTime={entry.at}>{format.time(entry.at)}</time>
        <span className={styles.who}><Icon name={actorIcons[entry.actorKind] ?? 'person'} size={1} /><bdi>{entry.actor}</bdi></span>
        <div className={styles.what}>
          <p>{entry.says}{subject.name === null ? <span className={styles.dim}> · {subject.kind}</span> : <> · <span className={styles.dim}>{subject.kind}</span> {subject.path === null ? <bdi>{subject.name}</bdi> : <Link to={subject.path}><bdi>{subject.name}</bdi></Link>}</>}</p>
          {shown.length === 0 ? null : <ul className={styles.facts}>{shown.map((fact, i) => <li key={i}><Fact fact={fact} /></li>)}{shown.length < entry.facts.length ? <li>…</li> : null}</ul>}
        </div>
        <IconButton icon={isOpen ? 'up' : 'down'} size="small" label={t('screen.seq', { n: entry.seq })} aria-expanded={isOpen} onClick={onToggle} />
      </div>
      {isOpen ? (
        <div className={styles.detail}>
          <p className={styles.links}>
            <span className={styles.dim}>{t('screen.seq', { n: entry.seq })} · {format.moment(entry.at)}</span>
            <Button size="small" look="quiet" icon="filter" onClick={() => onSubject(entry.subjectId)}>{t('screen.subject')}</Button>
          </p>
          <p className={styles.code}>{t('screen.hash')} {entry.hash}</p>
        </div>
      ) : null}
    </li>
  );
}

function Fact({ fact: { label, before, after } }: { fact: ToldFact }) {
  const t = useWords('trail');
  return (
    <>
      <span className={styles.label}>{label}</span>{' '}
      {before === null ? null : <><span className="unseen">{t('screen.was')} </span><Values values={before} /> <span aria-hidden="true">→</span><span className="unseen">{t('screen.becomes')}</span> </>}
      <Values values={after} />
    </>
  );
}

function Values({ values }: { values: readonly Told[] }) {
  const t = useWords('trail');
  if (values.length === 0) return <span>{t('screen.nothing')}</span>;
  return values.map(({ text, path }, i) => <Fragment key={i}>{i > 0 ? t('screen.join') : ''}{path === null ? <bdi>{text}</bdi> : <Link to={path}><bdi>{text}</bdi></Link>}</Fragment>);
}
