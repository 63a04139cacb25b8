import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { nameIn } from '#routing/core/design/queue-name.ts';
import { IconButton } from '#web/ui/parts/Button.tsx';
import { cx } from '#web/ui/class-names.ts';
import { useFormat } from '#web/ui/text/use-format.ts';
import { useLanguage, useWords } from '#web/ui/text/words.ts';
import type { Wallboard } from '../contract.ts';
import { GapBar } from './GapBar.tsx';
import { TickingWait } from './TickingWait.tsx';
import styles from './wallboard.module.css';

export type BoardQueue = Wallboard['queues'][number];
/** As long as one needs to read eight lines across a room. */
const pageLastsMs = 10_000;

/** As many lines as can be read from five metres; the others follow by themselves, page after page, and can be held. */
export function BoardQueues({ queues }: { queues: readonly BoardQueue[] }) {
  const t = useWords('reports');
  const room = useRef<HTMLElement>(null);
  const fit = useFit(room);
  const columns = queues.length > fit ? 2 : 1;
  const perPage = fit * columns;
  const pages = Math.max(1, Math.ceil(queues.length / perPage));
  const [held, setHeld] = useState(false);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (pages === 1 || held) return;
    const timer = setInterval(() => setTurn((before) => before + 1), pageLastsMs);
    return () => clearInterval(timer);
  }, [pages, held]);
  const page = turn % pages;
  const shown = queues.slice(page * perPage, (page + 1) * perPage);
  return (
    <section ref={room} className={styles.lines} aria-label={t('screen.wall.queue')}>
      <span className={styles.probe} aria-hidden="true" />
      <ul className={styles.queues} data-columns={columns} aria-label={t('screen.wall.queue')}>
        {Array.from({ length: columns }, (_, i) => <QueueHeads key={i} isNarrow={columns > 1} />)}
        {shown.map((queue) => <QueueRow key={queue.id} queue={queue} />)}
      </ul>
      {pages === 1 ? null : (
        <p className={styles.pages}>
          {t('screen.wall.page', { n: page + 1, of: pages })}
          <IconButton icon={held ? 'play' : 'pause'} label={t(held ? 'screen.wall.goOn' : 'screen.wall.hold')} onClick={() => setHeld(!held)} side="bottom" />
        </p>
      )}
    </section>
  );
}

/** How many lines there is room for. On a phone the board scrolls as a page: then all of them. */
function useFit(room: RefObject<HTMLElement | null>): number {
  const [fit, setFit] = useState(4);
  useLayoutEffect(() => {
    const at = room.current;
    if (at === null) return;
    const look = (): void => {
      const line = at.querySelector<HTMLElement>(`.${styles.probe}`)?.offsetHeight ?? 0;
      if (getComputedStyle(at).flexGrow === '0') setFit(Number.MAX_SAFE_INTEGER);
      else if (line > 0) setFit(Math.max(1, Math.floor((at.clientHeight - line * headsAndFrame) / line)));
    };
    const watcher = new ResizeObserver(look);
    watcher.observe(at);
    look();
    return () => watcher.disconnect();
  }, [room]);
  return fit;
}
/** The line of heads and the frame, in lines. */
const headsAndFrame = 0.85;

/** What the columns are, for eyes only: each figure of a row carries its own name for readers. */
function QueueHeads({ isNarrow }: { isNarrow: boolean }) {
  const t = useWords('reports');
  return <li className={cx(styles.queue, styles.heads)} aria-hidden="true"><span>{t('screen.wall.queue')}</span><span>{t('screen.wall.waiting')}</span><span>{t(isNarrow ? 'screen.wall.longestShort' : 'screen.wall.longest')}</span><span className={styles.bar} /><span>{t(isNarrow ? 'screen.wall.levelShort' : 'screen.wall.level')}</span></li>;
}

function QueueRow({ queue }: { queue: BoardQueue }) {
  const t = useWords('reports');
  const language = useLanguage();
  const format = useFormat();
  const { value } = queue.serviceLevel;
  return (
    <li className={styles.queue}>
      <span className={styles.queueName}>{nameIn(queue, language)}</span>
      <span className={cx(styles.count, queue.waiting === 0 && styles.zero)}>{queue.waiting}<span className="unseen"> {t('screen.wall.waiting')}</span></span>
      <span className={styles.wait}><span className="unseen">{t('screen.wall.longest')} </span><TickingWait since={queue.longestWaitSince} targetSeconds={queue.targetSeconds} signed /></span>
      <span className={styles.bar}><GapBar value={value} goal={queue.targetShare} /><span className={styles.label}>{t('screen.wall.goal', { goal: format.share(queue.targetShare) })} · {t('screen.wall.within', { seconds: queue.targetSeconds })}</span></span>
      <span className={cx(styles.share, value === null ? styles.zero : value < queue.targetShare ? styles.near : undefined)}><span className="unseen">{t('screen.wall.level')} </span>{value === null ? '—' : format.share(value)}</span>
    </li>
  );
}
