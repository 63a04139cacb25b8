import { nameIn } from '#routing/core/design/queue-name.ts';
import { IconButton } from '#web/ui/parts/Button.tsx';
import { serverNowMs, useSecond } from '#web/ui/clock.ts';
import { cx } from '#web/ui/class-names.ts';
import { Icon } from '#web/ui/parts/icons.tsx';
import { useFormat } from '#web/ui/text/use-format.ts';
import { useLanguage, useWords } from '#web/ui/text/words.ts';
import { waitState } from '#web/ui/parts/Wait.tsx';
import type { FigureAnswer, Wallboard } from '../contract.ts';
import { figureText, grouped, pointsOff, shownPoints } from '#web/ui/text/figure-text.ts';
import { BoardQueues, type BoardQueue } from './BoardQueues.tsx';
import { GapBar } from './GapBar.tsx';
import { TickingWait } from './TickingWait.tsx';
import styles from './wallboard.module.css';

const staleAfterMs = 30_000;
/** Of today's figures those that a room can act on. */
const todayShown = ['offered', 'abandonment_rate', 'average_speed_of_answer', 'satisfaction', 'mirror_index', 'overdue_complaints'];

interface BoardProps { board: Wallboard; /** By whose clock it is told, where nobody is signed in. */ zone?: string; isFull: boolean; theme: 'light' | 'dark'; onFull: () => void; onTheme: () => void }

/** Numbers with their target and what is missing, in words and as a bar. Nothing blinks; colour only where somebody must act. */
export function Board({ board, zone, isFull, theme, onFull, onTheme }: BoardProps) {
  const t = useWords('reports');
  const { now, queues } = board;
  const first = queues.find((queue) => queue.longestWaitSince !== null && queue.longestWaitSince === now.longestWaitSince);
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
      {board.surges.map((surge) => <SurgeLine key={surge.name} surge={surge} zone={zone} />)}
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
      <BoardQueues queues={queues} />
      <Today figures={board.today} />
    </div>
  );
}

/** What is on, since when, and what customers are told: everybody in the room says the same. */
function SurgeLine({ surge, zone }: { surge: Wallboard['surges'][number]; zone: string | undefined }) {
  const t = useWords('reports');
  const language = useLanguage();
  const format = useFormat(zone);
  return <p className={styles.surge} role="status"><Icon name="warn" /><strong>{t('screen.wall.surge', { name: surge.name, time: format.time(surge.from) })}</strong><span>{surge.reason[language]}</span></p>;
}

function LateNote({ queue }: { queue: BoardQueue }) {
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
      <p className={styles.levelLine} title={figure.formula[language]}>
        <Off value={figure.value} goal={figure.goal} />
        {figure.goal === null ? null : <span className={styles.label}>{t('screen.wall.goal', { goal: format.share(figure.goal) })}</span>}
      </p>
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

/** Each state by its sign too: colour alone says nothing to one man in twelve. */
const signs = { available: 'check', busy: 'headset', away: 'clock', offline: 'moon' } as const;

function Agents({ agents }: { agents: Wallboard['now']['agents'] }) {
  const t = useWords('reports');
  return (
    <section className={styles.agents} aria-label={t('screen.wall.agents')}>
      {(['available', 'busy', 'away', 'offline'] as const).map((state) => <p key={state} className={styles.agent} data-state={state}><b>{agents[state]}</b>{t(`screen.wall.state.${state}`)}<Icon name={signs[state]} /></p>)}
    </section>
  );
}

/** All of them in one line: a name too long for it has a brief one. */
function Today({ figures }: { figures: readonly FigureAnswer[] }) {
  const t = useWords('reports');
  const format = useFormat();
  const shown = grouped(figures).map(({ figure }) => figure).filter((figure) => todayShown.includes(figure.id)).toSorted((a, b) => todayShown.indexOf(a.id) - todayShown.indexOf(b.id));
  return (
    <dl className={styles.today} aria-label={t('screen.wall.today')}>
      {shown.map((figure) => <div key={figure.id}><dt>{t([`screen.wall.brief.${figure.id}`, `figure.${figure.id}`])}</dt><dd>{figureText(figure.value, figure.unit, format, t('unit.seconds'), 0)}</dd></div>)}
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
