/** Behind the secret link: how was it? */
import { useState } from 'react';
import { Frame, Opening, RefusedPage, UnreachablePage } from '#web/ui/portal/Frame.tsx';
import { useSaid } from '#web/ui/portal/language.ts';
import { useLoaded } from '#web/ui/portal/load.ts';
import type { SurveyPage as Page } from '../contract.ts';
import { pageWords } from './page-words.ts';
import { SurveyForm } from './SurveyForm.tsx';
import { SurveyThanks } from './SurveyThanks.tsx';

export function SurveyPage({ token }: { token: string }) {
  const path = `/api/survey/${encodeURIComponent(token)}`;
  const { loaded, again, set } = useLoaded<Page>(path);
  const said = useSaid(pageWords);
  const [isChanging, setChanging] = useState(false);
  if (loaded.kind === 'opening') return <Opening />;
  if (loaded.kind === 'refused') return <RefusedPage refused={loaded.refused} />;
  if (loaded.kind === 'unreachable') return <UnreachablePage again={again} />;
  const page = loaded.value;
  const sent = (after: Page): void => {
    setChanging(false);
    set(after);
  };
  return (
    <Frame brand={page.brandName} title={said.title} isPrivate>
      {page.answer === null || isChanging ? <SurveyForm path={path} page={page} sent={sent} /> : <SurveyThanks page={page} answer={page.answer} change={() => setChanging(true)} />}
    </Frame>
  );
}
