import { Button } from '#web/ui/parts/Button.tsx';
import { Section } from '#web/ui/parts/Layout.tsx';
import { openKeySheet } from '#web/ui/palette/commands.ts';
import { useWords } from '#web/ui/text/words.ts';

/** Keys are changed where they are used: the sheet of each page is their editor. */
export function KeysSection() {
  const t = useWords('staff');
  return <Section title={t('screen.me.keys')} hint={t('screen.me.keysHint')} actions={<Button icon="keyboard" onClick={openKeySheet}>{t('screen.me.openKeys')}</Button>}>{null}</Section>;
}
