import { useQuery } from '@tanstack/react-query';
import { AssignCase } from '../contract.ts';
import type { Case } from '../contract.ts';
import { Button } from '#web/ui/parts/Button.tsx';
import { useShapeForm } from '#web/ui/fields/form.ts';
import { Row, Stack } from '#web/ui/parts/Layout.tsx';
import { Modal } from '#web/ui/parts/Modal.tsx';
import { SelectField } from '#web/ui/fields/SelectField.tsx';
import { useMay, useSession } from '#web/ui/server/session.ts';
import { RefusalNote } from '#web/ui/parts/States.tsx';
import { Textarea } from '#web/ui/fields/TextField.tsx';
import { toast } from '#web/ui/parts/toast.ts';
import { useWords } from '#web/ui/text/words.ts';
import { assignCase, staffOptions } from './api.ts';

/** Another owner, and why: the reason goes along as a note. Leads give to anybody, an owner to a lead. */
export function HandOver({ one, open, onClose }: { one: Case; open: boolean; onClose: () => void }) {
  const t = useWords('cases');
  return <Modal title={t('screen.handOverTitle', { number: one.number })} open={open} onClose={onClose} size="small">{open ? <HandOverForm one={one} onClose={onClose} /> : null}</Modal>;
}

function HandOverForm({ one, onClose }: { one: Case; onClose: () => void }) {
  const t = useWords('cases');
  const me = useSession().staff.id;
  const toAnybody = useMay('case.assign');
  const team = useQuery(staffOptions()).data?.items ?? [];
  const mayHand = toAnybody || one.owner.id === me;
  const options = team.filter((person) => person.state === 'active' && person.id !== one.owner.id && (toAnybody || person.role !== 'agent'))
    .map((person) => ({ value: person.id, label: person.id === me ? t('screen.toMe', { name: person.name }) : person.name, hint: [t(`staff:role.${person.role}`), person.team].filter(Boolean).join(' · ') }));
  const form = useShapeForm({
    shape: AssignCase, first: { ownerId: '', why: '' },
    send: async (asked) => {
      const given = await assignCase(one.id, asked);
      toast(t('screen.handedOver', { name: given.owner.name }));
      onClose();
    },
  });
  return (
    <form onSubmit={(event) => void form.submit(event)}>
      <Stack>
        {mayHand ? null : <p>{t('screen.notYours', { name: one.owner.name })}</p>}
        <SelectField label={t('screen.newOwner')} required disabled={!mayHand} hint={toAnybody ? undefined : t('screen.toLeadOnly')} options={options} value={form.values.ownerId || null} onChange={(ownerId) => form.set('ownerId', ownerId)} error={form.bind('ownerId').error} />
        <Textarea label={t('screen.why')} hint={t('screen.whyHint')} {...form.bind('why')} value={form.values.why ?? ''} maxLength={300} />
        {form.refusal ? <RefusalNote refusal={form.refusal} /> : null}
        <Row end><Button onClick={onClose}>{t('openForm.cancel')}</Button><Button type="submit" look="primary" icon="assign" busy={form.busy} disabled={!mayHand || !form.values.ownerId}>{t('screen.handOver')}</Button></Row>
      </Stack>
    </form>
  );
}
