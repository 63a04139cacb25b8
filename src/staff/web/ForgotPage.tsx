import { useState } from 'react';
import { Button } from '#web/ui/parts/Button.tsx';
import { useShapeForm } from '#web/ui/fields/form.ts';
import { Stack } from '#web/ui/parts/Layout.tsx';
import { Link } from '#web/ui/route.tsx';
import { RefusalNote } from '#web/ui/parts/States.tsx';
import { TextField } from '#web/ui/fields/TextField.tsx';
import { useWords } from '#web/ui/text/words.ts';
import { AskReset } from '../contract.ts';
import { askReset } from './api.ts';
import { Door } from './Door.tsx';
import styles from './door.module.css';

/** The answer is the same for every address: nobody learns here who works in the house. */
export function ForgotPage() {
  const t = useWords('staff');
  const [isSent, setSent] = useState(false);
  const form = useShapeForm({ shape: AskReset, first: { mail: '' }, send: async (asked) => {
    await askReset(asked);
    setSent(true);
  } });
  return (
    <Door title={t('screen.forgot.title')} lead={isSent ? undefined : t('screen.forgot.lead')}>
      {isSent ? <p role="status">{t('screen.forgot.sent')}</p> : (
        <form onSubmit={form.submit} noValidate>
          <Stack>
            {form.refusal ? <RefusalNote refusal={form.refusal} /> : null}
            <TextField label={t('screen.mail')} type="email" autoComplete="username" inputMode="email" autoFocus required {...form.bind('mail')} />
            <Button type="submit" look="primary" size="large" wide busy={form.busy}>{t('screen.forgot.do')}</Button>
          </Stack>
        </form>
      )}
      <p className={styles.links}><Link to="/sign-in">{t('screen.forgot.back')}</Link></p>
    </Door>
  );
}
