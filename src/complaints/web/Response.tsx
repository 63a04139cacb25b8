import { Button } from '#web/ui/Button.tsx';
import { Due } from '#web/ui/Due.tsx';
import { Icon } from '#web/ui/icons.tsx';
import { Row, Stack } from '#web/ui/Layout.tsx';
import { useFormat } from '#web/ui/use-format.ts';
import { useWords } from '#web/ui/words.ts';
import { responseKinds, type ResponseKind } from '../core/response.ts';
import { recordAtOnce } from './api.ts';
import { ask } from './asking.ts';
import type { PartProps } from './part-props.ts';
import styles from './complaint.module.css';

/** What the customer was answered, what we offer, or by when we shall say. */
export function Response({ complaint, page, mayDo }: PartProps) {
  const t = useWords('complaints');
  const format = useFormat();
  const chosen = new Set(complaint.responseKinds);
  const clock = page.clocks.findLast((one) => one.name === 'complaint.first_answer');
  const toggle = (kind: ResponseKind): void => {
    const next = responseKinds.filter((one) => (one === kind ? !chosen.has(one) : chosen.has(one)));
    recordAtOnce(complaint, { responseKinds: next }, { responseKinds: next });
  };
  return (
    <Stack>
      <Row between>
        <p className={styles.inline}>
          {complaint.firstAnsweredAt === null
            ? <><strong>{t('screen.notAnswered')}</strong>{clock?.dueAt ? <Due since={clock.startedAt} due={clock.dueAt} /> : null}</>
            : <><Icon name="check" size={1} /><span>{t('screen.answeredAt', { when: format.near(complaint.firstAnsweredAt) })}</span></>}
          {complaint.answerPromisedBy === null ? null : <span className={styles.dim}>{t('screen.promisedBy', { when: format.near(complaint.answerPromisedBy) })}</span>}
        </p>
        {mayDo ? <span className={styles.inline}><Button size="small" look="quiet" icon="clock" onClick={() => ask('promise')}>{t('screen.promise')}</Button><Button size="small" look="soft" icon="send" onClick={() => ask('answer')}>{t('screen.answer')}</Button></span> : null}
      </Row>
      <div className={styles.field}>
        <h3>{t('screen.offers')}</h3>
        <div className={styles.chips} role="group" aria-label={t('screen.offers')}>
          {responseKinds.map((kind) => (
            <button key={kind} type="button" className={styles.chip} aria-pressed={chosen.has(kind)} disabled={!mayDo} onClick={() => toggle(kind)}>{chosen.has(kind) ? <Icon name="check" size={0.875} /> : null}{t(`responseKind.${kind}`)}</button>
          ))}
        </div>
      </div>
    </Stack>
  );
}
