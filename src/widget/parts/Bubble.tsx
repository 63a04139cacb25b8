import type { OutboxFile, OutboxItem } from '../core/outbox.ts';
import { textParts } from '../core/links.ts';
import { refusalSentence } from '../words.ts';
import { Files } from './Files.tsx';
import { useShared } from './use.ts';

/** A person's words: text only, whatever they hold; http and https addresses become links. */
function Said({ text }: { readonly text: string }) {
  return text === '' ? null : <p class="said" dir="auto"><Linked text={text} /></p>;
}

export function Linked({ text }: { readonly text: string }) {
  return <>{textParts(text).map((part, index) => (part.is === 'text' ? part.text : <a key={index} href={part.href} target="_blank" rel="noopener noreferrer nofollow">{part.text}</a>))}</>;
}

export function Bubble({ isMine, name, text, files, time, mark, opensRun, onEnlarge }: {
  readonly isMine: boolean;
  readonly name: string;
  readonly text: string;
  readonly files: readonly OutboxFile[];
  /** Shown under the last of a run; null elsewhere. */
  readonly time: string | null;
  readonly mark: string | null;
  readonly opensRun: boolean;
  readonly onEnlarge: (file: OutboxFile) => void;
}) {
  return (
    <li class={isMine ? (opensRun ? 'turn mine opens' : 'turn mine') : opensRun ? 'turn theirs opens' : 'turn theirs'}>
      {opensRun && !isMine ? <span class="name">{name}</span> : <span class="unseen">{name}</span>}
      <div class="bubble"><Said text={text} /><Files files={files} onEnlarge={onEnlarge} /></div>
      {(time !== null || mark !== null) && <span class="under">{time !== null && <time>{time}</time>}{mark !== null && <span>{mark}</span>}</span>}
    </li>
  );
}

/** Words that the server has not acknowledged yet. */
export function UnsentBubble({ item, onEnlarge }: { readonly item: OutboxItem; readonly onEnlarge: (file: OutboxFile) => void }) {
  const { client, words } = useShared();
  const { refusal } = item;
  return (
    <li class={item.state === 'refused' ? 'turn mine opens unsent refused' : 'turn mine opens unsent'}>
      <span class="unseen">{words.you}</span>
      <div class="bubble"><Said text={item.text} /><Files files={item.files} onEnlarge={onEnlarge} /></div>
      {item.state !== 'refused' || refusal === null ? <span class="under">{refusal !== null ? refusalSentence(words, refusal) : item.state === 'sending' && client.state.line !== 'cut' ? words.sending : words.queued}</span> : (
        <div class="under bad" role="alert">
          <span>{words.notSent} · {refusalSentence(words, refusal)}</span>
          <span class="under-do">
            <button type="button" class="link" onClick={() => client.again(item.key)}>{words.again}</button>
            <button type="button" class="link" onClick={() => client.drop(item.key)}>{words.drop}</button>
          </span>
        </div>
      )}
    </li>
  );
}
