import { useState } from 'react';
import * as z from 'zod';
import { Button } from '#web/ui/Button.tsx';
import { cx } from '#web/ui/class-names.ts';
import { Icon } from '#web/ui/icons.tsx';
import { useCommand } from '#web/ui/palette/commands.ts';
import { useSearchState } from '#web/ui/route.tsx';
import { toast, toastRefusal } from '#web/ui/toast.ts';
import { useFormat } from '#web/ui/use-format.ts';
import { useWords } from '#web/ui/words.ts';
import type { Complaint } from '../contract.ts';
import type { NeedKey } from '../core/gates.ts';
import { stages, type Stage } from '../core/stage.ts';
import { post } from './api.ts';
import { ask } from './asking.ts';
import styles from './complaint.module.css';
import { needPlace, type PartName } from './need-place.ts';

const Place = z.object({ tab: z.string().nullable().catch(null) });

/** Where it stands, where it can go, and what the way still asks for: said before, not after a refusal. */
export function StagePath({ complaint, mayDo, onNeed, onMove }: { complaint: Complaint; mayDo: boolean; onNeed: (part: PartName) => void; onMove: () => void }) {
  const t = useWords('complaints');
  const format = useFormat();
  const [, setPlace] = useSearchState(Place);
  const [busy, setBusy] = useState<Stage | null>(null);
  const { stage, stageAt, ways } = complaint;
  const at = stages.indexOf(stage);
  const isForward = (to: Stage): boolean => stages.indexOf(to) > at;
  // The three endings are one way on the screen: which of them it is, is said in its dialog.
  const shown = ways.filter((way) => way.to !== 'closed' || way.outcome === 'accepted');
  const forward = shown.filter((way) => isForward(way.to));
  const back = shown.filter((way) => !isForward(way.to));
  const first = forward.find((way) => way.isOpen) ?? forward[0];

  const move = (to: Stage): void => {
    if (to === 'closed') return ask('close');
    setBusy(to);
    onMove();
    post(complaint.case.id, 'stage', { to }).then(() => toast(t('screen.moved', { stage: t(`stage.${to}`) })), toastRefusal).finally(() => setBusy(null));
  };
  useCommand({ id: 'complaint.next', label: t('screen.next'), pinyin: 'xyjd', icon: 'right', group: t('screen.group'), keys: 'e', run: () => {
    if (mayDo && first && (first.isOpen || first.to === 'closed')) move(first.to);
  } });
  const go = (need: NeedKey): void => {
    const place = needPlace[need];
    if (place.tab !== undefined) setPlace({ tab: place.tab });
    if (place.part !== undefined) onNeed(place.part);
    if (place.dialog !== undefined) ask(place.dialog);
  };

  return (
    <section className={styles.path} aria-label={t('screen.stages')}>
      <ol className={styles.steps}>
        {stages.map((one, i) => {
          const entered = stageAt[one];
          const isSkipped = i < at && entered === undefined;
          return (
            <li key={one} className={cx(styles.step, i < at && !isSkipped && styles.done, i === at && styles.now)} aria-current={i === at ? 'step' : undefined}>
              <span className={styles.dot}>{i < at && !isSkipped ? <Icon name="check" size={0.875} /> : i + 1}</span>
              <span className={styles.stepName}>{t(`stage.${one}`)}</span>
              <span className={styles.stepAt}>{isSkipped ? t('screen.skipped') : i <= at && entered !== undefined ? <time dateTime={entered}>{format.near(entered)}</time> : null}</span>
            </li>
          );
        })}
      </ol>
      {stage === 'closed' ? null : (
        <ul className={styles.ways}>
          {forward.map((way) => (
            <li key={way.to} className={styles.way}>
              {mayDo ? (
                <Button look={way === first && way.isOpen ? 'primary' : 'plain'} icon="right" busy={busy === way.to} disabled={!way.isOpen && way.to !== 'closed'} onClick={() => move(way.to)}>
                  {way.to === 'closed' ? t('screen.closeAsk') : t('screen.goTo', { stage: t(`stage.${way.to}`) })}
                </Button>
              ) : <strong>{t(`stage.${way.to}`)}</strong>}
              <Needs missing={way.missing} advised={way.advised} onNeed={go} mayDo={mayDo} />
            </li>
          ))}
          {mayDo && back.length > 0 ? (
            <li className={styles.back}>
              {back.map((way) => <Button key={way.to} size="small" look="quiet" icon="undo" busy={busy === way.to} onClick={() => move(way.to)}>{t('screen.backTo', { stage: t(`stage.${way.to}`) })}</Button>)}
            </li>
          ) : null}
        </ul>
      )}
    </section>
  );
}

function Needs({ missing, advised, onNeed, mayDo }: { missing: readonly NeedKey[]; advised: readonly NeedKey[]; onNeed: (need: NeedKey) => void; mayDo: boolean }) {
  const t = useWords('complaints');
  if (missing.length + advised.length === 0) return <p className={styles.ready}><Icon name="check" size={1} />{t('screen.nothingMissing')}</p>;
  return (
    <div className={styles.needs}>
      {missing.length > 0 ? <span className={styles.needsWord}>{t('screen.missing')}</span> : null}
      {missing.map((need) => <button key={need} type="button" className={styles.need} disabled={!mayDo} onClick={() => onNeed(need)}>{t(`need.${need}`)}</button>)}
      {advised.length > 0 ? <span className={styles.needsWord}>{t('screen.advised')}</span> : null}
      {advised.map((need) => <button key={need} type="button" className={cx(styles.need, styles.advised)} disabled={!mayDo} onClick={() => onNeed(need)}>{t(`need.${need}`)}</button>)}
    </div>
  );
}
