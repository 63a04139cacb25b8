import { formatWait } from '#web/ui/text/format.ts';
import { Badge } from '#web/ui/parts/Marks.tsx';
import { useFormat } from '#web/ui/text/use-format.ts';
import { useQueueName } from '#web/ui/text/queue-name.ts';
import { useLanguage, useWords } from '#web/ui/text/words.ts';
import type { RoutingRecord } from '../../contract.ts';
import styles from './explain.module.css';
import { rangeText } from '../line/StandingRow.tsx';

type Line = RoutingRecord['story'][number];
const usualClass = 1;
/** More names than this are a number. */
const mostNames = 5;

/** All that was decided, said and done about a contact in its queue, sentence by sentence. */
export function StoryLines({ story }: { story: readonly Line[] }) {
  const format = useFormat();
  return (
    <ol className={styles.story}>
      {story.map((line, i) => (
        <li key={i} data-kind={line.kind}>
          <time dateTime={line.at}>{format.time(line.at)}</time>
          <div><Sentence line={line} /></div>
        </li>
      ))}
    </ol>
  );
}

function Sentence({ line }: { line: Line }) {
  const t = useWords('routing');
  const queueName = useQueueName();
  const format = useFormat();
  const join = useLanguage() === 'zh' ? '、' : ', ';
  const classWord = (n: number | null): string => (n === null || n === usualClass ? t('story.class.usual') : n < usualClass ? t('story.class.first') : t('story.class.other', { n }));
  const queueOf = (queue: Line['queue']): string => (queue === null ? '' : queueName(queue.id, queue.name));
  const range = line.highSeconds === null ? '' : rangeText({ lowSeconds: line.lowSeconds ?? 0, highSeconds: line.highSeconds }, t);
  const why = line.why ?? '';
  const said: Partial<Record<Line['kind'], string | undefined>> = {
    joined: t('story.joined', { queue: queueOf(line.queue), class: classWord(line.toClass) }),
    told_rose: t('story.told_rose', { range, rose: t(`story.rose.${why}`, { defaultValue: why }) }),
    rang: line.waitedSeconds === null ? t('story.rang_plain', { agent: line.agent?.name ?? '' }) : t('story.rang', { wait: formatWait(line.waitedSeconds), agent: line.agent?.name ?? '', why: t(`why.${why}`, { defaultValue: why }), n: line.eligibleCount ?? 0 }),
    taken_back: t('story.taken_back', { agent: line.agent?.name ?? '', why: t(`story.takenBack.${why}`, { defaultValue: why }) }),
    put_back: t('story.put_back', { why: t(`story.putBack.${why}`, { defaultValue: why }) }),
    place_kept: t('story.place_kept', { how: t(`story.kept.${why}`, { defaultValue: why }) }),
    not_reached: t('story.not_reached', { n: line.tries ?? 1, how: t(`story.call.${why}`, { defaultValue: why }) }),
    call_back_moved: line.kind === 'call_back_moved' ? t('story.call_back_moved', { by: line.by ?? t('story.nobody'), when: format.near(why) }) : undefined,
    class_changed: t('story.class_changed', { by: line.by ?? t('story.nobody'), before: classWord(line.fromClass), after: classWord(line.toClass) }),
    ended: t('story.ended', { why: t(`story.end.${why}`, { defaultValue: why }) }),
  };
  const sentence = said[line.kind] ?? t(`story.${line.kind}`, {
    by: line.by ?? t('story.nobody'), agent: line.agent?.name ?? '', wait: formatWait(line.waitedSeconds ?? 0), range, queue: queueOf(line.queue), from: queueOf(line.fromQueue),
  });
  const names = line.eligible.slice(0, mostNames).map((one) => one.name).join(join);
  return (
    <>
      <p>{sentence}{line.isUnskilled ? <> <Badge tone="warn" icon="warn">{t('story.unskilled')}</Badge></> : null}</p>
      {line.eligible.length > 1 ? <p className={styles.why}>{t('story.eligible', { names })}{(line.eligibleCount ?? 0) > mostNames ? ` ${t('story.more', { n: line.eligibleCount })}` : ''}</p> : null}
      {line.words === null ? null : <p className={styles.why}>{t('story.why', { words: line.words })}</p>}
    </>
  );
}
