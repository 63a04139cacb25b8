import { useState } from 'react';
import { IconButton } from '#web/ui/parts/Button.tsx';
import { formatBytes } from '#web/ui/text/format.ts';
import { Icon } from '#web/ui/parts/icons.tsx';
import { Modal } from '#web/ui/parts/Modal.tsx';
import { useWords } from '#web/ui/text/words.ts';
import type { Attachment } from '../contract.ts';
import styles from './thread.module.css';

const urlOf = (file: Attachment, preview: boolean): string => `/api/attachments/${file.id}${preview ? '?preview=1' : ''}`;

/** Pictures show themselves and grow at a click; everything else is a named download. */
export function Files({ files }: { files: readonly Attachment[] }) {
  const t = useWords('interactions');
  const [shown, setShown] = useState<Attachment | null>(null);
  return (
    <div className={styles.files}>
      {files.map((file) => file.hasPreview ? (
        <button key={file.id} type="button" className={styles.picture} onClick={() => setShown(file)} aria-label={t('file.enlarge', { name: file.fileName })}>
          <img src={urlOf(file, true)} alt={file.fileName} loading="lazy" width={file.widthPx ?? undefined} height={file.heightPx ?? undefined} />
        </button>
      ) : (
        <a key={file.id} className={styles.file} href={urlOf(file, false)} download={file.fileName}>
          <Icon name="doc" size={1.375} />
          <span><span className={styles.fileName}>{file.fileName}</span><span className={styles.fileSize}>{formatBytes(file.bytes)}</span></span>
          <Icon name="download" size={1} />
        </a>
      ))}
      {shown ? <Viewer file={shown} onClose={() => setShown(null)} /> : null}
    </div>
  );
}

/** Large enough to read a serial number: fits the window, or its real size and more, to be pushed about. */
function Viewer({ file, onClose }: { file: Attachment; onClose: () => void }) {
  const t = useWords('interactions');
  const [zoom, setZoom] = useState(1);
  return (
    <Modal title={file.fileName} open onClose={onClose} size="large">
      <div className={styles.zoomBar}>
        <IconButton icon="minus" label={t('file.smaller')} disabled={zoom <= 1} onClick={() => setZoom(zoom / 1.5)} />
        <span className="figures">{Math.round(zoom * 100)} %</span>
        <IconButton icon="plus" label={t('file.larger')} disabled={zoom >= 6} onClick={() => setZoom(zoom * 1.5)} />
        <a href={urlOf(file, false)} download={file.fileName}>{t('file.download', { size: formatBytes(file.bytes) })}</a>
      </div>
      <div className={styles.zoom} tabIndex={0} role="region" aria-label={file.fileName}>
        <img src={urlOf(file, true)} alt={file.fileName} style={{ width: `${zoom * 100}%` }} onDoubleClick={() => setZoom(zoom > 1 ? 1 : 2.25)} />
      </div>
    </Modal>
  );
}
