import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { dayKey, dayOf, timeOf } from '../clock-words.ts';
import type { OutboxFile } from '../core/outbox.ts';
import { spansOf } from '../core/spans.ts';
import { lastPosition } from '../core/transcript.ts';
import { systemSentence } from '../words.ts';
import { Bubble, Linked, UnsentBubble } from './Bubble.tsx';
import { DownIcon } from './icons.tsx';
import { useShared } from './use.ts';

const shownAtFirst = 120;
const nearEndPx = 60;

/** The conversation. It stays at the end while the reader is at the end, and never moves under a reader who has gone up. */
export function Log({ nowMs, isVisible, onEnlarge }: {
  readonly nowMs: number;
  readonly isVisible: boolean;
  readonly onEnlarge: (file: OutboxFile) => void;
}) {
  const { client, words, brand } = useShared();
  const { transcript, outbox, typingName, conversation, seenUpTo } = client.state;
  const [shown, setShown] = useState(shownAtFirst);
  const [isAtEnd, setAtEnd] = useState(true);
  const box = useRef<HTMLDivElement>(null);
  const messages = transcript.messages.slice(-shown);
  const last = lastPosition(transcript);
  const lastMine = transcript.messages.findLast((message) => message.speaker === 'customer')?.position;

  const toEnd = () => box.current?.scrollTo({ top: box.current.scrollHeight });
  const ownWords = outbox.length;
  useLayoutEffect(toEnd, [ownWords]);
  useLayoutEffect(() => {
    if (isAtEnd) toEnd();
  }, [last, typingName, shown === shownAtFirst]);
  useEffect(() => {
    if (isVisible && isAtEnd) client.seen(last);
  }, [client, isVisible, isAtEnd, last]);
  // Pictures and the on-screen keyboard change heights after the fact.
  useEffect(() => {
    const element = box.current;
    if (element === null || !isAtEnd) return;
    const watch = new ResizeObserver(toEnd);
    for (const child of [element, ...element.children]) watch.observe(child);
    return () => watch.disconnect();
  }, [isAtEnd]);

  const below = transcript.messages.filter((message) => message.speaker === 'staff' && message.position > seenUpTo).length;
  const mark = (position: number) => (position !== lastMine || outbox.length > 0 ? null : position <= (conversation?.staffReadUpTo ?? 0) ? words.read : words.sent);
  return (
    <div class="log-frame">
      <div
        class="log" ref={box} tabIndex={0} role="log" aria-label={words.log}
        onScroll={(event) => setAtEnd(event.currentTarget.scrollHeight - event.currentTarget.scrollTop - event.currentTarget.clientHeight < nearEndPx)}
      >
        {transcript.messages.length > shown && <button type="button" class="soft earlier" onClick={() => setShown(shown + shownAtFirst)}>{words.earlier}</button>}
        <ol class="turns">
          {spansOf(messages, Date.parse, dayKey).map(({ message, opensDay, opensRun, closesRun }) => [
            opensDay && <li key={`day-${message.position}`} class="day"><span>{dayOf(words, message.at, nowMs)}</span></li>,
            message.kind === 'system' || message.speaker === 'system'
              ? <SystemLine key={message.position} text={systemSentence(words, message.text)} />
              : (
                <Bubble
                  key={message.position} isMine={message.speaker === 'customer'} name={message.speaker === 'customer' ? words.you : (message.speakerName ?? brand)} text={message.text} files={message.attachments}
                  time={closesRun ? timeOf(words, message.at) : null} mark={mark(message.position)} opensRun={opensRun} onEnlarge={onEnlarge}
                />
              ),
          ])}
          {outbox.map((item) => <UnsentBubble key={item.key} item={item} onEnlarge={onEnlarge} />)}
        </ol>
        {typingName !== null && <p class="typing"><span class="dots" aria-hidden="true"><i /><i /><i /></span>{words.typing(typingName)}</p>}
      </div>
      {!isAtEnd && below > 0 && <button type="button" class="below" onClick={toEnd}><DownIcon />{words.newBelow(below)}</button>}
    </div>
  );
}

function SystemLine({ text }: { readonly text: string | null }) {
  return text === null ? null : <li class="system"><span><Linked text={text} /></span></li>;
}
