import { Button } from '#web/ui/parts/Button.tsx';
import { useShapeForm } from '#web/ui/fields/form.ts';
import { Row, Stack } from '#web/ui/parts/Layout.tsx';
import { Modal } from '#web/ui/parts/Modal.tsx';
import { RefusalNote } from '#web/ui/parts/States.tsx';
import { TextField } from '#web/ui/fields/TextField.tsx';
import { Checkbox, Choices } from '#web/ui/fields/Ticks.tsx';
import { useWords } from '#web/ui/text/words.ts';
import { NewReach, type Customer } from '../contract.ts';
import { addReach } from './api.ts';
import { useKeepFile } from './use-customer.ts';

export function AddReach({ file, open, onClose }: { file: Customer; open: boolean; onClose: () => void }) {
  const t = useWords('customers');
  return <Modal title={t('screen.reach.addTitle')} open={open} onClose={onClose} size="small">{open ? <AddReachForm file={file} onDone={onClose} /> : null}</Modal>;
}

const Shape = NewReach.required();

function AddReachForm({ file, onDone }: { file: Customer; onDone: () => void }) {
  const t = useWords('customers');
  const keep = useKeepFile();
  const form = useShapeForm<typeof Shape, NewReach>({
    shape: Shape, first: { kind: 'phone', value: '', isShared: false },
    send: async (asked) => {
      keep(await addReach(file.id, asked));
      onDone();
    },
  });
  const { kind, isShared } = form.values;
  return (
    <form onSubmit={form.submit} noValidate>
      <Stack>
        {form.refusal ? <RefusalNote refusal={form.refusal} /> : null}
        <Choices label={t('screen.reach.kind')} value={kind} onChange={(next) => form.set('kind', next)} choices={[{ value: 'phone', label: t('screen.reach.phone'), icon: 'phone' }, { value: 'mail', label: t('screen.reach.mail'), icon: 'mail' }]} />
        <TextField label={t(`screen.reach.${kind}`)} type={kind === 'phone' ? 'tel' : 'email'} autoComplete="off" data-autofocus required {...form.bind('value')} />
        <Checkbox label={t('screen.reach.isShared')} hint={t('screen.reach.sharedHint')} checked={isShared} onChange={(next) => form.set('isShared', next)} />
        <Row end><Button type="submit" look="primary" icon="plus" busy={form.busy}>{t('screen.reach.add')}</Button></Row>
      </Stack>
    </form>
  );
}
