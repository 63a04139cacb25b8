import { Button } from '#web/ui/parts/Button.tsx';
import { useShapeForm } from '#web/ui/fields/form.ts';
import { Row, Stack } from '#web/ui/parts/Layout.tsx';
import { Modal } from '#web/ui/parts/Modal.tsx';
import { RefusalNote } from '#web/ui/parts/States.tsx';
import { TextField } from '#web/ui/fields/TextField.tsx';
import { useWords } from '#web/ui/text/words.ts';
import { RevealCustomer } from '../contract.ts';
import { reveal } from './api.ts';

interface RevealProps { customerId: string; open: boolean; onClose: () => void; onRevealed: (values: ReadonlyMap<string, string>) => void }

/** Why, in one click or in own words: looking at a customer's number is an act that stays on record. */
export function RevealModal(props: RevealProps) {
  const t = useWords('customers');
  return <Modal title={t('screen.reach.revealTitle')} open={props.open} onClose={props.onClose} size="small">{props.open ? <RevealForm {...props} /> : null}</Modal>;
}

function RevealForm({ customerId, onClose, onRevealed }: RevealProps) {
  const t = useWords('customers');
  const form = useShapeForm({
    shape: RevealCustomer, first: { reason: '' },
    send: async ({ reason }) => {
      const { identities } = await reveal(customerId, reason);
      onRevealed(new Map(identities.map(({ id, value }) => [id, value])));
      onClose();
    },
  });
  return (
    <form onSubmit={form.submit} noValidate>
      <Stack>
        <p>{t('screen.reach.revealLead')}</p>
        {form.refusal ? <RefusalNote refusal={form.refusal} /> : null}
        <Row>{(['callBack', 'check', 'send'] as const).map((reason) => <Button key={reason} size="small" look="soft" onClick={() => form.set('reason', t(`screen.reach.reasons.${reason}`))}>{t(`screen.reach.reasons.${reason}`)}</Button>)}</Row>
        <TextField label={t('screen.reach.reason')} required autoComplete="off" {...form.bind('reason')} />
        <Row end><Button type="submit" look="primary" icon="eye" busy={form.busy}>{t('screen.reach.revealDo')}</Button></Row>
      </Stack>
    </form>
  );
}
