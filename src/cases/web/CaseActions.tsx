import { useState } from 'react';
import { Complaint } from '#complaints/contract.ts';
import { call } from '#web/ui/server/api.ts';
import { Button } from '#web/ui/parts/Button.tsx';
import { Row, Stack } from '#web/ui/parts/Layout.tsx';
import { Modal } from '#web/ui/parts/Modal.tsx';
import { useCommand } from '#web/ui/palette/commands.ts';
import { queries } from '#web/ui/server/query.ts';
import { useMay } from '#web/ui/server/session.ts';
import { RefusalNote } from '#web/ui/parts/States.tsx';
import { Textarea } from '#web/ui/fields/TextField.tsx';
import { toast, toastRefusal } from '#web/ui/parts/toast.ts';
import { useWords } from '#web/ui/text/words.ts';
import type { CasePage } from '../contract.ts';
import { closeCase, keepCase, refreshCase, reopenCase, solveCase } from './api.ts';
import { openPromises, settledBy, Settling, type Said } from './Settling.tsx';

type Asking = 'solve' | 'close' | 'reopen' | 'turn';

/** What can be done with a case that has no stages of its own. */
export function CaseActions({ page }: { page: CasePage }) {
  const t = useWords('cases');
  const { case: one } = page;
  const open = openPromises(page.commitments);
  const mayWrite = useMay('case.write');
  const mayComplain = useMay('complaint.handle');
  const [asking, setAsking] = useState<Asking | null>(null);
  useCommand({ id: 'case.solve', label: t('screen.solve'), pinyin: 'jj', icon: 'resolve', group: t('screen.groupOne'), keys: 'e', run: () => { if (mayWrite && one.state === 'open') setAsking('solve'); } });
  if (!mayWrite) return null;
  return (
    <>
      {one.state === 'open' && mayComplain ? <Button size="small" icon="flag" onClick={() => setAsking('turn')}>{t('screen.turn')}</Button> : null}
      {one.state !== 'open' ? <Button size="small" icon="undo" onClick={() => setAsking('reopen')}>{t('screen.reopen')}</Button> : null}
      {one.state === 'solved' ? <Button size="small" look="primary" icon="check" onClick={() => { if (open.length > 0) setAsking('close'); else void closeCase(one.id, []).then(() => toast(t('screen.closed')), toastRefusal); }}>{t('screen.close')}</Button> : null}
      {one.state === 'open' ? <Button size="small" look="primary" icon="resolve" onClick={() => setAsking('solve')} title={`${t('screen.solve')} E`}>{t('screen.solve')}</Button> : null}
      <Modal title={asking === null ? '' : t(`screen.ask.${asking}.title`)} open={asking !== null} onClose={() => setAsking(null)}>
        {asking === null ? null : <Ask key={asking} page={page} asking={asking} onDone={() => setAsking(null)} />}
      </Modal>
    </>
  );
}

/** Words for the record, then the act. */
function Ask({ page, asking, onDone }: { page: CasePage; asking: Asking; onDone: () => void }) {
  const t = useWords('cases');
  const { case: one } = page;
  const open = asking === 'solve' || asking === 'close' ? openPromises(page.commitments) : [];
  const [said, setSaid] = useState<Said>({});
  const settled = settledBy(open, said);
  const [words, setWords] = useState('');
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<unknown>(null);
  const isNeeded = asking === 'reopen';
  const acts: Record<Asking, () => Promise<unknown>> = {
    solve: () => solveCase(one.id, words.trim(), settled ?? []),
    close: () => closeCase(one.id, settled ?? []),
    reopen: () => reopenCase(one.id, words.trim()),
    turn: () => turnToComplaint(one.id, words.trim()),
  };
  const send = (): void => {
    setBusy(true);
    setRefusal(null);
    acts[asking]().then(() => {
      toast(t(`screen.ask.${asking}.done`));
      onDone();
    }, setRefusal).finally(() => setBusy(false));
  };
  return (
    <form onSubmit={(event) => { event.preventDefault(); send(); }}>
      <Stack>
        {asking === 'close' ? null : <Textarea label={t(`screen.ask.${asking}.label`)} hint={t(`screen.ask.${asking}.hint`)} required={isNeeded} value={words} onChange={setWords} maxLength={500} rows={4} />}
        <Settling open={open} said={said} onSay={setSaid} />
        {refusal ? <RefusalNote refusal={refusal} /> : null}
        <Row end><Button onClick={onDone}>{t('openForm.cancel')}</Button><Button type="submit" look="primary" busy={busy} disabled={settled === undefined || (isNeeded && words.trim() === '')}>{t(`screen.ask.${asking}.do`)}</Button></Row>
      </Stack>
    </form>
  );
}

/** The same matter, with a new number, a complaint's clocks and a receipt on its way. */
async function turnToComplaint(caseId: string, remedySought: string): Promise<void> {
  const complaint = await call('POST', '/api/complaints', { body: { caseId, remedySought }, shape: Complaint });
  queries.setQueryData(['complaint', caseId], complaint);
  keepCase(complaint.case);
  refreshCase(caseId);
}
