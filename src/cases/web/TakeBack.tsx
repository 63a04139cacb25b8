import { Button } from '#web/ui/parts/Button.tsx';
import { useShapeForm } from '#web/ui/fields/form.ts';
import { Row, Stack } from '#web/ui/parts/Layout.tsx';
import { Modal } from '#web/ui/parts/Modal.tsx';
import { RefusalNote } from '#web/ui/parts/States.tsx';
import { Textarea } from '#web/ui/fields/TextField.tsx';
import { toast } from '#web/ui/parts/toast.ts';
import { useWords } from '#web/ui/text/words.ts';
import { TakeBackReopening, type Case } from '../contract.ts';
import { takeBack } from './api.ts';

/** It was only a thank-you, or nothing new: a lead says why, and it stands as it stood before. */
export function TakeBack({ one, onClose }: { one: Case; onClose: () => void }) {
  const t = useWords('cases');
  const form = useShapeForm({
    shape: TakeBackReopening, first: { why: '' },
    send: async ({ why }) => {
      await takeBack(one, why);
      toast(t('screen.takenBack'));
      onClose();
    },
  });
  return (
    <Modal title={t('screen.takeBackTitle')} open onClose={onClose} size="small">
      <form onSubmit={(event) => void form.submit(event)}>
        <Stack>
          <Textarea label={t('screen.takeBackWhy')} hint={t('screen.takeBackHint')} required maxLength={500} {...form.bind('why')} />
          {form.refusal ? <RefusalNote refusal={form.refusal} /> : null}
          <Row end><Button onClick={onClose}>{t('web:cancel')}</Button><Button type="submit" look="primary" icon="undo" busy={form.busy}>{t('screen.takeBack')}</Button></Row>
        </Stack>
      </form>
    </Modal>
  );
}
