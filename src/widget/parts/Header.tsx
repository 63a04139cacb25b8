import { useEffect, useRef, useState } from 'preact/hooks';
import { isUnderWay, type ChatState } from '../state.ts';
import type { Words } from '../words-shape.ts';
import { FoldIcon, LeaveIcon, ListenIcon } from './icons.tsx';
import { useShared } from './use.ts';

/** Who is here, in one line that is always true; warm where a person is there to answer. */
function presence(words: Words, { session, conversation, putAside, wait }: ChatState): { readonly text: string; readonly isWarm: boolean } {
  if (session === null) return { text: '', isWarm: false };
  const nobody = { text: session.isOpen ? words.nobodyNow : words.closedNow, isWarm: false };
  if (conversation === null || putAside) return session.isOpen && session.isStaffed ? { text: words.hereNow, isWarm: true } : nobody;
  if (conversation.state === 'ended') return { text: words.endedNow, isWarm: false };
  if (conversation.keptPlace !== null && conversation.state !== 'assigned') return { text: words.keptNow, isWarm: false };
  if (conversation.agentName !== null) return { text: words.servedBy(conversation.agentName), isWarm: true };
  return wait?.range.is === 'unknown' ? nobody : { text: words.connecting, isWarm: true };
}

export function Header({ title, isCut, onFold }: { readonly title: string; readonly isCut: boolean; readonly onFold: () => void }) {
  const { client, words } = useShared();
  const [isAsking, setAsking] = useState(false);
  const { text, isWarm } = presence(words, client.state);
  const asker = useRef<HTMLButtonElement>(null);
  const stay = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isAsking) stay.current?.focus();
  }, [isAsking]);
  const close = () => {
    setAsking(false);
    asker.current?.focus();
  };
  const leave = () => {
    setAsking(false);
    void client.leave();
  };
  return (
    <div
      class="head"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !isAsking) return;
        event.stopPropagation();
        close();
      }}
    >
      <span class="mark"><ListenIcon /></span>
      <div class="head-words">
        <h2 class="head-title">{title}</h2>
        <p class="head-line" role="status">{text !== '' && <i class={isWarm && !isCut ? 'dot warm' : 'dot'} />}{text}</p>
      </div>
      {isUnderWay(client.state) && (
        <button ref={asker} type="button" class="head-button" aria-label={words.end} title={words.end} aria-expanded={isAsking} onClick={() => setAsking(!isAsking)}><LeaveIcon /></button>
      )}
      <button type="button" class="head-button" aria-label={words.fold} title={words.fold} onClick={onFold}><FoldIcon /></button>
      {isAsking && (
        <div class="head-ask" role="group" aria-label={words.endAsk}>
          <span>{words.endAsk}</span>
          <button ref={stay} type="button" class="quiet" onClick={close}>{words.endNo}</button>
          <button type="button" class="stop" onClick={leave}>{words.end}</button>
        </div>
      )}
    </div>
  );
}
