import { useState } from 'react';
import { Button } from '#web/ui/parts/Button.tsx';
import { cx } from '#web/ui/class-names.ts';
import { Icon } from '#web/ui/parts/icons.tsx';
import { Row, Stack } from '#web/ui/parts/Layout.tsx';
import { Textarea } from '#web/ui/fields/TextField.tsx';
import { toast, toastRefusal } from '#web/ui/parts/toast.ts';
import { useFormat } from '#web/ui/text/use-format.ts';
import { useWords } from '#web/ui/text/words.ts';
import type { Complaint } from '../contract.ts';
import { ladderSteps, resolvingActs, type LadderStep, type ResolvingAct } from '../core/ladder.ts';
import { post } from './api.ts';
import type { PartProps } from './part-props.ts';
import styles from './complaint.module.css';

/** How the conversation itself goes: first the feelings, then the facts; and the five acts that lead to a solution. */
export function Talk({ complaint, mayDo }: PartProps) {
  const t = useWords('complaints');
  const { id } = complaint.case;
  const at = ladderSteps.indexOf(complaint.ladder);
  const step = (to: LadderStep): void => void post(id, 'ladder', { to }).catch(toastRefusal);
  return (
    <Stack>
      <ol className={styles.ladder} aria-label={t('screen.ladder')}>
        {ladderSteps.map((one, i) => (
          <li key={one} aria-current={i === at ? 'step' : undefined}>
            <button type="button" className={cx(styles.rung, i === at && styles.here, i < at && styles.passed)} disabled={!mayDo} aria-pressed={i === at} onClick={() => { if (i !== at) step(one); }}>
              {i < at ? <Icon name="check" size={0.875} /> : null}{t(`ladder.${one}`)}
            </button>
          </li>
        ))}
      </ol>
      <p className={styles.hint}><Icon name="heart" size={1} />{t(`ladderHint.${complaint.ladder}`)}</p>
      <ol className={styles.acts} aria-label={t('screen.fiveActs')}>
        {resolvingActs.map((act) => <ActLine key={act} act={act} complaint={complaint} mayDo={mayDo} isNext={complaint.actsLeft[0] === act} />)}
      </ol>
    </Stack>
  );
}

function ActLine({ act, complaint, mayDo, isNext }: { act: ResolvingAct; complaint: Complaint; mayDo: boolean; isNext: boolean }) {
  const t = useWords('complaints');
  const format = useFormat();
  const [words, setWords] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const { id } = complaint.case;
  const done = complaint.acts[act];
  const takeBack = (): void => void post(id, 'acts', { act, isDone: false }).catch(toastRefusal);
  // Done is one click; words are for whoever has some.
  const keep = (said: string): void => {
    setBusy(true);
    post(id, 'acts', { act, words: said.trim() }).then(() => {
      setWords(null);
      toast(t('screen.actKept', { act: t(`act.${act}`) }), { undo: takeBack });
    }, toastRefusal).finally(() => setBusy(false));
  };
  return (
    <li className={cx(styles.act, done !== undefined && styles.actDone)}>
      <span className={styles.tick}>{done ? <Icon name="check" size={0.875} /> : null}</span>
      <div className={styles.actText}>
        <span className={styles.actName}>{t(`act.${act}`)}<span className="unseen">{t(done ? 'screen.actDone' : 'screen.actOpen')}</span></span>
        {done ? <span className={styles.dim}>{[done.by, format.near(done.at)].filter(Boolean).join(' · ')}</span> : null}
        {done && done.words !== '' ? <p className={styles.words}>{done.words}</p> : null}
        {words === null ? null : (
          <form className={styles.actForm} onSubmit={(event) => { event.preventDefault(); keep(words); }}>
            <Textarea label={t(`screen.actAsk.${act}`)} rows={2} value={words} onChange={setWords} maxLength={1000} autoFocus onKeyDown={(event) => { if (event.key === 'Escape') setWords(null); }} />
            <Row><Button type="submit" size="small" look="primary" busy={busy} icon="check">{t('screen.actKeep')}</Button><Button size="small" look="quiet" onClick={() => setWords(null)}>{t('web:cancel')}</Button></Row>
          </form>
        )}
      </div>
      {!mayDo || words !== null ? null : done
        ? <Button size="small" look="quiet" icon="edit" aria-label={t('screen.actAgain', { act: t(`act.${act}`) })} onClick={() => setWords(done.words)}>{t('screen.change')}</Button>
        : (
          <span className={styles.inline}>
            <Button size="small" look="quiet" icon="edit" aria-label={t('screen.actWords', { act: t(`act.${act}`) })} onClick={() => setWords('')}>{t('screen.withWords')}</Button>
            <Button size="small" look={isNext ? 'soft' : 'quiet'} icon="check" busy={busy} aria-label={t('screen.actRecord', { act: t(`act.${act}`) })} onClick={() => keep('')}>{t('screen.done')}</Button>
          </span>
        )}
    </li>
  );
}
