import { Note } from '#web/ui/portal/Frame.tsx';
import { useLanguage, useSaid } from '#web/ui/portal/language.ts';
import { momentHere } from '#web/ui/portal/when.ts';
import type { Tracking } from '../contract.ts';
import { trackingWords } from './tracking-words.ts';
import styles from './public.module.css';

/** Who has it and by when. A promise that is over is said before anybody has to ask. */
export function TrackingPromises({ page }: { page: Tracking }) {
  const said = useSaid(trackingWords);
  const language = useLanguage();
  const at = (instant: string) => momentHere(instant, language);
  const state = (promise: { promisedBy: string | null; doneAt: string | null }): string =>
    promise.doneAt !== null ? said.done(at(promise.doneAt)) : promise.promisedBy !== null ? said.by(at(promise.promisedBy)) : said.noPromise;
  const isLate = page.closed === null && [page.firstAnswer, page.solution].some((promise) => promise.doneAt === null && promise.promisedBy !== null && Date.parse(promise.promisedBy) < Date.now());
  return (
    <>
      <dl className={styles.facts}>
        <div><dt>{said.owner}</dt><dd>{page.ownerName}</dd></div>
        <div><dt>{said.firstAnswer}</dt><dd>{state(page.firstAnswer)}</dd></div>
        <div><dt>{said.solution}</dt><dd>{page.solution.doneAt === null && page.solution.waitsFor !== null ? said.waiting[page.solution.waitsFor] : state(page.solution)}</dd></div>
      </dl>
      {isLate ? <Note tone="warn">{said.late}</Note> : null}
      {page.answerPromisedBy === null || page.closed !== null ? null : <Note tone="info">{said.answerPromised(at(page.answerPromisedBy))}</Note>}
    </>
  );
}
