import { Button } from '#web/ui/parts/Button.tsx';
import { Badge } from '#web/ui/parts/Marks.tsx';
import { useFormat } from '#web/ui/text/use-format.ts';
import { useLanguage, useWords } from '#web/ui/text/words.ts';
import { useState } from 'react';
import type { FigureAnswer } from '../contract.ts';
import { figureText, grouped, pointsOff } from '#web/ui/text/figure-text.ts';
import { figureGroups } from './figure-groups.ts';
import { GapBar } from './GapBar.tsx';
import styles from './reports.module.css';

type OnRows = (id: string, variant: string | null) => void;

export function FigureCards({ figures, onRows }: { figures: readonly FigureAnswer[]; onRows: OnRows }) {
  const t = useWords('reports');
  const all = grouped(figures);
  const placed = new Set<string>(figureGroups.flatMap((group) => group.ids));
  const sections = [...figureGroups.map(({ name, ids }) => ({ name, cards: ids.flatMap((id) => all.filter(({ figure }) => figure.id === id)) })), { name: 'other', cards: all.filter(({ figure }) => !placed.has(figure.id)) }];
  return (
    <>
      {sections.filter(({ cards }) => cards.length > 0).map(({ name, cards }) => (
        <section key={name} className={styles.group}>
          <h2>{t(`screen.report.groups.${name}`)}</h2>
          <div className={styles.cards}>{cards.map(({ figure, others }) => <FigureCard key={figure.id} figure={figure} others={others} onRows={onRows} />)}</div>
        </section>
      ))}
    </>
  );
}

function FigureCard({ figure, others, onRows }: { figure: FigureAnswer; others: readonly FigureAnswer[]; onRows: OnRows }) {
  const t = useWords('reports');
  const language = useLanguage();
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  const text = (value: number | null): string => figureText(value, figure.unit, format, t('unit.seconds'));
  const { value, goal } = figure;
  return (
    <article className={styles.card}>
      <h3 className={styles.name}>{t(`figure.${figure.id}`, { defaultValue: figure.id })}{value === null || goal === null ? null : <GoalBadge value={value} goal={goal} />}</h3>
      <p className={styles.value} data-none={value === null ? '' : undefined}>
        {text(value)}
        {value === null ? <span className={styles.dim}>{t('screen.report.noData')}</span> : null}
        {goal === null ? null : <span className={styles.goal}>{t('screen.report.goal', { goal: figureText(goal, figure.unit, format, t('unit.seconds'), 0) })}</span>}
      </p>
      {goal === null || figure.unit !== 'share' ? null : <div className={styles.bar}><GapBar value={value} goal={goal} /></div>}
      {figure.interval ? <p className={styles.dim}>{t('screen.report.interval', { low: text(figure.interval.low), high: text(figure.interval.high) })}</p> : null}
      <p className={styles.formula}>{figure.formula[language]}</p>
      {figure.unit === 'count' || figure.denominator === 0 ? null : <p className={styles.dim}>= {t('screen.report.of', { numerator: format.count(Math.round(figure.numerator)), denominator: format.count(figure.denominator) })}</p>}
      {isOpen ? (
        <ul className={styles.variants}>
          {others.map((other) => (
            <li key={other.variant} className={styles.variant}>
              <span>{t(`variant.${other.variant}`, { defaultValue: other.variant ?? '' })}</span><b>{text(other.value)}</b>
              <span className={styles.formula}>{other.formula[language]}</span>
            </li>
          ))}
        </ul>
      ) : null}
      <div className={styles.foot}>
        {figure.denominator === 0 || (figure.unit === 'count' && value === 0) ? null : <Button size="small" look="quiet" icon="rows" onClick={() => onRows(figure.id, figure.variant)} aria-label={`${t('screen.report.rows')}: ${t(`figure.${figure.id}`)}`}>{t('screen.report.rows')}</Button>}
        {others.length > 0 ? <Button size="small" look="quiet" icon={isOpen ? 'up' : 'down'} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>{t('screen.report.variants', { n: others.length })}</Button> : null}
      </div>
    </article>
  );
}

/** Met or not, in words and in percentage points. */
function GoalBadge({ value, goal }: { value: number; goal: number }) {
  const t = useWords('reports');
  const off = pointsOff(value, goal);
  return off >= 0 ? <Badge tone="good" icon="check">{t('screen.report.met')}</Badge> : <Badge tone="warn" icon="down">{t('screen.report.missed', { gap: t('screen.report.points', { n: Math.abs(off), count: Math.abs(off) }) })}</Badge>;
}
