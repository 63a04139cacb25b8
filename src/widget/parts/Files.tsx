import { useState } from 'preact/hooks';
import type { OutboxFile } from '../core/outbox.ts';
import { megabytes } from '../file-words.ts';
import { FileIcon, SaveIcon } from './icons.tsx';
import { usePicture, useShared } from './use.ts';

const longestSidePx = 220;

/** Shown size of a picture: known before it arrives, so that nothing jumps. */
function shownSize(file: OutboxFile): { readonly width: number; readonly height: number } | null {
  if (file.widthPx === null || file.heightPx === null || file.widthPx <= 0 || file.heightPx <= 0) return null;
  const scale = Math.min(1, longestSidePx / Math.max(file.widthPx, file.heightPx));
  return { width: Math.max(48, Math.round(file.widthPx * scale)), height: Math.max(48, Math.round(file.heightPx * scale)) };
}

/** Pictures that the server has re-encoded are shown; everything else can only be saved. */
export function Files({ files, onEnlarge }: { readonly files: readonly OutboxFile[]; readonly onEnlarge: (file: OutboxFile) => void }) {
  if (files.length === 0) return null;
  return <div class="files">{files.map((file) => (file.hasPreview ? <Picture key={file.id} file={file} onEnlarge={onEnlarge} /> : <Saving key={file.id} file={file} />))}</div>;
}

function Picture({ file, onEnlarge }: { readonly file: OutboxFile; readonly onEnlarge: (file: OutboxFile) => void }) {
  const url = usePicture(file.id, null);
  if (url === undefined) return <Saving file={file} />;
  return (
    <button type="button" class="picture" aria-label={file.fileName} disabled={url === null} onClick={() => onEnlarge(file)}>
      <img src={url ?? undefined} alt="" {...(shownSize(file) ?? {})} />
    </button>
  );
}

function Saving({ file }: { readonly file: OutboxFile }) {
  const { pictures, words } = useShared();
  const [isGone, setGone] = useState(false);
  return (
    <button type="button" class="file" onClick={() => void pictures.save(file.id, file.fileName).then((done) => setGone(!done))}>
      <FileIcon />
      <span class="file-words"><span class="file-name">{file.fileName}</span><small>{isGone ? words.fileGone : megabytes(file.bytes)}</small></span>
      <span class="unseen">{words.save}</span><SaveIcon />
    </button>
  );
}
