import { useState } from 'react';
import { useAddress } from '#web/ui/text/addressee.ts';
import { serverNowMs } from '#web/ui/clock.ts';
import { Badge, MoodWord } from '#web/ui/parts/Marks.tsx';
import { Link } from '#web/ui/route.tsx';
import { useFormat } from '#web/ui/text/use-format.ts';
import { Wait } from '#web/ui/parts/Wait.tsx';
import { useLanguage, useWords } from '#web/ui/text/words.ts';
import type { Standing } from '../../contract.ts';
import { ClassDialog } from './ClassDialog.tsx';
import { StandingActs } from './StandingActs.tsx';
import styles from './line.module.css';

const usualClass = 1;

/** One place in the line: who, since when, how much longer, who could take it and what keeps the others from it. */
export function StandingRow({ one, queueId, onDone }: { one: Standing; queueId: string; onDone: () => void }) {
  const t = useWords('routing');
  const format = useFormat();
  const address = useAddress();
  const [asksClass, setAsksClass] = useState(false);
  const name = address(one.customer);
  return (
    <li className={styles.standing} data-virtual={one.isVirtual || undefined}>
      <span className={styles.position} aria-label={t('line.place', { n: one.position })}>{one.position}</span>
      <div className={styles.who}>
        <Link to={`/conversations/${one.interactionId}`} className={styles.name}>{name}</Link>
        <span className={styles.marks}>
          <MoodWord mood={one.mood} quiet />
          {one.isVirtual ? <Badge tone="info" icon="place">{t('line.kept')}</Badge> : null}
          {one.priorityClass === usualClass ? null : <Badge tone={one.priorityClass < usualClass ? 'primary' : 'plain'} icon={one.priorityClass < usualClass ? 'up' : undefined}>{one.priorityClass < usualClass ? t('line.classFirst') : t('line.class', { n: one.priorityClass })}</Badge>}
          <span className={styles.dim}>{t(`line.channel.${one.channel}`, { defaultValue: one.channel })} · {t(`line.language.${one.language}`)} · {one.number}</span>
        </span>
      </div>
      <div className={styles.waits}>
        <span><span className={styles.dim}>{t('line.since')}</span> <Wait since={one.arrivedAt} /></span>
        <Expected one={one} />
        {one.notBefore === null ? null : <span className={styles.dim}>{t('line.notBefore', { time: format.near(one.notBefore) })}</span>}
      </div>
      <div className={styles.why}><Could one={one} /></div>
      <div className={styles.acts}><StandingActs one={one} name={name} queueId={queueId} onClass={() => setAsksClass(true)} onDone={onDone} /></div>
      {asksClass ? <ClassDialog one={one} name={name} onClose={() => setAsksClass(false)} onDone={onDone} /> : null}
    </li>
  );
}

function Expected({ one }: { one: Standing }) {
  const t = useWords('routing');
  const format = useFormat();
  const isOver = one.toldBy !== null && Date.parse(one.toldBy) < serverNowMs();
  const told = one.toldBy === null ? null : <span className={isOver ? styles.over : styles.dim}>{t(isOver ? 'line.toldOver' : 'line.told', { time: format.time(one.toldBy) })}</span>;
  return (
    <>
      <span><span className={styles.dim}>{t('line.expected')}</span> {one.expected === null ? t(`line.noFigure.${one.noFigure ?? 'nobody_here'}`) : <span className={styles.figures}>{rangeText(one.expected, t)}</span>}</span>
      {told}
    </>
  );
}

type Words = ReturnType<typeof useWords>;
/** Whole minutes, as the customer sees them. */
export function rangeText({ lowSeconds, highSeconds }: { lowSeconds: number; highSeconds: number }, t: Words): string {
  const high = Math.ceil(highSeconds / 60);
  return high <= 1 ? t('line.underMinute') : t('line.minutes', { low: Math.min(Math.max(1, Math.ceil(lowSeconds / 60)), high - 1), high });
}

/** Who could take it; or, while nobody can, what keeps them. */
function Could({ one }: { one: Standing }) {
  const t = useWords('routing');
  const join = useLanguage() === 'zh' ? '、' : ', ';
  if (one.ringing !== null) return <Badge tone="primary" icon="bell">{t('line.ringing', { name: one.ringing.name })}</Badge>;
  const reasons = one.whyNot.map(({ why, count }) => t('line.whyCount', { why: t(`whyNot.${why}`), n: count })).join(join);
  return (
    <>
      <span>{one.could.count === 0 ? t('line.nobodyCould') : t('line.could', { n: one.could.count, names: one.could.people.map((person) => person.name).join(join) })}</span>
      {reasons === '' ? null : <span className={styles.dim}>{reasons}</span>}
    </>
  );
}
