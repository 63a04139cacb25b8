import { useState } from 'react';
import { call } from '#web/ui/server/api.ts';
import { Button } from '#web/ui/parts/Button.tsx';
import { CopyBlock } from '#web/ui/parts/Copy.tsx';
import { Row, Stack } from '#web/ui/parts/Layout.tsx';
import { queries } from '#web/ui/server/query.ts';
import { RefusalNote } from '#web/ui/parts/States.tsx';
import { Choices } from '#web/ui/fields/Ticks.tsx';
import { toast } from '#web/ui/parts/toast.ts';
import { useWords } from '#web/ui/text/words.ts';
import { Receipt, type SendReceipt } from '../contract.ts';
import { complaintKey } from './api.ts';
import type { AskProps } from './AskForms.tsx';
import type * as z from 'zod';

const ways = ['again', 'phone', 'visit', 'letter'] as const satisfies readonly z.output<typeof SendReceipt>['by'][];

/** The customer's link is a secret that only its maker sees: a new one is made, the old one ends, and it is shown here once. */
export function ReceiptForm({ complaint, onDone }: AskProps) {
  const t = useWords('complaints');
  const { id } = complaint.case;
  const [by, setBy] = useState<(typeof ways)[number]>('again');
  const [sent, setSent] = useState<z.infer<typeof Receipt> | null>(null);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<unknown>(null);
  const send = (): void => {
    setBusy(true);
    setRefusal(null);
    call('POST', `/api/complaints/${id}/receipt`, { body: { by }, shape: Receipt }).then(async (receipt) => {
      setSent(receipt);
      toast(t('screen.receiptDone'));
      await Promise.all([queries.invalidateQueries({ queryKey: complaintKey(id) }), queries.invalidateQueries({ queryKey: ['case', id] })]);
    }).catch(setRefusal).finally(() => setBusy(false));
  };
  if (sent !== null) {
    return (
      <Stack>
        <p>{t('screen.receiptSentBy', { ways: sent.by.map((way) => t([`channel.${way}`, 'screen.otherWay'])).join(t('screen.comma')) })}</p>
        <CopyBlock text={sent.link} label={t('screen.link')} />
        <p>{t('screen.linkHint')}</p>
        <Row end><Button look="primary" onClick={onDone}>{t('web:done')}</Button></Row>
      </Stack>
    );
  }
  return (
    <form onSubmit={(event) => { event.preventDefault(); send(); }}>
      <Stack>
        <Choices label={t('screen.receiptBy')} value={by} onChange={setBy} choices={ways.map((way) => ({ value: way, label: t(`screen.receiptWay.${way}`) }))} />
        <p>{t(by === 'again' ? 'screen.receiptAgainHint' : 'screen.receiptToldHint')}</p>
        {refusal ? <RefusalNote refusal={refusal} /> : null}
        <Row end><Button onClick={onDone}>{t('web:cancel')}</Button><Button type="submit" look="primary" icon={by === 'again' ? 'send' : 'check'} busy={busy}>{t(by === 'again' ? 'screen.receiptSend' : 'screen.receiptTold')}</Button></Row>
      </Stack>
    </form>
  );
}
