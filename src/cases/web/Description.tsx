import { InPlace } from '#web/ui/fields/InPlace.tsx';
import { Section } from '#web/ui/parts/Layout.tsx';
import { useMay } from '#web/ui/server/session.ts';
import { useWords } from '#web/ui/text/words.ts';
import type { CasePage } from '../contract.ts';
import { changeCase } from './api.ts';

/** What it is about, in words; and how it was solved, once it is. */
export function Description({ page }: { page: CasePage }) {
  const t = useWords('cases');
  const mayWrite = useMay('case.write');
  const { case: one } = page;
  return (
    <>
      {one.state !== 'open' && one.outcome !== null && one.kind !== 'complaint' ? <Section title={t('screen.howSolved')}><p>{one.outcome}</p></Section> : null}
      <Section title={t('openForm.description')}>
        <InPlace label={t('openForm.description')} value={page.description} placeholder={t('screen.noDescription')} rows={6} maxLength={10_000} mayEdit={mayWrite} onSave={(description) => changeCase(one.id, { description })} />
      </Section>
    </>
  );
}
