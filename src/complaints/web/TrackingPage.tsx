/** Behind the secret link of the receipt: where my complaint stands, who has it, by when, and what was said. */
import { Card, Frame, Note, Opening, RefusedPage, UnreachablePage } from '#web/ui/portal/Frame.tsx';
import { useLanguage, useSaid } from '#web/ui/portal/language.ts';
import { useLoaded } from '#web/ui/portal/load.ts';
import { momentHere } from '#web/ui/portal/when.ts';
import type { Tracking } from '../contract.ts';
import { TrackingPromises } from './TrackingPromises.tsx';
import { TrackingSteps } from './TrackingSteps.tsx';
import { TrackingUpdates } from './TrackingUpdates.tsx';
import { trackingWords } from './tracking-words.ts';
import styles from './public.module.css';

export function TrackingPage({ token }: { token: string }) {
  const path = `/api/track/${encodeURIComponent(token)}`;
  const { loaded, again, set } = useLoaded<Tracking>(path);
  const said = useSaid(trackingWords);
  const language = useLanguage();
  if (loaded.kind === 'opening') return <Opening />;
  if (loaded.kind === 'refused') return <RefusedPage refused={loaded.refused} />;
  if (loaded.kind === 'unreachable') return <UnreachablePage again={again} />;
  const page = loaded.value;
  const at = (instant: string) => momentHere(instant, language);
  return (
    <Frame brand={page.brand.name} title={`${said.title} ${page.number}`} isPrivate>
      <Card>
        <div>
          <p className={styles.dim}>{said.hello(page.formOfAddress[language])}</p>
          <h1>{page.stageWords[language]}</h1>
          <p className={styles.dim}>{said.number(page.number)}<br />{said.received(at(page.receivedAt))}</p>
        </div>
        {page.closed === null ? null : (
          <Note tone={page.closed.outcome === 'accepted' ? 'good' : 'info'}>
            <strong>{said.closed[page.closed.outcome ?? 'none']}</strong>
            {page.closed.words === '' ? null : <p className={styles.words}>{page.closed.words}</p>}
            <p>{said.closedAt(at(page.closed.at))}</p>
            {page.surveyUrl === null ? null : <p><a href={page.surveyUrl}>{said.survey}</a></p>}
          </Note>
        )}
        {page.reopened === null ? null : (
          <Note tone="info">
            <p>{page.reopened.words[language]}</p>
            <p>{said.reopenedAt(at(page.reopened.at))}</p>
          </Note>
        )}
        <TrackingPromises page={page} />
      </Card>
      <Card>
        <h2>{said.steps}</h2>
        <TrackingSteps steps={page.steps} />
      </Card>
      <TrackingUpdates path={path} page={page} sent={set} />
    </Frame>
  );
}
