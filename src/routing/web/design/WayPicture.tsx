import type { ReactNode } from 'react';
import { Icon, type IconName } from '#web/ui/parts/icons.tsx';
import { useFormat } from '#web/ui/text/use-format.ts';
import { useLanguage, useWords } from '#web/ui/text/words.ts';
import { nameIn } from '../../core/design/queue-name.ts';
import styles from './design.module.css';
import type { Fields } from './queue-form.ts';
import { useSkillWord } from '../people/skill-words.ts';

/** The way a contact takes, from the door to the end: stations one below the other, what may happen beside each. A list for readers. */
export function WayPicture({ queue, calendarName, qualified }: { queue: Fields; /** Null: always open. */ calendarName: string | null; qualified: number }) {
  const t = useWords('routing');
  const language = useLanguage();
  const format = useFormat();
  const skillWord = useSkillWord();
  const closed = queue.closedMessage[language].trim();
  const skills = queue.requiredSkills.filter((need) => need.skill.trim() !== '').map((need) => t('screen.design.atLevel', { skill: skillWord(need.skill), level: need.minLevel })).join(language === 'zh' ? '、' : ', ');
  return (
    <ol className={styles.way}>
      <Station icon="visit" title={t('screen.design.arrives')} beside={calendarName === null ? undefined : <Beside icon="moon" title={t('screen.design.closedWhen', { calendar: calendarName })}>{closed === '' ? t('screen.design.closedHouse') : `“${closed}”`} {t('screen.design.closedKeeps')}</Beside>}>
        {t(queue.isPublic ? 'screen.design.byTopic' : 'screen.design.bySystem', { name: nameIn(queue, language) })}
      </Station>
      <Station icon="rows" title={t('screen.design.lines')} beside={<Beside icon="place" title={t('screen.design.longWait', { seconds: queue.keepPlaceOverSeconds })}>{t('screen.design.longWaitWhat')}</Beside>}>{t('screen.design.linesWhat', { priority: queue.priority })}</Station>
      <Station icon="star" title={t('screen.design.skills')}>{skills === '' ? t('screen.design.anySkill') : t('screen.design.needsSkills', { skills })} {t('screen.design.qualified', { n: qualified, count: qualified })}</Station>
      <Station icon="bell" title={t('screen.design.rings')} beside={<Beside icon="undo" title={t('screen.design.missed', { seconds: queue.offerTimeoutSeconds })}>{t('screen.design.missedWhat')}</Beside>}>{t('screen.design.ringsWhat', { seconds: queue.offerTimeoutSeconds })}</Station>
      <Station icon="headset" title={t('screen.design.answered')} beside={<Beside icon="clock" title={t('screen.design.silent', { seconds: queue.nextAnswerSeconds })}>{t('screen.design.silentWhat')}</Beside>}>{t('screen.design.answeredWhat', { share: format.share(queue.targetShare), seconds: queue.targetSeconds })}</Station>
      <Station icon="resolve" title={t('screen.design.wrapUp')}>{t('screen.design.wrapUpWhat', { seconds: queue.wrapUpSeconds })}</Station>
    </ol>
  );
}

function Station({ icon, title, children, beside }: { icon: IconName; title: string; children: ReactNode; beside?: ReactNode }) {
  return (
    <li className={styles.station}>
      <span className={styles.sign}><Icon name={icon} /></span>
      <div className={styles.card}><strong>{title}</strong><p>{children}</p></div>
      {beside}
    </li>
  );
}

function Beside({ icon, title, children }: { icon: IconName; title: string; children: ReactNode }) {
  return <div className={styles.branch}><strong><Icon name={icon} size={1} />{title}</strong><p>{children}</p></div>;
}
