import { Button } from '#web/ui/parts/Button.tsx';
import { useShapeForm } from '#web/ui/fields/form.ts';
import { Row, Section, Stack } from '#web/ui/parts/Layout.tsx';
import { RefusalNote } from '#web/ui/parts/States.tsx';
import { PasswordField } from '#web/ui/fields/TextField.tsx';
import { toast } from '#web/ui/parts/toast.ts';
import { useWords } from '#web/ui/text/words.ts';
import { ChangePassword } from '../contract.ts';
import { changePassword } from './api.ts';

export function PasswordSection() {
  const t = useWords('staff');
  const form = useShapeForm({ shape: ChangePassword, first: { current: '', password: '' }, send: async (asked) => {
    await changePassword(asked);
    form.reset();
    toast(t('screen.me.passwordChanged'));
  } });
  return (
    <Section title={t('screen.me.password')} hint={t('screen.me.passwordEnds')}>
      <form onSubmit={form.submit} noValidate>
        <Stack>
          {form.refusal ? <RefusalNote refusal={form.refusal} /> : null}
          <PasswordField label={t('screen.me.currentPassword')} autoComplete="current-password" required {...form.bind('current')} />
          <PasswordField label={t('screen.newPassword')} hint={t('screen.passwordHint')} autoComplete="new-password" required {...form.bind('password')} />
          <Row end><Button type="submit" look="primary" busy={form.busy}>{t('screen.me.changePassword')}</Button></Row>
        </Stack>
      </form>
    </Section>
  );
}
