/** The customers' entry: no session, no shell, no kit. Each page is loaded when its address asks for it. */
import './ui/tokens.css';
import './ui/base.css';
import { lazy, StrictMode, Suspense, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { Frame, Message, Opening } from './ui/portal/Frame.tsx';
import { useSaid } from './ui/portal/language.ts';
import { portalWords } from './ui/portal/words.ts';
import { renewWhenPartsAreGone } from './ui/server/renewal.ts';

const ComplaintFormPage = lazy(() => import('#complaints/web/ComplaintFormPage.tsx').then((m) => ({ default: m.ComplaintFormPage })));
const TrackingPage = lazy(() => import('#complaints/web/TrackingPage.tsx').then((m) => ({ default: m.TrackingPage })));
const SurveyPage = lazy(() => import('#followups/web/SurveyPage.tsx').then((m) => ({ default: m.SurveyPage })));

/** `/survey/<token>`: what stands behind the first part is handed to its page as it is. */
const pages: Readonly<Record<string, (rest: string) => ReactNode>> = {
  complain: (slug) => <ComplaintFormPage slug={slug} />,
  track: (token) => <TrackingPage token={token} />,
  survey: (token) => <SurveyPage token={token} />,
};

function Portal() {
  const [, kind = '', rest = ''] = /^\/([a-z]+)\/([^/]+)\/?$/.exec(location.pathname) ?? [];
  const said = useSaid(portalWords);
  return pages[kind]?.(decodeURIComponent(rest)) ?? <Frame brand="" title={said.notFound.what}><Message icon="link" title={said.notFound.what}><p>{said.notFound.right}</p></Message></Frame>;
}

renewWhenPartsAreGone();
const place = document.getElementById('app');
if (!place) throw new Error('portal.html has no #app');
createRoot(place).render(<StrictMode><Suspense fallback={<Opening />}><Portal /></Suspense></StrictMode>);
