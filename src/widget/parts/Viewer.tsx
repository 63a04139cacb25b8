import { useEffect, useRef } from 'preact/hooks';
import type { OutboxFile } from '../core/outbox.ts';
import { CloseIcon, SaveIcon } from './icons.tsx';
import { usePicture, useShared } from './use.ts';

/** One picture, as large as the window allows. Esc is taken by the window that holds it. */
export function Viewer({ file, onClose }: { readonly file: OutboxFile; readonly onClose: () => void }) {
  const { pictures, words } = useShared();
  const url = usePicture(file.id, null);
  const close = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const before = (close.current?.getRootNode() as ShadowRoot | undefined)?.activeElement;
    close.current?.focus();
    return () => (before instanceof HTMLElement ? before.focus() : undefined);
  }, []);
  return (
    <div class="viewer" role="dialog" aria-label={file.fileName}>
      <p class="viewer-bar">
        <span class="viewer-name">{file.fileName}</span>
        <button type="button" class="head-button" aria-label={words.save} onClick={() => void pictures.save(file.id, file.fileName)}><SaveIcon /></button>
        <button type="button" class="head-button" ref={close} aria-label={words.fold} onClick={onClose}><CloseIcon /></button>
      </p>
      <div class="viewer-space">{typeof url === 'string' && <img src={url} alt={file.fileName} />}</div>
    </div>
  );
}
