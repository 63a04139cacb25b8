import { CheckIcon } from './icons.tsx';
import { useShared } from './use.ts';

/** A thank you; the way to say how it was, on a page of its own; the way to begin again. No stars before the end. */
export function Ended({ surveyUrl }: { readonly surveyUrl: string | null }) {
  const { client, words } = useShared();
  return (
    <section class="ended">
      <p class="ended-title"><CheckIcon /><span>{words.thanks}</span></p>
      <p class="ended-more">{words.thanksMore}</p>
      <p class="ended-do">
        {surveyUrl !== null && <a class="main" href={surveyUrl} target="_blank" rel="noopener noreferrer">{words.survey}</a>}
        <button type="button" class="soft" onClick={() => client.startOver()}>{words.newChat}</button>
      </p>
    </section>
  );
}
