import { nameIn } from '#routing/core/queue-name.ts';
import { IconButton } from '#web/ui/Button.tsx';
import { serverNowMs, useSecond } from '#web/ui/clock.ts';
import { cx } from '#web/ui/class-names.ts';
import { formatWait } from '#web/ui/format.ts';
import { Icon } from '#web/ui/icons.tsx';
import { useFormat } from '#web/ui/use-format.ts';
import { useLanguage, useWords } from '#web/ui/words.ts';
import { waitState } from '#web/ui/Wait.tsx';
import type { FigureAnswer, Wallboard } from '../contract.ts';
import { figureText, grouped, pointsOff, shownPoints } from './figure-text.ts';
import { GapBar } from './GapBar.tsx';
import styles from './wallboard.module.css';

const staleAfterMs = 30_000;
/** From this many queues on they stand in two columns. */
const many = 7;
/** Up to this many have room for larger letters. */
const few = 3;
/** Of today's figures those that a room can act on. */
const todayShown = ['offered', 'abandonment_rate', 'average_speed_of_answer', 'satisfaction', 'mirror_index', 'overdue_complaints'];

interface BoardProps { board: Wallboard; /** By whose clock it is told, where nobody is signed in. */ zone?: string; isFull: boolean; theme: 'light' | 'dark'; onFull: () => void; onTheme: () => void }

/** Numbers with their target and what is missing, in words and as a bar. Nothing blinks; colour only where somebody must act. */
export function Board({ board, zone, isFull, theme, onFull, onTheme }: BoardProps) {
  const t = useWords('reports');
  const { now, queues } = board;
  const first = queues.find((queue) => queue.longestWaitSince !== null && queue.longestWaitSince === now.longestWaitSince);
  const isMany = queues.length >= many;
  const level = board.today.find((figure) => figure.id === 'service_level');
  return (
    <div className={styles.board}>
      <header className={styles.top}>
        <h1>{board.brandName}</h1>
        <Stale at={board.at} zone={zone} />
        <WallClock zone={zone} />
        <span className={styles.tools}>
          <IconButton icon={theme === 'dark' ? 'sun' : 'moon'} label={t('screen.wall.theme')} onClick={onTheme} side="bottom" />
          <IconButton icon="screen" label={isFull ? t('screen.wall.leave') : t('screen.wall.full')} keys="f" onClick={onFull} side="bottom" />
        </span>
      </header>
      <section className={styles.hero} aria-label={t('screen.wall.now')}>
        <div className={styles.tile}>
          <h2 className={styles.label}>{t('screen.wall.waiting')}</h2>
          <p className={styles.huge}>{now.waiting}</p>
          <p className={styles.note}>{now.keptPlaces > 0 ? t('screen.wall.kept', { n: now.keptPlaces, count: now.keptPlaces }) : t('screen.wall.inService', { n: now.inService })}</p>
        </div>
        <div className={styles.tile}>
          <h2 className={styles.label}>{t('screen.wall.longest')}</h2>
          <p className={cx(styles.huge, now.longestWaitSince === null && styles.none)}><TickingWait since={now.longestWaitSince} targetSeconds={first?.targetSeconds ?? null} /></p>
          <p className={styles.note}>{first ? <LateNote queue={first} /> : t('screen.wall.nobody')}</p>
        </div>
        <div className={styles.tile}>
          <h2 className={styles.label}>{t('screen.wall.service')}{level?.variant == null ? null : <span className={styles.variant}> · {t(`variant.${level.variant}`)}</span>}</h2>
          <LevelNumber figure={level} />
        </div>
      </section>
      <Agents agents={now.agents} />
      <ul className={styles.queues} data-many={isMany ? '' : undefined} data-few={queues.length <= few ? '' : undefined} aria-label={t('screen.wall.queue')}>
        <QueueHeads />
        {isMany ? <QueueHeads /> : null}
        {queues.map((queue) => <QueueRow key={queue.id} queue={queue} />)}
      </ul>
      <Today figures={board.today} />
    </div>
  );
}

type Queue = Wallboard['queues'][number];

/** The one leaf that ticks. Calm, near at 80 % of what the queue promises, over from there on; each with its sign, never by colour alone. */
function TickingWait({ since, targetSeconds, signed = false }: { since: string | null; targetSeconds: number | null; signed?: boolean }) {
  const second = useSecond();
  if (since === null) return <span className={styles.zero}>—</span>;
  const sinceMs = Date.parse(since);
  const state = waitState(sinceMs, targetSeconds === null ? null : sinceMs + targetSeconds * 1000, second * 1000);
  return <span role="timer" className={cx(styles.mark, state === 'near' && styles.near, state === 'over' && styles.over)}>{signed && state !== 'calm' ? <Icon name={state === 'over' ? 'warn' : 'clock'} /> : null}{formatWait(second - Math.floor(sinceMs / 1000))}</span>;
}

