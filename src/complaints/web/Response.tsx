import { Button } from '#web/ui/parts/Button.tsx';
import { Due } from '#web/ui/parts/Due.tsx';
import { Icon } from '#web/ui/parts/icons.tsx';
import { Row, Stack } from '#web/ui/parts/Layout.tsx';
import { useFormat } from '#web/ui/text/use-format.ts';
import { useWords } from '#web/ui/text/words.ts';
import { recordAtOnce } from './api.ts';
import { ask } from './asking.ts';
import { OfferChips } from './OfferChips.tsx';
import type { PartProps } from './part-props.ts';
import { Told } from './Told.tsx';
import styles from './complaint.module.css';

/** What the customer was answered, what we offer, or by when we shall say. */
export function Response({ complaint, page, mayDo }: PartProps) {
  const t = useWords('complaints');
  const format = useFormat();
  const clock = page.clocks.findLast((one) => one.name === 'complaint.first_answer');
  return (
    <Stack>
      <Row between>
        <p className={styles.inline}>
          {complaint.firstAnswer === null
            ? <><strong>{t('screen.notAnswered')}</strong>{clock?.dueAt ? <Due since={clock.startedAt} due={clock.dueAt} /> : null}</>
            : <><Icon name="check" size={1} /><Told said="screen.answeredAt" told={complaint.firstAnswer} /></>}
          {complaint.answerPromisedBy === null ? null : <span className={styles.dim}>{t('screen.promisedBy', { when: format.near(complaint.answerPromisedBy) })}</span>}
        </p>
        {mayDo ? <span className={styles.inline}><Button size="small" look="quiet" icon="clock" onClick={() => ask('promise')}>{t('screen.promise')}</Button><Button size="small" look="soft" icon="send" onClick={() => ask('answer')}>{t('screen.answer')}</Button></span> : null}
      </Row>
      <OfferChips chosen={complaint.responseKinds} mayDo={mayDo} onChange={(next) => recordAtOnce(complaint, { responseKinds: next }, { responseKinds: next })} />
    </Stack>
  );
}
