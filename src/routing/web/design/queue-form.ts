import { useQueryClient } from '@tanstack/react-query';
import { useLayoutEffect, useState } from 'react';
import { useShapeForm, type ShapeForm } from '#web/ui/fields/form.ts';
import { toast, toastRefusal } from '#web/ui/parts/toast.ts';
import { useWords } from '#web/ui/text/words.ts';
import { Queue } from '../../contract.ts';
import { defaultCallBackRule } from '../../core/call-backs/call-back.ts';
import { changesOf, following, formerOf } from '../../core/design/queue-changes.ts';
import { changeQueue, changeService, createQueue, queueMembers, setQueueMembers } from './api.ts';

const Fields = Queue.omit({ id: true, archivedAt: true });
export type Fields = Omit<Queue, 'id' | 'archivedAt'>;
type Members = readonly string[] | null;

/** A new queue begins as the house furnishes one. */
const fresh: Fields = {
  name: '', names: { zh: '', en: '' }, isPublic: true, ordinal: 0, priority: 1, targetSeconds: 20, targetShare: 0.8, shortSeconds: 5, offerTimeoutSeconds: 20, wrapUpSeconds: 60, keepPlaceOverSeconds: 120, ownerSeconds: 0, tierClasses: { gold: 1, silver: 1, standard: 1 }, nextAnswerSeconds: 60,
  requiredSkills: [], callBack: defaultCallBackRule, calendarId: null, closedMessage: { zh: '', en: '' },
};

export interface QueueFormState {
  form: ShapeForm<Fields>;
  /** Null: who serves it was not touched. */
  members: Members;
  setMembers: (members: Members) => void;
  /** What stands in the form, and where a figure can not be, the last that could: for the pictures beside it. */
  sound: Fields;
  /** What could not be saved as it stands. */
  faulty: readonly (keyof Fields)[];
  isDirty: boolean;
  discard: () => void;
}

function fieldsOf({ id: _id, archivedAt: _archivedAt, ...fields }: Queue): Fields {
  return fields;
}

/** The settings of one queue in the making; null: a new one. What is saved can be taken back for as long as its toast stands. */
export function useQueueForm(queue: Queue | null, onMade: (made: Queue) => void): QueueFormState {
  const t = useWords('routing');
  const queries = useQueryClient();
  const kept = queue === null ? fresh : fieldsOf(queue);
  const [members, setMembers] = useState<Members>(null);
  const refresh = () => Promise.all([queries.invalidateQueries({ queryKey: ['queues'] }), queries.invalidateQueries({ queryKey: ['skills'] })]);

  async function change(of: Queue, asked: Fields): Promise<void> {
    const changes = changesOf(fieldsOf(of), asked);
    const before = members === null ? [] : (await queueMembers(of.id)).items;
    try {
      if (Object.keys(changes).length > 0) await changeQueue(of.id, changes);
      if (members !== null) await setQueueMembers(of.id, members);
    } finally {
      await refresh();
    }
    setMembers(null);
    const back = async (): Promise<void> => {
      if (Object.keys(changes).length > 0) await changeQueue(of.id, formerOf(fieldsOf(of), changes));
      if (members !== null) await setQueueMembers(of.id, before.filter((one) => one.serves).map((one) => one.staffId));
      // Whoever served every queue, later ones too, and was left out, does so again.
      for (const one of before) if (one.servesAll && members?.includes(one.staffId) === false) await changeService(one.staffId, { queueIds: null });
      await refresh();
      toast(t('screen.queues.takenBack', { name: of.name }));
    };
    toast(t('screen.queues.saved', { name: asked.name }), { undo: () => void back().catch(toastRefusal) });
  }

  const form: ShapeForm<Fields> = useShapeForm({
    shape: Fields, first: kept,
    send: async (asked) => {
      form.reset(asked);
      if (queue !== null) return change(queue, asked);
      const made = await createQueue(asked);
      await refresh();
      toast(t('screen.queues.made', { name: made.name }));
      onMade(made);
    },
  });
  const { values, reset } = form;
  const [based, setBased] = useState(kept);
  // Saved, taken back, or changed by somebody else meanwhile; before it is drawn, or it would look unsaved for a moment.
  useLayoutEffect(() => {
    if (Object.keys(changesOf(based, kept)).length === 0) return;
    setBased(kept);
    reset(following(values, based, kept));
  }, [based, kept, values, reset]);

  const read = Fields.safeParse(values);
  const faulty = read.success ? [] : [...new Set(read.error.issues.map((issue) => String(issue.path[0]) as keyof Fields))];
  const [sound, setSound] = useState(kept);
  const drawn = { ...values, ...formerOf(sound, Object.fromEntries(faulty.filter((key) => !isWords(key)).map((key) => [key, null]))) };
  if (Object.keys(changesOf(sound, drawn)).length > 0) setSound(drawn);
  return {
    form, members, setMembers, sound: drawn, faulty, isDirty: members !== null || Object.keys(changesOf(kept, values)).length > 0,
    discard() {
      reset(kept);
      setMembers(null);
    },
  };
}

/** A name that is still missing, a skill that is half written: drawn as they stand. */
function isWords(key: keyof Fields): boolean {
  return key === 'name' || key === 'names' || key === 'requiredSkills' || key === 'closedMessage';
}