function LateNote({ queue }: { queue: Queue }) {
  const t = useWords('reports');
  const language = useLanguage();
  const second = useSecond();
  const sinceMs = Date.parse(queue.longestWaitSince ?? '');
  const isLate = waitState(sinceMs, sinceMs + queue.targetSeconds * 1000, second * 1000) === 'over';
  return isLate ? <span className={cx(styles.mark, styles.over)}><Icon name="warn" />{nameIn(queue, language)} · {t('screen.wall.late')}</span> : <>{nameIn(queue, language)}</>;
}

function LevelNumber({ figure }: { figure: FigureAnswer | undefined }) {
  const t = useWords('reports');
  const language = useLanguage();
  const format = useFormat();
  if (!figure || figure.value === null) return <><p className={cx(styles.huge, styles.none)}>—</p><GapBar value={null} goal={figure?.goal ?? null} /><p className={styles.note}>{t('screen.wall.noLevel')}</p></>;
  return (
    <>
      <p className={styles.huge}>{format.share(figure.value)}</p>
      <GapBar value={figure.value} goal={figure.goal} />
      <p className={styles.levelLine}>
        <Off value={figure.value} goal={figure.goal} />
        {figure.goal === null ? null : <span className={styles.label}>{t('screen.wall.goal', { goal: format.share(figure.goal) })}</span>}
      </p>
      <p className={styles.formula}>{figure.formula[language]}</p>
    </>
  );
}

/** How far from the target, in words. */
function Off({ value, goal }: { value: number; goal: number | null }) {
  const t = useWords('reports');
  if (goal === null) return null;
  const off = pointsOff(value, goal);
  return (
    <span className={cx(styles.mark, off < 0 ? styles.near : styles.good)}>
      <Icon name={off < 0 ? 'down' : 'check'} />
      {off === 0 ? t('screen.wall.met') : t(off < 0 ? 'screen.wall.short' : 'screen.wall.over', { n: shownPoints(value, goal) || '< 1', count: Number(shownPoints(value, goal)) })}
    </span>
  );
}

function Agents({ agents }: { agents: Wallboard['now']['agents'] }) {
  const t = useWords('reports');
  return (
    <section className={styles.agents} aria-label={t('screen.wall.agents')}>
      {(['available', 'busy', 'away', 'offline'] as const).map((state) => <p key={state} className={styles.agent} data-state={state}><b>{agents[state]}</b>{t(`screen.wall.state.${state}`)}</p>)}
    </section>
  );
}

/** What the columns are, for eyes only: each figure of a row carries its own name for readers. */
function QueueHeads() {
  const t = useWords('reports');
  return <li className={cx(styles.queue, styles.heads)} aria-hidden="true"><span>{t('screen.wall.queue')}</span><span>{t('screen.wall.waiting')}</span><span>{t('screen.wall.longest')}</span><span className={styles.bar} /><span>{t('screen.wall.level')}</span></li>;
}

function QueueRow({ queue }: { queue: Queue }) {
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

function Today({ figures }: { figures: readonly FigureAnswer[] }) {
  const t = useWords('reports');
  const format = useFormat();
  const shown = grouped(figures).map(({ figure }) => figure).filter((figure) => todayShown.includes(figure.id)).toSorted((a, b) => todayShown.indexOf(a.id) - todayShown.indexOf(b.id));
  return (
    <dl className={styles.today} aria-label={t('screen.wall.today')}>
      {shown.map((figure) => <div key={figure.id}><dt>{t(`figure.${figure.id}`)}</dt><dd>{figureText(figure.value, figure.unit, format, t('unit.seconds'), 0)}</dd></div>)}
    </dl>
  );
}

function WallClock({ zone }: { zone: string | undefined }) {
  const format = useFormat(zone);
  useSecond();
  return <time className={styles.clock}>{format.time(new Date(serverNowMs()))}</time>;
}

/** A board that stands still must say so: old figures are worse than none. */
function Stale({ at, zone }: { at: string; zone: string | undefined }) {
  const t = useWords('reports');
  const format = useFormat(zone);
  const second = useSecond();
  if (second * 1000 - Date.parse(at) < staleAfterMs) return null;
  return <p className={styles.stale} role="status"><Icon name="offline" />{t('screen.wall.stale', { time: format.time(at) })}</p>;
}
