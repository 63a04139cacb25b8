import { Button, IconButton } from '#web/ui/parts/Button.tsx';
import { Badge } from '#web/ui/parts/Marks.tsx';
import { Menu } from '#web/ui/parts/Menu.tsx';
import { formatWait } from '#web/ui/text/format.ts';
import { useFormat } from '#web/ui/text/use-format.ts';
import { Link } from '#web/ui/route.tsx';
import { useLanguage, useWords } from '#web/ui/text/words.ts';
import { nameIn } from '../../core/design/queue-name.ts';
import type { Queue, QueueLive } from '../../contract.ts';
import styles from '../design/queues.module.css';
import { useSkillWord } from '../people/skill-words.ts';

interface QueueLineProps { queue: Queue; live: QueueLive | undefined; isGone: boolean; mayManage: boolean; onArchive: () => void; onRestore: () => void }

/** A queue in one line: its name, its promise in words, how it stands now. */
export function QueueLine({ queue, live, isGone, mayManage, onArchive, onRestore }: QueueLineProps) {
  const t = useWords('routing');
  const format = useFormat();
  const language = useLanguage();
  const skillWord = useSkillWord();
  const needs = queue.requiredSkills.map((need) => `${skillWord(need.skill)} ≥ ${need.minLevel}`).join(language === 'zh' ? '、' : ', ');
  return (
    <li className={styles.queue}>
      <div>
        <div className={styles.name}>
          {isGone ? nameIn(queue, language) : <Link to={`/queues/${queue.id}`} title={t('line.look')}>{nameIn(queue, language)}</Link>}
          {isGone ? <Badge>{t('screen.queues.archived')}</Badge> : null}
          {queue.isPublic || isGone ? null : <Badge icon="eyeOff">{t('screen.queues.hidden')}</Badge>}
        </div>
        {needs ? <div className={styles.dim}>{t('screen.queues.needs', { skills: needs })}</div> : null}
      </div>
      <div className={styles.promiseCell}><span className={styles.promise}>{t('screen.queues.promise', { share: format.share(queue.targetShare), seconds: queue.targetSeconds })}</span></div>
      <div className={styles.now}>{live && !isGone ? <Now live={live} /> : null}</div>
      <div className={styles.acts}>
        {!mayManage ? null : isGone ? <Button size="small" icon="undo" onClick={onRestore}>{t('screen.queues.restore')}</Button> : (
          <>
            <Link to={`/settings/queues/${queue.id}`} aria-label={t('screen.design.openOf', { name: nameIn(queue, language) })}>{t('screen.design.open')}</Link>
            <Menu entries={[{ label: t('screen.queues.archive'), icon: 'case', run: onArchive, grave: true }]}><IconButton icon="more" size="small" label={`${nameIn(queue, language)}: ${t('screen.queues.acts')}`} /></Menu>
          </>
        )}
      </div>
    </li>
  );
}

function Now({ live }: { live: QueueLive }) {
  const t = useWords('routing');
  return (
    <>
      {live.isOpen ? null : <Badge icon="moon">{t('screen.queues.shut')}</Badge>}
      <span className={styles.figures}>{live.waiting > 0 ? `${t('screen.queues.waiting', { n: live.waiting })} · ${formatWait(live.longestWaitSeconds)}` : t('screen.queues.nobodyWaits')}</span>
      {live.virtualWaiting > 0 ? <span className={styles.dim}>{t('screen.queues.kept', { n: live.virtualWaiting, count: live.virtualWaiting })}</span> : null}
      {live.onDuty === 0 ? <Badge tone="warn" icon="warn">{t('screen.queues.nobodyHere')}</Badge> : <span className={styles.dim}>{t('screen.queues.staffed', { n: live.onDuty })}{live.agents.available > 0 ? ` · ${t('screen.queues.free', { n: live.agents.available })}` : ''}</span>}
      <span className={styles.dim}>{t('screen.queues.today', { n: live.offeredToday })}</span>
    </>
  );
}
