import { useState } from 'react';
import * as z from 'zod';
import { Button } from '#web/ui/parts/Button.tsx';
import { cx } from '#web/ui/class-names.ts';
import { Icon } from '#web/ui/parts/icons.tsx';
import { Menu, type MenuEntry } from '#web/ui/parts/Menu.tsx';
import { useCommand } from '#web/ui/palette/commands.ts';
import { useSearchState } from '#web/ui/route.tsx';
import { toast, toastRefusal } from '#web/ui/parts/toast.ts';
import { useFormat } from '#web/ui/text/use-format.ts';
import { useWords } from '#web/ui/text/words.ts';
import type { Complaint } from '../contract.ts';
import type { NeedKey } from '../core/gates.ts';
import { stages, type Stage } from '../core/stage.ts';
import { post } from './api.ts';
import { ask } from './asking.ts';
import styles from './complaint.module.css';
import { LeaveOut } from './LeaveOut.tsx';
import { needPlace, type PartName } from './need-place.ts';

const Place = z.object({ tab: z.string().nullable().catch(null) });
type Way = Complaint['ways'][number];
const icons = { receipt: 'link', assess: 'check', investigate: 'search', answer: 'send', cause: 'check', respond: 'right', decide: 'check', tell: 'send', close: 'resolve' } as const;

/** The way to the next stage; the three endings are one way on the screen: which of them it is, is said in its dialog. */
export function nearestWay({ stage, ways }: Complaint): Way | undefined {
  return ways.find((way) => stages.indexOf(way.to) > stages.indexOf(stage) && (way.outcome === null || way.outcome === 'accepted') && !(stage === 'assessed' && way.to === 'investigating'));
}

/** Where it stands, the one step that helps most, and behind it everything else that is possible. */
export function StagePath({ complaint, mayDo, onNeed, onMove }: { complaint: Complaint; mayDo: boolean; onNeed: (part: PartName) => void; onMove: () => void }) {
  const t = useWords('complaints');
  const [, setPlace] = useSearchState(Place);
  const [busy, setBusy] = useState(false);
  const [leavingOut, setLeavingOut] = useState<Way | null>(null);
  const { stage, ways, next } = complaint;

  const move = (to: Stage): void => {
    setBusy(true);
    onMove();
    post(complaint.case.id, 'stage', { to }).then(() => toast(t('screen.moved', { stage: t(`stage.${to}`) })), toastRefusal).finally(() => setBusy(false));
  };
  const step = (): void => {
    if (next === null || busy) return;
    if (next === 'assess') onNeed('assess');
    else if (next === 'investigate' || next === 'cause') onNeed('cause');
    else if (next === 'respond') move('responded');
    else ask(next);
  };
  useCommand({ id: 'complaint.next', label: t('screen.nextStep'), pinyin: 'xyb', icon: 'right', group: t('screen.group'), keys: 'e', run: () => { if (mayDo) step(); } });
  const go = (need: NeedKey): void => {
    const place = needPlace[need];
    if (place.tab !== undefined) setPlace({ tab: place.tab });
    if (place.part !== undefined) onNeed(place.part);
    if (place.dialog !== undefined) ask(place.dialog);
  };
  /** What a stage says of itself is made true first: its dialog is its door. */
  const enter = (way: Way): void => {
    if (way.to === 'closed') ask('close');
    else if (way.to === 'decided') ask('decide');
    else if (way.to === 'responded' && !way.isOpen) ask('answer');
    else if (way.to === 'acknowledged' && !way.isOpen) ask('receipt');
    else if (way.owed.length > 0) setLeavingOut(way);
    else move(way.to);
  };
  const isForward = (way: Way): boolean => stages.indexOf(way.to) > stages.indexOf(stage);
  const others: MenuEntry[] = ways.filter((way) => way.outcome === null || way.outcome === 'accepted').map((way) => ({
    label: way.to === 'closed' ? t('screen.closeAsk') : t(isForward(way) ? 'screen.goTo' : 'screen.backTo', { stage: t(`stage.${way.to}`) }), icon: isForward(way) ? 'right' as const : 'undo' as const, run: () => enter(way),
  }));

  return (
    <section className={styles.path} aria-label={t('screen.stages')}>
      <Steps complaint={complaint} />
      {stage === 'closed' || next === null ? null : (
        <div className={styles.ways}>
          {mayDo ? (
            <div className={styles.nextStep}>
              <Button look="primary" icon={icons[next]} busy={busy} onClick={step} title={`${t(`screen.next.${next}`)} E`}>{t(`screen.next.${next}`)}</Button>
              <p>{t(`screen.nextHint.${next}`)}</p>
              <Menu entries={others}><Button look="quiet" icon="more">{t('screen.otherSteps')}</Button></Menu>
            </div>
          ) : null}
          <Needs way={nearestWay(complaint)} onNeed={go} mayDo={mayDo} />
        </div>
      )}
      {leavingOut === null ? null : <LeaveOut complaint={complaint} way={leavingOut} onDone={() => setLeavingOut(null)} onMove={onMove} />}
    </section>
  );
}

function Steps({ complaint: { stage, stageAt } }: { complaint: Complaint }) {
  const t = useWords('complaints');
  const format = useFormat();
  const at = stages.indexOf(stage);
  return (
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
  );
}

/** What the next stage still lacks, each a way to its place; what is only advised says so and stands back. */
function Needs({ way, onNeed, mayDo }: { way: Way | undefined; onNeed: (need: NeedKey) => void; mayDo: boolean }) {
  const t = useWords('complaints');
  if (way === undefined) return null;
  const lacking = [...way.missing, ...way.owed];
  if (lacking.length + way.advised.length === 0) return null;
  return (
    <div className={styles.needs}>
      {lacking.length > 0 ? <span className={styles.needsWord}>{t('screen.missing')}</span> : null}
      {lacking.map((need) => <button key={need} type="button" className={styles.need} disabled={!mayDo} onClick={() => onNeed(need)}>{t(`need.${need}`)}</button>)}
      {way.advised.length > 0 ? <span className={styles.needsWord}>{t('screen.advised')}</span> : null}
      {way.advised.map((need) => <button key={need} type="button" className={cx(styles.need, styles.advised)} disabled={!mayDo} onClick={() => onNeed(need)}>{t(`need.${need}`)}</button>)}
    </div>
  );
}
