import { useState } from 'react';
import { Complaint, ComplaintChannel } from '#complaints/contract.ts';
import { Note } from '#kit/core/shapes.ts';
import { call } from '#web/ui/server/api.ts';
import { Button } from '#web/ui/parts/Button.tsx';
import { useShapeForm } from '#web/ui/fields/form.ts';
import { Row, Stack } from '#web/ui/parts/Layout.tsx';
import { queries } from '#web/ui/server/query.ts';
import { RefusalNote } from '#web/ui/parts/States.tsx';
import { Textarea, TextField } from '#web/ui/fields/TextField.tsx';
import { Choices } from '#web/ui/fields/Ticks.tsx';
import { toast } from '#web/ui/parts/toast.ts';
import { useWords } from '#web/ui/text/words.ts';
import { Case, OpenCase } from '../contract.ts';

const kinds = ['inquiry', 'complaint', 'repair', 'consultation'] as const;
type OpenedKind = (typeof kinds)[number];
const Form = OpenCase.pick({ title: true, description: true, nextStep: true }).extend({ remedySought: Note(2000).default('') });
/** The ways a complaint comes that are no conversation here. */
const otherWays = ['phone', 'visit', 'letter', 'mail'] as const satisfies readonly ComplaintChannel[];

interface CaseFormProps {
  about: { interactionId: string } | { customerId: string };
  first: { kind: OpenedKind; title: string; description: string };
  onDone: (opened: { id: string; number: string }) => void;
  onCancel: () => void;
}

/** A matter with an owner, in one act; a complaint has its own door, which starts its clocks and sends its receipt. */
export function CaseForm({ about, first, onDone, onCancel }: CaseFormProps) {
  const t = useWords('cases');
  const [kind, setKind] = useState(first.kind);
  const [channel, setChannel] = useState<(typeof otherWays)[number]>('phone');
  const isByHand = 'customerId' in about;
  const form = useShapeForm({
    shape: Form, first: { title: first.title, description: first.description, nextStep: '', remedySought: '' },
    send: async ({ title, description, nextStep, remedySought }) => {
      const opened = kind === 'complaint'
        ? (await call('POST', '/api/complaints', { body: { title, description, remedySought, ...about, ...(isByHand ? { channel } : {}) }, shape: Complaint })).case
        : await call('POST', '/api/cases', { body: { title, description, nextStep, kind, ...about }, shape: Case });
      void queries.invalidateQueries({ queryKey: ['cases'] });
      toast(t('openForm.opened', { number: opened.number }));
      onDone(opened);
    },
  });
  return (
    <form onSubmit={(event) => void form.submit(event)}>
      <Stack>
        <Choices label={t('openForm.kind')} value={kind} onChange={setKind} choices={kinds.map((one) => ({ value: one, label: t(`kind.${one}`), icon: one === 'complaint' ? 'flag' : undefined }))} />
        {kind === 'complaint' && isByHand ? <Choices label={t('openForm.channel')} value={channel} onChange={setChannel} choices={otherWays.map((one) => ({ value: one, label: t(`complaints:channel.${one}`) }))} /> : null}
        <TextField label={t('openForm.title')} required placeholder={t('openForm.titleHint')} {...form.bind('title')} maxLength={120} />
        <Textarea label={t('openForm.description')} rows={5} {...form.bind('description')} value={form.values.description ?? ''} />
        {kind === 'complaint'
          ? <Textarea label={t('openForm.remedySought')} hint={t('openForm.complaintHint')} rows={2} {...form.bind('remedySought')} value={form.values.remedySought ?? ''} />
          : <TextField label={t('openForm.nextStep')} hint={t('openForm.nextStepHint')} {...form.bind('nextStep')} value={form.values.nextStep ?? ''} maxLength={300} />}
        {form.refusal ? <RefusalNote refusal={form.refusal} /> : null}
        <Row end>
          <Button onClick={onCancel}>{t('openForm.cancel')}</Button>
          <Button type="submit" look="primary" icon={kind === 'complaint' ? 'flag' : 'case'} busy={form.busy}>{t(kind === 'complaint' ? 'openForm.takeComplaint' : 'openForm.open')}</Button>
        </Row>
      </Stack>
    </form>
  );
}
