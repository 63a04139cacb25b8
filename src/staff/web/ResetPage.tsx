import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '#web/ui/parts/Button.tsx';
import { useShapeForm } from '#web/ui/fields/form.ts';
import { Stack } from '#web/ui/parts/Layout.tsx';
import { Link, useParam } from '#web/ui/route.tsx';
import { LoadingState, RefusalNote, RefusedState } from '#web/ui/parts/States.tsx';
import { PasswordField } from '#web/ui/fields/TextField.tsx';
import { useWords } from '#web/ui/text/words.ts';
import { UseReset } from '../contract.ts';
import { choosePassword, resetLink } from './api.ts';
import { Door } from './Door.tsx';
import styles from './door.module.css';

export function ResetPage() {
  const t = useWords('staff');
  const token = useParam('token');
  const link = useQuery({ queryKey: ['reset', token], queryFn: () => resetLink(token) });
  const [isDone, setDone] = useState(false);
  const form = useShapeForm({ shape: UseReset, first: { password: '' }, send: async (asked) => {
    await choosePassword(token, asked);
    setDone(true);
  } });

  const title = t('screen.reset.title');
  if (link.isPending) return <Door title={title}><LoadingState rows={2} /></Door>;
  if (link.isError) return <Door title={title}><RefusedState refusal={link.error} /><p className={styles.links}><Link to="/forgot">{t('screen.signIn.forgot')}</Link></p></Door>;
  if (isDone) return <Door title={title}><p role="status">{t('screen.reset.done')}</p><p className={styles.links}><Link to="/sign-in">{t('screen.signIn.do')}</Link></p></Door>;
  return (
    <Door title={title} lead={t('screen.reset.lead', link.data)}>
      <form onSubmit={form.submit} noValidate>
        <Stack>
          {form.refusal ? <RefusalNote refusal={form.refusal} /> : null}
          <PasswordField label={t('screen.newPassword')} hint={t('screen.passwordHint')} autoComplete="new-password" autoFocus required {...form.bind('password')} />
          <Button type="submit" look="primary" size="large" wide busy={form.busy}>{t('screen.reset.do')}</Button>
        </Stack>
      </form>
    </Door>
  );
}
