import { useQuery } from '@tanstack/react-query';
import { CopyBlock } from '#web/ui/parts/Copy.tsx';
import { Icon } from '#web/ui/parts/icons.tsx';
import { Section, Stack } from '#web/ui/parts/Layout.tsx';
import { RefusalNote } from '#web/ui/parts/States.tsx';
import { useWords } from '#web/ui/text/words.ts';
import { mailsAbout } from './api.ts';
import styles from './brand.module.css';

/** Mail is set where the program is started, not here; here one sees whether it is, and the two lines that are missing. */
export function MailSection() {
  const t = useWords('staff');
  const mails = useQuery({ queryKey: ['mails', 'any'], queryFn: () => mailsAbout(undefined) });
  if (mails.isPending) return null;
  return (
    <Section title={t('screen.brandPage.mail')}>
      {mails.isError ? <RefusalNote refusal={mails.error} /> : mails.data.isSetUp ? (
        <div><p className={styles.state}><Icon name="check" />{t('screen.brandPage.mailOn')}</p><p className={styles.hint}>{t('screen.brandPage.mailOnHint')}</p></div>
      ) : (
        <Stack tight>
          <p className={styles.state}><Icon name="info" />{t('screen.brandPage.mailOff')}</p>
          <p className={styles.hint}>{t('screen.brandPage.mailOffHint')}</p>
          <CopyBlock label={t('screen.brandPage.mailSample')} text={'SMTP_URL=smtps://user:password@mail.example.com\nMAIL_FROM=Service <service@example.com>'} />
        </Stack>
      )}
    </Section>
  );
}
