import { useEffect, useRef, useState } from 'preact/hooks';
import { enterSends } from '../core/enter-key.ts';
import { longestText } from '../core/limits.ts';
import { megabytes } from '../file-words.ts';
import type { DraftFile } from '../draft.ts';
import { ClipIcon, CloseIcon, FileIcon, SendIcon } from './icons.tsx';
import { usePicture, useShared } from './use.ts';

/** The customer's pen. Enter sends, Shift+Enter breaks the line, an Enter of the input method does neither. */
export function Composer({ onSend, field }: { readonly onSend: () => void; readonly field: { current: HTMLTextAreaElement | null } }) {
  const { client, draft, words } = useShared();
  const { text, files, troubles } = draft.state;
  const [isEager, setEager] = useState(false);
  const compositionEndedAtMs = useRef<number | null>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const isTooLong = text.length > longestText;
  const isEmpty = text.trim() === '' && files.length === 0;
  const { session } = client.state;
  const attach = words.attach(megabytes(session?.limits.attachmentBytes ?? 0));

  const send = () => {
    if (isEmpty || isTooLong) return;
    if (draft.isUploading) return setEager(true);
    setEager(false);
    onSend();
    field.current?.focus();
  };
  // Enter was pressed while a file still travelled: the message goes when the file is there, or stays when it failed.
  useEffect(() => {
    if (!isEager || draft.isUploading) return;
    setEager(false);
    if (troubles.length === 0) send();
  }, [isEager, draft.isUploading]);

  const add = (chosen: FileList | null | undefined) => {
    if (chosen !== null && chosen !== undefined && chosen.length > 0 && session !== null) draft.add([...chosen], session.limits, words);
  };
  const paste = (event: ClipboardEvent) => {
    const pasted = event.clipboardData;
    // A table copied from an office program brings its own picture along: then the words are meant.
    if (pasted === null || pasted.files.length === 0 || pasted.types.includes('text/plain')) return;
    event.preventDefault();
    add(pasted.files);
  };

  return (
    <form class="composer" onSubmit={(event) => { event.preventDefault(); send(); }}>
      {troubles.length > 0 && (
        <div class="troubles" role="alert">
          <div>{troubles.map((trouble) => <p key={trouble}>{trouble}</p>)}</div>
          <button type="button" class="small-button" aria-label={words.dismiss} onClick={() => draft.dismissTroubles()}><CloseIcon /></button>
        </div>
      )}
      {files.length > 0 && <ul class="tiles">{files.map((file) => <Tile key={file.key} file={file} />)}</ul>}
      {isTooLong && <p class="trouble" role="alert">{words.tooLong(text.length, longestText)}</p>}
      {isEager && <p class="eager" role="status">{words.sendsAfterUpload}</p>}
      <div class="pen">
        <button type="button" class="pen-button" aria-label={attach} title={attach} disabled={session === null} onClick={() => chooser.current?.click()}><ClipIcon /></button>
        <input ref={chooser} class="unseen" type="file" multiple tabIndex={-1} aria-hidden="true" accept={session?.limits.mediaTypes.join(',')} onChange={(event) => { add(event.currentTarget.files); event.currentTarget.value = ''; }} />
        <div class="grow" data-text={text.slice(0, 2000)}>
          <textarea
            ref={field} rows={1} value={text} aria-label={words.placeholder} placeholder={words.placeholder} enterkeyhint="send" aria-invalid={isTooLong}
            onInput={(event) => { draft.write(event.currentTarget.value); client.typing(); }}
            onCompositionEnd={(event) => { compositionEndedAtMs.current = event.timeStamp; }}
            onKeyDown={(event) => {
              if (!enterSends(event, compositionEndedAtMs.current)) return;
              event.preventDefault();
              send();
            }}
            onPaste={paste}
          />
        </div>
        <button type="submit" class="pen-button send" aria-label={words.send} title={words.send} aria-disabled={isEmpty || isTooLong}><SendIcon /></button>
      </div>
    </form>
  );
}

function Tile({ file }: { readonly file: DraftFile }) {
  const { draft, words } = useShared();
  const isPicture = file.isImage && (file.local !== null || file.stored?.hasPreview === true);
  const url = usePicture(isPicture ? (file.stored?.id ?? null) : null, isPicture ? file.local : null);
  return (
    <li class="tile">
      {isPicture && typeof url === 'string' ? <img src={url} alt="" /> : <FileIcon />}
      <span class="tile-words"><span class="file-name">{file.name}</span>
        {file.stored === null ? <progress max={1} value={file.share} aria-label={file.name} /> : <small>{megabytes(file.stored.bytes)}</small>}
      </span>
      <button type="button" class="small-button" aria-label={`${words.drop} ${file.name}`} onClick={() => draft.remove(file.key)}><CloseIcon /></button>
    </li>
  );
}
