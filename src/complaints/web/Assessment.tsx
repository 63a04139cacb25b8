import { useState } from 'react';
import { Button } from '#web/ui/parts/Button.tsx';
import { Icon } from '#web/ui/parts/icons.tsx';
import { Row, Stack } from '#web/ui/parts/Layout.tsx';
import { Badge } from '#web/ui/parts/Marks.tsx';
import { useMay } from '#web/ui/server/session.ts';
import { Textarea } from '#web/ui/fields/TextField.tsx';
import { Choices } from '#web/ui/fields/Ticks.tsx';
import { toast, toastRefusal } from '#web/ui/parts/toast.ts';
import { useWords } from '#web/ui/text/words.ts';
import { classify, type Score, type Scores } from '../core/classify.ts';
import { post, record } from './api.ts';
import { ask } from './asking.ts';
import type { PartProps } from './part-props.ts';
import styles from './complaint.module.css';

const questions = ['severity', 'safety', 'complexity', 'impact'] as const;
const marks = ['0', '1', '2', '3'] as const;
const atOnce = ['not_needed', 'possible', 'not_possible'] as const;
const score = (mark: (typeof marks)[number]): Score => ({ '0': 0, '1': 1, '2': 2, '3': 3 } as const)[mark];

/** Five questions; the rule says general or major while one answers, and why. A lead may know better, and says so. */
export function Assessment({ complaint, mayDo }: PartProps) {
  const t = useWords('complaints');
  const mayClassify = useMay('complaint.classify');
  const [changed, setChanged] = useState<Partial<Scores>>({});
  const [remedy, setRemedy] = useState('');
  const [busy, setBusy] = useState(false);
  // Until somebody scored it, it begins with what the rule reads in the customer's words: to be looked over, not to be filled in.
  const answers: Partial<Scores> = { ...complaint.proposed, ...complaint.scores, ...changed };
  const whole = complete(answers);
  const preview = whole === undefined ? undefined : classify(whole);
  const reasons = preview?.reasons ?? complaint.class.ruleReasons;
  const isDirty = complaint.scores === null || Object.keys(changed).length > 0;
  const keep = (): void => {
    if (whole === undefined) return;
    setBusy(true);
    const first = remedy.trim() === '' ? Promise.resolve() : record(complaint.case.id, { remedySought: remedy.trim() });
    first.then(() => post(complaint.case.id, 'assess', { scores: whole })).then((after) => {
      setChanged({});
      setRemedy('');
      toast(t('screen.assessed', { class: t(`class.${after.class.value}`) }));
    }, toastRefusal).finally(() => setBusy(false));
  };
  const say = (list: readonly string[]): string => list.map((reason) => t(`classReason.${reason}`)).join(t('screen.comma'));
  return (
    <Stack>
      {mayDo && complaint.remedySought === '' ? <Textarea label={t('screen.remedySought')} placeholder={t('screen.remedyAsk')} rows={2} value={remedy} onChange={setRemedy} maxLength={2000} /> : null}
      {mayDo && complaint.scores === null ? <p className={styles.hint}><Icon name="info" size={1} />{t('screen.proposed')}</p> : null}
      <div className={styles.scores}>
        {questions.map((question) => (
          <div key={question} className={styles.score} data-locked={!mayDo || undefined}>
            <span aria-hidden="true">{t(`scoreName.${question}`)}<small>{t(`screen.scoreHint.${question}`)}</small></span>
            <Choices label={t(`scoreName.${question}`)} labelHidden value={answers[question] === undefined ? null : marks[answers[question]] ?? null} onChange={(mark) => setChanged({ ...changed, [question]: score(mark) })} choices={marks.map((mark) => ({ value: mark, label: t(`score.${mark}`), disabled: !mayDo }))} />
          </div>
        ))}
        <div className={styles.score}>
          <span aria-hidden="true">{t('scoreName.immediateAction')}<small>{t('screen.scoreHint.immediateAction')}</small></span>
          <Choices label={t('scoreName.immediateAction')} labelHidden value={answers.immediateAction ?? null} onChange={(value) => setChanged({ ...changed, immediateAction: value })} choices={atOnce.map((one) => ({ value: one, label: t(`immediateAction.${one}`), disabled: !mayDo }))} />
        </div>
      </div>
      <Row between>
        <p className={styles.verdict}>
          <Badge tone={complaint.class.value === 'major' ? 'danger' : 'plain'} icon={complaint.class.value === 'major' ? 'warn' : undefined}>{t(`class.${complaint.class.value}`)}</Badge>
          <span>{complaint.class.by === 'hand' ? t('screen.byHand', { words: complaint.class.words, rule: t(`class.${complaint.class.ruleValue}`) }) : complaint.scores === null && Object.keys(changed).length === 0 ? t('screen.byWords') : reasons.length === 0 ? t('screen.noReason') : t('screen.because', { reasons: say(reasons) })}</span>
          {isDirty && preview && preview.class !== complaint.class.value ? <strong>{t('screen.would', { class: t(`class.${preview.class}`) })}</strong> : null}
        </p>
        {mayDo ? (
          <span className={styles.inline}>
            {mayClassify ? <Button size="small" look="quiet" icon="edit" onClick={() => ask('class')}>{t('screen.classByHand')}</Button> : null}
            <Button size="small" look={isDirty ? 'primary' : 'plain'} busy={busy} disabled={whole === undefined || !isDirty} onClick={keep}>{t('screen.assess')}</Button>
          </span>
        ) : null}
      </Row>
    </Stack>
  );
}

function complete({ severity, safety, complexity, impact, immediateAction }: Partial<Scores>): Scores | undefined {
  if (severity === undefined || safety === undefined || complexity === undefined || impact === undefined || immediateAction === undefined) return undefined;
  return { severity, safety, complexity, impact, immediateAction };
}
