import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiRefusal } from '#web/ui/server/api.ts';
import { Button } from '#web/ui/parts/Button.tsx';
import { Row, Stack } from '#web/ui/parts/Layout.tsx';
import { Modal } from '#web/ui/parts/Modal.tsx';
import { SelectField } from '#web/ui/fields/SelectField.tsx';
import { useSession } from '#web/ui/server/session.ts';
import { RefusalNote } from '#web/ui/parts/States.tsx';
import { Textarea } from '#web/ui/fields/TextField.tsx';
import { Choices } from '#web/ui/fields/Ticks.tsx';
import { useLanguage, useWords } from '#web/ui/text/words.ts';
import { nameIn } from '../../core/design/queue-name.ts';
import { presenceOptions, queuesOptions, routingOptions, transfer } from '../api.ts';

/** Handing on, with what the next person must know: the customer does not repeat a word. A second hand-over says why. `first` must have been done before it goes. */
export function TransferDialog({ interactionId, addressee, first, onClose, onDone }: { interactionId: string; addressee: string; first: () => Promise<void>; onClose: () => void; onDone: () => void }) {
  const t = useWords('routing');
  const language = useLanguage();
  const me = useSession().staff.id;
  const [to, setTo] = useState<'agent' | 'queue'>('agent');
  const [agentId, setAgent] = useState<string | null>(null);
  const [queueId, setQueue] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<unknown>(null);
  const [noteWanted, setNoteWanted] = useState(false);
  const [unskilledReason, setUnskilledReason] = useState('');
  const isUnskilled = to === 'agent' && refusal instanceof ApiRefusal && refusal.code === 'routing.unskilledWhy';
  const team = useQuery(presenceOptions()).data?.team ?? [];
  const queues = useQuery(queuesOptions()).data?.items ?? [];
  const record = useQuery(routingOptions(interactionId)).data;
  const transfers = record?.ticket.transfers ?? 0;
  const chosen = to === 'agent' ? agentId : queueId;
  const isHere = (state: string): boolean => state === 'available';
  const colleagues = team.filter((one) => one.staffId !== me).toSorted((a, b) => Number(isHere(b.state)) - Number(isHere(a.state)) || a.open - b.open);

  function choose(id: string | null): void {
    setAgent(id);
    setRefusal(null);
  }

  async function send(): Promise<void> {
    if (chosen === null || busy) return;
    // A third person must know why the second could not help.
    if (transfers > 0 && note.trim() === '') return setNoteWanted(true);
    setBusy(true);
    try {
      await first();
      await transfer(interactionId, { ...(to === 'agent' ? { agentId: chosen } : { queueId: chosen }), ...(note.trim() === '' ? {} : { note }), ...(isUnskilled && unskilledReason.trim() !== '' ? { unskilledReason } : {}) });
      onDone();
    } catch (said) {
      setRefusal(said);
      setBusy(false);
    }
  }

  return (
    <Modal title={t('transfer.title', { name: addressee })} open onClose={onClose} size="small">
      <Stack>
        <Choices label={t('transfer.to')} labelHidden value={to} onChange={setTo} choices={[{ value: 'agent', label: t('transfer.agent'), icon: 'person' }, { value: 'queue', label: t('transfer.queue'), icon: 'people' }]} />
        {to === 'agent' ? (
          <SelectField label={t('transfer.agent')} value={agentId} onChange={choose} searchable placeholder={t('transfer.chooseAgent')}
            options={colleagues.map((one) => ({ value: one.staffId, label: one.name, disabled: !isHere(one.state), hint: `${one.state === 'away' && one.reason ? t(`reason.${one.reason}`) : t(`presence.${one.state}`)} · ${t('transfer.open', { n: one.open, of: one.chatCapacity })}` }))} />
        ) : (
          <SelectField label={t('transfer.queue')} value={queueId} onChange={setQueue} placeholder={t('transfer.chooseQueue')} options={queues.filter((one) => one.archivedAt === null).map((one) => ({ value: one.id, label: nameIn(one, language), disabled: one.id === record?.ticket.queueId }))} />
        )}
        <Textarea label={t(transfers > 0 ? 'transfer.noteAgain' : 'transfer.note')} required={transfers > 0} hint={transfers > 0 ? t('transfer.already', { n: transfers, count: transfers }) : t('transfer.noteHint')} error={noteWanted && note.trim() === '' ? t('transfer.noteWanted') : undefined} rows={4} value={note} onChange={setNote} maxLength={2000} />
        {refusal ? <RefusalNote refusal={refusal} /> : null}
        {isUnskilled ? <Textarea label={t('transfer.unskilledReason')} required hint={t('transfer.unskilledHint')} rows={2} value={unskilledReason} onChange={setUnskilledReason} maxLength={500} /> : null}
        <Row end>
          <Button onClick={onClose}>{t('transfer.cancel')}</Button>
          <Button look="primary" icon="transfer" busy={busy} disabled={chosen === null} onClick={() => void send()}>{t('transfer.send')}</Button>
        </Row>
      </Stack>
    </Modal>
  );
}
