import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type * as z from 'zod';
import { Button } from '#web/ui/parts/Button.tsx';
import { CopyBlock } from '#web/ui/parts/Copy.tsx';
import { useShapeForm } from '#web/ui/fields/form.ts';
import { Icon } from '#web/ui/parts/icons.tsx';
import { Row, Stack } from '#web/ui/parts/Layout.tsx';
import { Modal } from '#web/ui/parts/Modal.tsx';
import { RefusalNote } from '#web/ui/parts/States.tsx';
import { TextField } from '#web/ui/fields/TextField.tsx';
import { useFormat } from '#web/ui/text/use-format.ts';
import { useWords } from '#web/ui/text/words.ts';
import { InviteStaff, type Invitation } from '../contract.ts';
import { invite, mailsAbout } from './api.ts';
import { RoleChoice } from './RoleChoice.tsx';
import styles from './team.module.css';

type Invited = z.infer<typeof Invitation>;

/** Inviting: who, as what; then the link, once, with what became of the mail. */
export function InviteModal({ open, teams, onClose }: { open: boolean; teams: readonly string[]; onClose: () => void }) {
  const t = useWords('staff');
  const [made, setMade] = useState<Invited | null>(null);
  function close(): void {
    setMade(null);
    onClose();
  }
  return (
    <Modal title={made ? t('screen.team.invited', { name: made.staff.name }) : t('screen.team.invite')} open={open} onClose={close}>
      {made ? <InvitationLink invitation={made} onDone={close} onMore={() => setMade(null)} /> : open ? <InviteForm teams={teams} onMade={setMade} /> : null}
    </Modal>
  );
}

const empty: z.input<typeof InviteStaff> = { name: '', mail: '', role: 'agent', team: '' };

function InviteForm({ teams, onMade }: { teams: readonly string[]; onMade: (made: Invited) => void }) {
  const t = useWords('staff');
  const queries = useQueryClient();
  const mail = useQuery({ queryKey: ['mails', 'any'], queryFn: () => mailsAbout(undefined) });
  const form = useShapeForm({
    shape: InviteStaff,
    first: empty,
    send: async (asked) => {
      onMade(await invite(asked));
      await queries.invalidateQueries({ queryKey: ['staff'] });
    },
  });
  return (
    <form onSubmit={form.submit} noValidate>
      <Stack>
        <p>{t(mail.data?.isSetUp === false ? 'screen.team.inviteLeadNoMail' : 'screen.team.inviteLead')}</p>
        {form.refusal ? <RefusalNote refusal={form.refusal} /> : null}
        <TextField label={t('screen.team.name')} autoComplete="off" required {...form.bind('name')} />
        <TextField label={t('screen.team.mail')} type="email" inputMode="email" autoComplete="off" required {...form.bind('mail')} />
        <RoleChoice value={form.values.role} onChange={(role) => form.set('role', role)} />
        <TeamField teams={teams} value={form.values.team ?? ''} onChange={(team) => form.set('team', team)} error={form.bind('team').error} />
        <Row end><Button type="submit" look="primary" icon="assign" busy={form.busy}>{t('screen.team.inviteDo')}</Button></Row>
      </Stack>
    </form>
  );
}

/** A team is only a word; those in use are offered. */
export function TeamField({ teams, value, onChange, error }: { teams: readonly string[]; value: string; onChange: (team: string) => void; error: string | undefined }) {
  const t = useWords('staff');
  return (
    <>
      <TextField label={t('screen.team.team')} hint={t('screen.team.teamHint')} list="known-teams" autoComplete="off" value={value} onChange={onChange} error={error} />
      <datalist id="known-teams">{teams.map((team) => <option key={team} value={team} />)}</datalist>
    </>
  );
}

/** The link itself: nobody can look it up again, so it says so; beside it, whether the mail left. */
export function InvitationLink({ invitation, onDone, onMore }: { invitation: Invited; onDone: () => void; onMore?: () => void }) {
  const t = useWords('staff');
  const format = useFormat();
  return (
    <Stack>
      <MailFate staffId={invitation.staff.id} />
      <CopyBlock text={invitation.link} label={t('screen.team.linkLabel')} />
      <p className={styles.second}>{t('screen.team.linkOnce')} {t('screen.team.linkEnds', { moment: format.moment(invitation.endsAt) })}</p>
      <Row end>
        {onMore ? <Button look="quiet" icon="plus" onClick={onMore}>{t('screen.team.inviteMore')}</Button> : null}
        <Button look="primary" onClick={onDone}>{t('web:done')}</Button>
      </Row>
    </Stack>
  );
}

const settled = new Set(['sent', 'failed', 'unknown', 'not_set_up']);

function MailFate({ staffId }: { staffId: string }) {
  const t = useWords('staff');
  const mails = useQuery({
    queryKey: ['mails', staffId], queryFn: () => mailsAbout(staffId), staleTime: 0,
    // Leaving takes a moment; asked again until it is said.
    refetchInterval: (query) => (query.state.data?.isSetUp === false || settled.has(query.state.data?.items[0]?.state ?? '') ? false : 1_500),
  });
  // Without a mail server nothing leaves, whatever the list still says of this one.
  const state = mails.data?.isSetUp === false ? 'not_set_up' : mails.data?.items[0]?.state;
  if (state === undefined) return null;
  const good = state === 'sent' || state === 'queued' || state === 'sending';
  return <p className={styles.mail} role="status"><Icon name={state === 'sent' ? 'check' : good ? 'mail' : 'info'} />{t(`screen.mailState.${state}`)}</p>;
}
