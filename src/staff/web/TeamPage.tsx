import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import * as z from 'zod';
import { Button } from '#web/ui/parts/Button.tsx';
import { Page, PageHeader, Section } from '#web/ui/parts/Layout.tsx';
import { Modal } from '#web/ui/parts/Modal.tsx';
import { useSearchState } from '#web/ui/route.tsx';
import { EmptyState, LoadingState, RefusedState } from '#web/ui/parts/States.tsx';
import { TextField } from '#web/ui/fields/TextField.tsx';
import { actWithUndo, toast, toastRefusal } from '#web/ui/parts/toast.ts';
import { useTypedSearch } from '#web/ui/server/use-typed-search.ts';
import { useWords } from '#web/ui/text/words.ts';
import type { Invitation, StaffMember } from '../contract.ts';
import { changeStaff, inviteAgain, team } from './api.ts';
import { InvitationLink, InviteModal } from './InviteModal.tsx';
import { PersonModal } from './PersonModal.tsx';
import { RolesSection } from './RoleChoice.tsx';
import { TeamTable } from './TeamTable.tsx';
import styles from './team.module.css';

const Search = z.object({ q: z.string().catch(''), gone: z.string().optional().catch(undefined), invite: z.string().optional().catch(undefined) });

/** Who works here: inviting, roles, teams, and the end of an account. Nothing is deleted: what somebody did keeps their name. */
export function TeamPage() {
  const t = useWords('staff');
  const queries = useQueryClient();
  const [search, setSearch] = useSearchState(Search);
  const [sought, seek] = useTypedSearch(search.q, (q) => setSearch({ q: q || null }));
  const [edited, setEdited] = useState<StaffMember | null>(null);
  const [invitation, setInvitation] = useState<z.infer<typeof Invitation> | null>(null);
  // Shown as deactivated while it can still be taken back.
  const list = useQuery({ queryKey: ['staff'], queryFn: team });
  const again = useMutation({ mutationFn: (person: StaffMember) => inviteAgain(person.id), onSuccess: setInvitation, onError: toastRefusal });
  const bring = useMutation({
    mutationFn: (person: StaffMember) => changeStaff(person.id, { state: 'active' }), onError: toastRefusal,
    onSuccess: (person) => {
      toast(t('screen.team.activated', { name: person.name }));
      return queries.invalidateQueries({ queryKey: ['staff'] });
    },
  });

  const all = list.data?.items ?? [];
  const teams = [...new Set(all.map((person) => person.team).filter(Boolean))];
  const wanted = sought.trim().toLowerCase();
  const found = all.filter((person) => `${person.name} ${person.mail} ${person.team}`.toLowerCase().includes(wanted));
  const isGone = (person: StaffMember): boolean => person.state === 'deactivated';
  const goneCount = found.filter(isGone).length;
  const shown = search.gone ? found : found.filter((person) => !isGone(person));

  function deactivate(person: StaffMember): void {
    const turn = async (state: 'active' | 'deactivated'): Promise<void> => {
      await changeStaff(person.id, { state });
      await queries.invalidateQueries({ queryKey: ['staff'] });
    };
    void actWithUndo({ text: t('screen.team.deactivated', { name: person.name }), run: () => turn('deactivated'), back: () => turn('active') });
  }

  return (
    <Page>
      <PageHeader title={t('screen.team.title')} sub={t('screen.team.sub')} actions={<Button look="primary" icon="assign" onClick={() => setSearch({ invite: '1' })}>{t('screen.team.invite')}</Button>} />
      <Section>
        <div className={styles.tools}>
          <div className={styles.find}><TextField label={t('screen.team.find')} labelHidden icon="search" placeholder={t('screen.team.find')} value={sought} onChange={seek} type="search" /></div>
          {goneCount > 0 ? <Button look="quiet" onClick={() => setSearch({ gone: search.gone ? null : '1' })}>{search.gone ? t('screen.team.hideGone') : t('screen.team.showGone', { n: goneCount })}</Button> : null}
        </div>
        {list.isPending ? <LoadingState rows={5} /> : list.isError ? <RefusedState refusal={list.error} retry={() => void list.refetch()} /> : shown.length === 0
          ? <EmptyState icon="people" title={t('screen.team.nobody')}>{t('screen.team.nobodyHint')}</EmptyState>
          : <TeamTable people={shown} onEdit={setEdited} onInviteAgain={(person) => again.mutate(person)} onDeactivate={deactivate} onActivate={(person) => bring.mutate(person)} />}
        {all.length === 1 && !wanted ? <EmptyState icon="people" title={t('screen.team.alone')} action={<Button look="soft" icon="assign" onClick={() => setSearch({ invite: '1' })}>{t('screen.team.invite')}</Button>}>{t('screen.team.aloneHint')}</EmptyState> : null}
      </Section>
      <RolesSection />
      <InviteModal open={search.invite !== undefined} teams={teams} onClose={() => setSearch({ invite: null })} />
      <PersonModal person={edited} teams={teams} onClose={() => setEdited(null)} />
      <Modal title={invitation ? t('screen.team.invited', { name: invitation.staff.name }) : ''} open={invitation !== null} onClose={() => setInvitation(null)}>
        {invitation ? <InvitationLink invitation={invitation} onDone={() => setInvitation(null)} /> : null}
      </Modal>
    </Page>
  );
}
