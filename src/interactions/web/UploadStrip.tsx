import { ApiRefusal } from '#web/ui/server/api.ts';
import { IconButton } from '#web/ui/parts/Button.tsx';
import { formatBytes } from '#web/ui/text/format.ts';
import { Icon } from '#web/ui/parts/icons.tsx';
import { useLanguage, useWords } from '#web/ui/text/words.ts';
import styles from './composer.module.css';
import type { Upload } from './uploads.ts';

/** Files that will go with the message: how far they are, what was refused and why. */
export function UploadStrip({ uploads, onRemove }: { uploads: readonly Upload[]; onRemove: (key: string) => void }) {
  const t = useWords('interactions');
  const language = useLanguage();
  return (
    <ul className={styles.uploads}>
      {uploads.map((one) => (
        <li key={one.key} className={styles.upload} data-bad={one.refusal === null ? undefined : ''}>
          {one.previewUrl ? <img src={one.previewUrl} alt="" /> : <Icon name="doc" size={1.25} />}
          <span className={styles.uploadWords}>
            <span className={styles.uploadName}>{one.fileName}</span>
            {one.refusal instanceof ApiRefusal
              ? <span role="alert">{one.refusal.what[language]} {one.refusal.right[language]}</span>
              : one.done ? <span>{formatBytes(one.bytes)}</span>
              : <progress value={one.progress} max={1} aria-label={t('file.uploading', { name: one.fileName })} />}
          </span>
          <IconButton icon="close" size="small" label={t('file.remove', { name: one.fileName })} onClick={() => onRemove(one.key)} />
        </li>
      ))}
    </ul>
  );
}
