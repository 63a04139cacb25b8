import { useState } from 'react';
import { Complaint } from '#complaints/contract.ts';
import type { InteractionPage } from '#interactions/contract.ts';
import { Note } from '#kit/core/shapes.ts';
import { call } from '#web/ui/api.ts';
import { Button } from '#web/ui/Button.tsx';
import { useShapeForm } from '#web/ui/form.ts';
import { Row, Stack } from '#web/ui/Layout.tsx';
import { queries } from '#web/ui/query.ts';
import { RefusalNote } from '#web/ui/States.tsx';
import { Textarea, TextField } from '#web/ui/TextField.tsx';
import { Choices } from '#web/ui/Ticks.tsx';
import { toast } from '#web/ui/toast.ts';
import { useWords } from '#web/ui/words.ts';
import { Case, OpenCase } from '../contract.ts';

const kinds = ['inquiry', 'complaint', 'repair', 'consultation'] as const;
type Kind = (typeof kinds)[number];
const Form = OpenCase.pick({ title: true, description: true, nextStep: true }).extend({ remedySought: Note(2000).default('') });

/**
 * A conversation becomes a matter with an owner, in one act. What the customer said first stands in it already; a complaint has its
 * own door, which starts its clocks and sends its receipt.
 */
export function OpenCaseForm({ page, onDone, onCancel }: { page: InteractionPage; onDone: (opened: { id: string; number: string }) => void; onCancel: () => void }) {
  const t = useWords('cases');
  const interactionId = page.interaction.id;
  const isAggrieved = page.interaction.mood === 'angry' || page.interaction.mood === 'dissatisfied';
  const [kind, setKind] = useState<Kind>(isAggrieved ? 'complaint' : 'inquiry');
  const form = useShapeForm({
    shape: Form, first: { title: firstLine(page), description: saidByCustomer(page), nextStep: '', remedySought: '' },
    send: async ({ title, description, nextStep, remedySought }) => {
      const opened = kind === 'complaint'
        ? (await call('POST', '/api/complaints', { body: { title, description, remedySought, interactionId }, shape: Complaint })).case
        : await call('POST', '/api/cases', { body: { title, description, nextStep, kind, interactionId }, shape: Case });
      void queries.invalidateQueries({ queryKey: ['cases'] });
      toast(t('openForm.opened', { number: opened.number }));
      onDone(opened);
    },
  });
  return (
    <form onSubmit={(event) => void form.submit(event)}>
      <Stack>
        <Choices label={t('openForm.kind')} value={kind} onChange={setKind} choices={kinds.map((one) => ({ value: one, label: t(`kind.${one}`), icon: one === 'complaint' ? 'flag' : undefined }))} />
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

/** The customer's first words that say something, cut to a title. */
function firstLine(page: InteractionPage): string {
  const said = page.messages.find((message) => message.speaker === 'customer' && message.text.trim().length > 4)?.text ?? '';
  return said.split('\n')[0]?.slice(0, 60) ?? '';
}

function saidByCustomer(page: InteractionPage): string {
  return page.messages.filter((message) => message.speaker === 'customer' && message.text !== '').map((message) => message.text).join('\n').slice(0, 5_000);
}
