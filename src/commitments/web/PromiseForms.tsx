import { useQuery } from '@tanstack/react-query';
import { Button } from '#web/ui/parts/Button.tsx';
import { useShapeForm } from '#web/ui/fields/form.ts';
import { Row, Stack } from '#web/ui/parts/Layout.tsx';
import { Modal } from '#web/ui/parts/Modal.tsx';
import { SelectField } from '#web/ui/fields/SelectField.tsx';
import { useSession } from '#web/ui/server/session.ts';
import { RefusalNote } from '#web/ui/parts/States.tsx';
import { Textarea } from '#web/ui/fields/TextField.tsx';
import { toast } from '#web/ui/parts/toast.ts';
import { useWords } from '#web/ui/text/words.ts';
import { HandOverCommitment, WithdrawCommitment, type Commitment } from '../contract.ts';
import { handOverPromise, staffOptions, withdrawPromise } from './api.ts';

interface Asked { one: Commitment; onClose: () => void }

/** Entered by mistake, or the customer released us: the reason stays on record. */
export function Withdraw({ one, onClose }: Asked) {
  const t = useWords('commitments');
  const form = useShapeForm({
    shape: WithdrawCommitment, first: { why: '' },
    send: async ({ why }) => {
      await withdrawPromise(one.id, why);
      toast(t('screen.withdrawn'));
      onClose();
    },
  });
  return (
    <Modal title={t('screen.withdraw')} open onClose={onClose} size="small">
      <form onSubmit={(event) => void form.submit(event)}>
        <Stack>
          <p>{one.text}</p>
          <Textarea label={t('screen.why')} hint={t('screen.whyHint')} required maxLength={300} {...form.bind('why')} />
          {form.refusal ? <RefusalNote refusal={form.refusal} /> : null}
          <Row end><Button onClick={onClose}>{t('web:cancel')}</Button><Button type="submit" look="primary" busy={form.busy}>{t('screen.withdraw')}</Button></Row>
        </Stack>
      </form>
    </Modal>
  );
}

/** Somebody else keeps it from now on. */
export function HandOver({ one, onClose }: Asked) {
  const t = useWords('commitments');
  const me = useSession().staff.id;
  const team = useQuery(staffOptions()).data?.items ?? [];
  const form = useShapeForm({
    shape: HandOverCommitment, first: { ownerId: '' },
    send: async ({ ownerId }) => {
      const given = await handOverPromise(one.id, ownerId);
      toast(t('screen.handedOver', { name: given.owner.name }));
      onClose();
    },
  });
  const options = team.filter((person) => person.state === 'active' && person.id !== one.owner.id).map((person) => ({ value: person.id, label: person.id === me ? t('screen.toMe', { name: person.name }) : person.name, hint: person.team }));
  return (
    <Modal title={t('screen.handOver')} open onClose={onClose} size="small">
      <form onSubmit={(event) => void form.submit(event)}>
        <Stack>
          <p>{one.text}</p>
          <SelectField label={t('screen.newOwner')} required options={options} value={form.values.ownerId || null} onChange={(ownerId) => form.set('ownerId', ownerId)} error={form.bind('ownerId').error} />
          {form.refusal ? <RefusalNote refusal={form.refusal} /> : null}
          <Row end><Button onClick={onClose}>{t('web:cancel')}</Button><Button type="submit" look="primary" icon="assign" busy={form.busy} disabled={form.values.ownerId === ''}>{t('screen.handOver')}</Button></Row>
        </Stack>
      </form>
    </Modal>
  );
}
