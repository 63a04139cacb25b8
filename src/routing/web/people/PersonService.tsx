import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '#web/ui/parts/Button.tsx';
import { Row, Stack } from '#web/ui/parts/Layout.tsx';
import { numberFault } from '#web/ui/fields/number-fault.ts';
import { NumberField } from '#web/ui/fields/NumberField.tsx';
import { RefusalNote } from '#web/ui/parts/States.tsx';
import { Checkbox, Switch } from '#web/ui/fields/Ticks.tsx';
import { toast } from '#web/ui/parts/toast.ts';
import { useLanguage, useWords } from '#web/ui/text/words.ts';
import { nameIn } from '../../core/design/queue-name.ts';
import type { Queue, StaffService } from '../../contract.ts';
import { changeService, type Person } from '../design/api.ts';
import styles from './skills.module.css';

const chats = { min: 0, max: 20 };

/** Which queues somebody serves, and how many conversations at once. */
export function PersonService({ person, queues, onSaved, onCancel }: { person: Person; queues: readonly Queue[]; onSaved: (after: StaffService) => void; onCancel: () => void }) {
  const t = useWords('routing');
  const language = useLanguage();
  const [servesAll, setServesAll] = useState(person.servesAll);
  const [queueIds, setQueueIds] = useState<readonly string[]>(person.servesAll ? queues.map((queue) => queue.id) : person.queueIds);
  const [capacity, setCapacity] = useState(person.chatCapacity);
  const save = useMutation({
    mutationFn: () => changeService(person.staffId, { queueIds: servesAll ? null : [...queueIds], chatCapacity: capacity }),
    onSuccess: (after) => {
      toast(t('screen.skills.saved', { name: person.name }));
      onSaved(after);
    },
  });
  return (
    <form noValidate onSubmit={(event) => {
      event.preventDefault();
      if (numberFault(capacity, chats) === undefined) save.mutate();
      else event.currentTarget.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    }}>
      <Stack>
        {save.isError ? <RefusalNote refusal={save.error} /> : null}
        <div className={styles.block}>
          <h3>{t('screen.skills.serves')}</h3>
          <Switch label={t('screen.skills.servesAll')} checked={servesAll} onChange={setServesAll} />
          {servesAll ? null : (
            <div className={styles.queues}>
              {queues.map((queue) => <Checkbox key={queue.id} label={nameIn(queue, language)} checked={queueIds.includes(queue.id)} onChange={(on) => setQueueIds(on ? [...queueIds, queue.id] : queueIds.filter((id) => id !== queue.id))} />)}
            </div>
          )}
        </div>
        <NumberField label={t('screen.skills.chats')} hint={t('screen.skills.chatsHint')} {...chats} value={capacity} onChange={setCapacity} />
        <Row end><Button look="quiet" onClick={onCancel}>{t('web:cancel')}</Button><Button type="submit" look="primary" busy={save.isPending}>{t('web:save.do')}</Button></Row>
      </Stack>
    </form>
  );
}
