import { useQuery } from '@tanstack/react-query';
import { Button } from '#web/ui/parts/Button.tsx';
import { useShapeForm } from '#web/ui/fields/form.ts';
import { Stack } from '#web/ui/parts/Layout.tsx';
import { preferences } from '#web/ui/preferences.ts';
import { Redirect } from '#web/ui/route.tsx';
import { SelectField } from '#web/ui/fields/SelectField.tsx';
import { useMaybeSession } from '#web/ui/server/session.ts';
import { LoadingState, RefusalNote, RefusedState } from '#web/ui/parts/States.tsx';
import { PasswordField, TextField } from '#web/ui/fields/TextField.tsx';
import { useWords } from '#web/ui/text/words.ts';
import { FirstRun } from '../contract.ts';
import { firstRunState, openCentre } from './api.ts';
import { Door } from './Door.tsx';
import styles from './door.module.css';
import { enterFromDoor } from './enter.ts';
import { zoneOptions } from './zones.ts';

/** The first page of a fresh installation: a brand and its first administrator. */
export function FirstRunPage() {
  const t = useWords('staff');
  const session = useMaybeSession();
  const first = useQuery({ queryKey: ['first-run'], queryFn: firstRunState, staleTime: 0 });
  const form = useShapeForm({
    shape: FirstRun,
    first: { brandName: '', slug: '', name: '', mail: '', password: '', zone: Intl.DateTimeFormat().resolvedOptions().timeZone },
    send: async (asked) => enterFromDoor(await openCentre(asked), preferences.get().language),
  });

  if (session) return <Redirect to="/" />;
  if (first.isPending) return <Door title={t('screen.firstRun.title')}><LoadingState /></Door>;
  if (first.isError) return <Door title={t('screen.firstRun.title')}><RefusedState refusal={first.error} retry={() => void first.refetch()} /></Door>;
  if (!first.data.needed) return <Redirect to="/sign-in" />;

  return (
    <Door title={t('screen.firstRun.title')} lead={t('screen.firstRun.lead')} wide>
      <form onSubmit={form.submit} noValidate>
        <Stack>
          {form.refusal ? <RefusalNote refusal={form.refusal} /> : null}
          <div className={styles.part}>
            <h2>{t('screen.firstRun.brand')}</h2>
            <TextField label={t('screen.firstRun.brandName')} hint={t('screen.firstRun.brandNameHint')} autoComplete="organization" autoFocus required {...form.bind('brandName')} />
            <div className={styles.pair}>
              <TextField label={t('screen.firstRun.slug')} hint={t('screen.firstRun.slugHint')} autoComplete="off" autoCapitalize="none" spellCheck={false} required {...form.bind('slug')} />
              <SelectField label={t('screen.firstRun.zone')} required options={zoneOptions()} {...form.bind('zone')} value={form.values.zone ?? null} />
            </div>
          </div>
          <div className={styles.part}>
            <h2>{t('screen.firstRun.you')}</h2>
            <div className={styles.pair}>
              <TextField label={t('screen.name')} autoComplete="name" required {...form.bind('name')} />
              <TextField label={t('screen.mail')} type="email" autoComplete="username" inputMode="email" required {...form.bind('mail')} />
            </div>
            <PasswordField label={t('screen.password')} hint={t('screen.passwordHint')} autoComplete="new-password" required {...form.bind('password')} />
          </div>
          <Button type="submit" look="primary" size="large" wide busy={form.busy}>{t('screen.firstRun.do')}</Button>
        </Stack>
      </form>
    </Door>
  );
}
