import { useState } from 'react';
import { Commitment, RegisterCommitment } from '#commitments/contract.ts';
import { settlesIt } from '#commitments/core/whose.ts';
import { call } from '#web/ui/server/api.ts';
import { serverNowMs } from '#web/ui/clock.ts';
import { Button } from '#web/ui/parts/Button.tsx';
import { Due } from '#web/ui/parts/Due.tsx';
import { Row, Section, Stack } from '#web/ui/parts/Layout.tsx';
import { Badge, type Tone } from '#web/ui/parts/Marks.tsx';
import { Modal } from '#web/ui/parts/Modal.tsx';
import { useMay, useSession } from '#web/ui/server/session.ts';
import { RefusalNote } from '#web/ui/parts/States.tsx';
import { TextField } from '#web/ui/fields/TextField.tsx';
import { Choices } from '#web/ui/fields/Ticks.tsx';
import { actWithUndo, toast } from '#web/ui/parts/toast.ts';
import { useFormat } from '#web/ui/text/use-format.ts';
import { useWords } from '#web/ui/text/words.ts';
import type { CasePage } from '../contract.ts';
import { keepCommitment, keepPromise, refreshCase, reopenPromise } from './api.ts';
import styles from './case.module.css';

const tones: Readonly<Record<string, Tone>> = { open: 'info', kept: 'good', kept_late: 'warn', broken: 'danger', withdrawn: 'plain' };

/** What was promised on this matter, kept or broken: each with its owner and its clock. */
export function Promises({ page }: { page: CasePage }) {
  const t = useWords('cases');
  const format = useFormat();
  const me = useSession().staff.id;
  const mayWrite = useMay('case.write');
  const mayAssign = useMay('case.assign');
  const [adding, setAdding] = useState(false);
  const { case: one } = page;
  const keep = (id: string): void => void actWithUndo({ text: t('screen.promiseKept'), run: () => keepPromise(one.id, id), back: () => reopenPromise(one.id, id) });
  return (
    <Section title={t('screen.tab.promises')} actions={mayWrite && one.state === 'open' ? <Button size="small" icon="plus" onClick={() => setAdding(true)}>{t('screen.promise')}</Button> : null}>
      {page.commitments.length === 0 ? <p className={styles.dim}>{t('screen.noPromises')}</p> : null}
      <ul className={styles.list}>
        {page.commitments.map((promise) => {
          const isOpen = (promise.state === 'open' || promise.state === 'broken');
          return (
            <li key={promise.id} className={styles.contact}>
              <span className={styles.grow}>
                <span className={styles.top}><Badge tone={tones[promise.state]}>{t(`commitments:state.${promise.state}`)}</Badge>{isOpen ? <Due since={promise.createdAt} due={promise.dueAt} /> : null}</span>
                <span>{promise.text}</span>
                <span className={styles.small}><time dateTime={promise.dueAt}>{t('screen.before', { when: format.near(promise.dueAt) })}</time><span>{promise.owner.name}</span>{promise.keptAt === null ? null : <time dateTime={promise.keptAt}>{t('screen.keptAt', { when: format.near(promise.keptAt) })}</time>}{promise.withdrawn === null ? null : <span>{promise.withdrawn.why}</span>}</span>
              </span>
              {mayWrite && isOpen && (mayAssign || settlesIt(promise, me)) ? <Button size="small" icon="check" onClick={() => keep(promise.id)}>{t('screen.keepPromise')}</Button> : null}
            </li>
          );
        })}
      </ul>
      <Modal title={t('screen.promise')} open={adding} onClose={() => setAdding(false)} size="small">{adding ? <PromiseForm caseId={one.id} onDone={() => setAdding(false)} /> : null}</Modal>
    </Section>
  );
}

const within = ['2', '24', '48', '72'] as const;

function PromiseForm({ caseId, onDone }: { caseId: string; onDone: () => void }) {
  const t = useWords('cases');
  const format = useFormat();
  const [text, setText] = useState('');
  const [hours, setHours] = useState<(typeof within)[number]>('24');
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<unknown>(null);
  const dueAt = new Date(serverNowMs() + Number(hours) * 3_600_000).toISOString();
  const send = (): void => {
    setBusy(true);
    call('POST', '/api/commitments', { body: { text: text.trim(), dueAt, caseId } satisfies RegisterCommitment, shape: Commitment }).then((made) => {
      keepCommitment(made);
      refreshCase(caseId);
      toast(t('screen.promised'));
      onDone();
    }, setRefusal).finally(() => setBusy(false));
  };
  return (
    <form onSubmit={(event) => { event.preventDefault(); send(); }}>
      <Stack>
        <TextField label={t('screen.promiseWhat')} placeholder={t('screen.promiseHint')} required value={text} onChange={setText} maxLength={500} />
        <Choices label={t('screen.promiseBy')} value={hours} onChange={setHours} choices={within.map((one) => ({ value: one, label: t('screen.withinHours', { n: one, count: Number(one) }) }))} />
        <p className={styles.dim}>{t('screen.before', { when: format.moment(dueAt) })}</p>
        {refusal ? <RefusalNote refusal={refusal} /> : null}
        <Row end><Button onClick={onDone}>{t('openForm.cancel')}</Button><Button type="submit" look="primary" icon="check" busy={busy} disabled={text.trim() === ''}>{t('screen.promise')}</Button></Row>
      </Stack>
    </form>
  );
}
