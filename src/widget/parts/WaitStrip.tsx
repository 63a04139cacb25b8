import { useRef, useState } from 'preact/hooks';
import { placeSentence, rangeSentence, reasonSentence } from '../words.ts';
import { BookmarkIcon } from './icons.tsx';
import { KeepPlaceForm } from './KeepPlaceForm.tsx';
import { useShared } from './use.ts';

/** The place in the queue and the expected wait in honest words; the offer to keep the place; the kept place and the way back. */
export function WaitStrip() {
  const { client, words } = useShared();
  const [isAsking, setAsking] = useState(false);
  const strip = useRef<HTMLElement>(null);
  const { conversation, wait } = client.state;
  // The form is gone, the words that took its place are read out, and the keyboard stays where it was.
  const done = () => {
    setAsking(false);
    strip.current?.focus();
  };
  if (conversation === null || conversation.state === 'ended' || conversation.state === 'assigned') return null;
  const range = wait && rangeSentence(words, wait);
  if (conversation.keptPlace !== null) {
    return (
      <section ref={strip} class="strip kept" tabIndex={-1}>
        <p class="strip-main" role="status"><BookmarkIcon /><span>{conversation.keptPlace.said}<small>{conversation.wait?.notice} {conversation.wait?.closedMessage || (conversation.keptPlace.choice !== 'at' && range && range + words.stop)} {words.keptClose}</small></span></p>
        {isAsking ? <KeepPlaceForm isChange onDone={done} /> : (
          <p class="keep-do">
            <button type="button" class="quiet" onClick={() => setAsking(true)}>{words.change}</button>
            <button type="button" class="soft" onClick={() => void client.comeBack().then(done)}>{words.comeBack}</button>
          </p>
        )}
      </section>
    );
  }
  if (conversation.state !== 'waiting' || wait === null) return null;
  const place = placeSentence(words, wait);
  const reason = conversation.wait?.closedMessage || reasonSentence(words, wait);
  return (
    <section ref={strip} class="strip" tabIndex={-1}>
      <div role="status">
        {(place !== null || range !== null) && <p class="strip-main">{place !== null && <b>{place}</b>}{range !== null && <span class="range">{range}</span>}</p>}
        {[conversation.wait?.notice, reason].map((why) => why && <p key={why} class="strip-why">{why}</p>)}
      </div>
      {isAsking ? <KeepPlaceForm onDone={done} /> : conversation.wait?.mayKeepPlace === true && (
        <p class="strip-offer"><span>{words.keepOffer}</span><button type="button" class="soft" onClick={() => setAsking(true)}>{words.keep}</button></p>
      )}
    </section>
  );
}
