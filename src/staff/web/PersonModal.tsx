import { useQueryClient } from '@tanstack/react-query';
import * as z from 'zod';
import { Line, Note } from '#kit/core/shapes.ts';
import { Button } from '#web/ui/parts/Button.tsx';
import { useShapeForm } from '#web/ui/fields/form.ts';
import { Row, Stack } from '#web/ui/parts/Layout.tsx';
import { Modal } from '#web/ui/parts/Modal.tsx';
import { RefusalNote } from '#web/ui/parts/States.tsx';
import { TextField } from '#web/ui/fields/TextField.tsx';
import { toast } from '#web/ui/parts/toast.ts';
import { useWords } from '#web/ui/text/words.ts';
import { RoleName, type StaffMember } from '../contract.ts';
import { changeStaff } from './api.ts';
import { TeamField } from './InviteModal.tsx';
import { RoleChoice } from './RoleChoice.tsx';
import styles from './team.module.css';

const Person = z.object({ name: Line(80), role: RoleName, team: Note(60) });

export function PersonModal({ person, teams, onClose }: { person: StaffMember | null; teams: readonly string[]; onClose: () => void }) {
  const t = useWords('staff');
  return <Modal title={person ? t('screen.team.edit', { name: person.name }) : ''} open={person !== null} onClose={onClose}>{person ? <PersonForm person={person} teams={teams} onDone={onClose} /> : null}</Modal>;
}

function PersonForm({ person, teams, onDone }: { person: StaffMember; teams: readonly string[]; onDone: () => void }) {
  const t = useWords('staff');
  const queries = useQueryClient();
  const form = useShapeForm({
    shape: Person,
    first: { name: person.name, role: person.role, team: person.team },
    send: async (asked) => {
      await changeStaff(person.id, asked);
      await queries.invalidateQueries({ queryKey: ['staff'] });
      toast(t('screen.team.changed', { name: asked.name }));
      onDone();
    },
  });
  return (
    <form onSubmit={form.submit} noValidate>
      <Stack>
        {form.refusal ? <RefusalNote refusal={form.refusal} /> : null}
        <TextField label={t('screen.team.name')} autoComplete="off" required {...form.bind('name')} />
        <TeamField teams={teams} value={form.values.team} onChange={(team) => form.set('team', team)} error={form.bind('team').error} />
        <RoleChoice value={form.values.role} onChange={(role) => form.set('role', role)} />
        {form.values.role === person.role ? null : <p className={styles.second}>{t('screen.team.roleChange')}</p>}
        <Row end><Button look="quiet" onClick={onDone}>{t('web:cancel')}</Button><Button type="submit" look="primary" busy={form.busy}>{t('web:save.do')}</Button></Row>
      </Stack>
    </form>
  );
}
