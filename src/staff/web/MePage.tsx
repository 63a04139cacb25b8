import { Page, PageHeader } from '#web/ui/parts/Layout.tsx';
import { useWords } from '#web/ui/text/words.ts';
import { KeysSection } from './KeysSection.tsx';
import { LookSection } from './LookSection.tsx';
import { PasswordSection } from './PasswordSection.tsx';

/** How I like my desk: looks, keys, password. Looks and keys take effect at once and follow the account. */
export function MePage() {
  const t = useWords('staff');
  return (
    <Page narrow>
      <PageHeader title={t('screen.me.title')} />
      <LookSection />
      <KeysSection />
      <PasswordSection />
    </Page>
  );
}
