import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import * as z from 'zod';
import { ApiRefusal } from '#web/ui/server/api.ts';
import { Button } from '#web/ui/parts/Button.tsx';
import { useShapeForm } from '#web/ui/fields/form.ts';
import { Stack } from '#web/ui/parts/Layout.tsx';
import { Link, Redirect, useSearchState } from '#web/ui/route.tsx';
import { SelectField } from '#web/ui/fields/SelectField.tsx';
import { useMaybeSession } from '#web/ui/server/session.ts';
import { LoadingState, RefusalNote, RefusedState } from '#web/ui/parts/States.tsx';
import { PasswordField, TextField } from '#web/ui/fields/TextField.tsx';
import { useWords } from '#web/ui/text/words.ts';
import { SignIn } from '../contract.ts';
import { firstRunState, signIn } from './api.ts';
import { Door } from './Door.tsx';
import styles from './door.module.css';
import { enterFromDoor } from './enter.ts';

/** Only a path of our own may be returned to: `//evil.example` and `https:` are not. */
const Place = z.object({ to: z.string().regex(/^\/(?![/\\])/).catch('/') });

export function SignInPage() {
  const t = useWords('staff');
  const [{ to }] = useSearchState(Place);
  const session = useMaybeSession();
  const first = useQuery({ queryKey: ['first-run'], queryFn: firstRunState, staleTime: 0 });
  const [brands, setBrands] = useState<readonly string[]>([]);
  const form = useShapeForm({
    shape: SignIn,
    first: { mail: '', password: '', brand: undefined as string | undefined },
    send: async (asked) => {
      try {
        enterFromDoor(await signIn(asked));
      } catch (refusal) {
        if (refusal instanceof ApiRefusal && refusal.code === 'staff.chooseBrand') setBrands(z.array(z.string()).parse(refusal.params.brands));
        throw refusal;
      }
    },
  });

  if (session) return <Redirect to={to} />;
  if (first.data?.needed) return <Redirect to="/first-run" />;
  if (first.isError) return <Door title={t('screen.signIn.title')}><RefusedState refusal={first.error} retry={() => void first.refetch()} /></Door>;
  if (first.isPending || session === undefined) return <Door title={t('screen.signIn.title')}><LoadingState rows={3} /></Door>;

  return (
    <Door title={t('screen.signIn.title')} lead={t('screen.signIn.welcomeBack')}>
      <form onSubmit={form.submit} noValidate>
        <Stack>
          {form.refusal && brands.length === 0 ? <RefusalNote refusal={form.refusal} /> : null}
          <TextField label={t('screen.mail')} type="email" autoComplete="username" inputMode="email" autoFocus required {...form.bind('mail')} />
          <PasswordField label={t('screen.password')} autoComplete="current-password" required {...form.bind('password')} />
          {brands.length > 0 ? (
            <SelectField label={t('screen.signIn.brand')} required options={brands.map((slug) => ({ value: slug, label: slug }))} value={form.values.brand ?? null} onChange={(slug) => form.set('brand', slug)} />
          ) : null}
          <Button type="submit" look="primary" size="large" wide busy={form.busy}>{t('screen.signIn.do')}</Button>
          <p className={styles.links}><Link to="/forgot">{t('screen.signIn.forgot')}</Link></p>
        </Stack>
      </form>
    </Door>
  );
}
