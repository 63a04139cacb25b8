import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '#web/ui/parts/Button.tsx';
import { useShapeForm } from '#web/ui/fields/form.ts';
import { Stack } from '#web/ui/parts/Layout.tsx';
import { Link, useGo, useParam } from '#web/ui/route.tsx';
import { LoadingState, RefusalNote, RefusedState } from '#web/ui/parts/States.tsx';
import { PasswordField, TextField } from '#web/ui/fields/TextField.tsx';
import { useLanguage, useWords } from '#web/ui/text/words.ts';
import { UseInvitation } from '../contract.ts';
import { invitation, join } from './api.ts';
import { Door } from './Door.tsx';
import styles from './door.module.css';
import { enterFromDoor } from './enter.ts';

/** Accepting an invitation: confirm one's name, choose a password, and sit down. */
export function JoinPage() {
  const t = useWords('staff');
  const go = useGo();
  const token = useParam('token');
  const language = useLanguage();
  const link = useQuery({ queryKey: ['invitation', token], queryFn: () => invitation(token) });
  const [name, setName] = useState<string | null>(null);
  const form = useShapeForm({
    shape: UseInvitation.omit({ language: true, name: true }),
    first: { password: '' },
    send: async ({ password }) => {
      enterFromDoor(await join(token, { name: name ?? link.data?.name ?? '', password, language }));
      go('/', { replace: true });
    },
  });

  if (link.isPending) return <Door title={t('screen.join.bare')}><LoadingState rows={3} /></Door>;
  if (link.isError) return <Door title={t('screen.join.bare')}><RefusedState refusal={link.error} /><p className={styles.links}>{t('screen.join.joinedBefore')} <Link to="/sign-in">{t('screen.join.toSignIn')}</Link></p></Door>;
  return (
    <Door title={t('screen.join.title', { brand: link.data.brandName })} lead={t('screen.join.lead', link.data)}>
      <form onSubmit={form.submit} noValidate>
        <Stack>
          {form.refusal ? <RefusalNote refusal={form.refusal} /> : null}
          <TextField label={t('screen.name')} autoComplete="name" required value={name ?? link.data.name} onChange={setName} />
          <PasswordField label={t('screen.password')} hint={t('screen.passwordHint')} autoComplete="new-password" autoFocus required {...form.bind('password')} />
          <Button type="submit" look="primary" size="large" wide busy={form.busy}>{t('screen.join.do')}</Button>
        </Stack>
      </form>
    </Door>
  );
}
