import type { ReactNode } from 'react';
import { Mood } from '#kit/core/shapes.ts';
import { Icon, type IconName } from '#web/ui/parts/icons.tsx';
import { Badge } from '#web/ui/parts/Marks.tsx';
import { Link } from '#web/ui/route.tsx';
import { useFormat } from '#web/ui/text/use-format.ts';
import { useWords } from '#web/ui/text/words.ts';
import type { TimelineEntry } from '../contract.ts';
import styles from './customers.module.css';

type Entry<K extends TimelineEntry['kind']> = Extract<TimelineEntry, { kind: K }>;
interface Told { icon: IconName; title: ReactNode; marks?: ReactNode; words?: ReactNode; by?: string | null }

/** One thing that happened: what, when, by whom, and where to read it whole. */
export function TimelineLine({ entry }: { entry: TimelineEntry }) {
  const format = useFormat();
  const told = useTold(entry);
  return (
    <li className={styles.entry}>
      <span className={styles.disc}><Icon name={told.icon} size={1} /></span>
      <span className={styles.told}>
        <span className={styles.name}>{told.title}{told.marks}</span>
        {told.words ? <span className={styles.words}>{told.words}</span> : null}
        <span className={styles.second}><time dateTime={entry.at} title={format.moment(entry.at)}>{format.near(entry.at)}</time>{told.by ? <bdi>{told.by}</bdi> : null}</span>
      </span>
    </li>
  );
}

function useTold(entry: TimelineEntry): Told {
  const interaction = useInteraction();
  const t = useWords('customers');
  const format = useFormat();
  switch (entry.kind) {
    case 'interaction': return interaction(entry);
    case 'case': return { icon: entry.caseKind === 'complaint' ? 'flag' : 'case', title: <Link to={`/cases/${entry.id}`}>{entry.number}</Link>, marks: <><span className={styles.dim}>{t(`screen.timeline.case.${entry.caseKind}`)}</span><Badge tone={entry.state === 'open' ? 'warn' : 'plain'}>{t(`screen.timeline.state.${entry.state}`)}</Badge></>, words: <bdi>{entry.title}</bdi> };
    case 'caseNote': return { icon: 'note', title: t(`screen.timeline.caseNote.${entry.noteKind}`), marks: <Link to={`/cases/${entry.caseId}`}>{entry.number}</Link>, words: <bdi>{entry.text}</bdi>, by: entry.by };
    case 'commitment': return { icon: 'clock', title: t('screen.timeline.commitment'), marks: <><span className={styles.dim}>{t('screen.timeline.due', { moment: format.near(entry.dueAt) })}</span>{entry.keptAt !== null ? <Badge tone="good" icon="check">{t('screen.timeline.kept')}</Badge> : entry.brokenAt !== null ? <Badge tone="danger" icon="warn">{t('screen.timeline.broken')}</Badge> : null}</>, words: <bdi>{entry.text}</bdi>, by: entry.by };
    case 'survey': return { icon: 'heart', title: t('screen.timeline.survey'), marks: entry.score === null ? <span className={styles.dim}>{t('screen.timeline.asked')}</span> : <><Badge tone={entry.score >= 4 ? 'good' : entry.score <= 2 ? 'danger' : 'plain'}>{t('screen.timeline.score', { n: entry.score })}</Badge>{entry.solved === null ? null : <span className={styles.dim}>{t(entry.solved ? 'screen.timeline.solved' : 'screen.timeline.unsolved')}</span>}</>, words: entry.words === null || entry.words === '' ? null : <bdi>{entry.words}</bdi> };
    case 'product': return { icon: 'product', title: t('screen.timeline.product'), marks: <bdi className={styles.dim}>{[entry.name, entry.model, entry.serial].filter(Boolean).join(' · ')}</bdi> };
    case 'merge': return { icon: 'people', title: t('screen.timeline.merge'), marks: entry.undoneAt === null ? null : <Badge>{t('screen.timeline.undone')}</Badge>, words: <bdi>{t('screen.timeline.merged', { number: entry.number, name: entry.name })}</bdi>, by: entry.by };
  }
}

const channelIcons: Record<string, IconName> = { chat: 'chat', phone: 'phone', mail: 'mail', visit: 'visit' };

function useInteraction(): (entry: Entry<'interaction'>) => Told {
  const t = useWords('customers');
  const mood = (code: string | null) => (Mood.safeParse(code).success ? t(`web:mood.${code}`).toLowerCase() : null);
  return (entry) => {
    const [from, to] = [mood(entry.arrivalMood), mood(entry.departureMood)];
    return {
      icon: channelIcons[entry.channel] ?? 'chat', title: <Link to={`/conversations/${entry.id}`}>{t(`screen.timeline.interaction.${entry.channel}`, { defaultValue: entry.channel })}</Link>,
      marks: <>{entry.endedAt === null ? <Badge tone="info">{t('screen.timeline.live')}</Badge> : null}{from !== null && to !== null ? <span className={styles.dim}>{t('screen.timeline.mood', { from, to })}</span> : null}</>,
      words: entry.lastText === '' ? null : <bdi>{entry.lastText}</bdi>,
    };
  };
}
