import { useEffect, useState } from 'react';
import { Button } from './Button.tsx';
import styles from './copy.module.css';
import { announce } from '../announce.ts';
import { toast } from './toast.ts';
import { useWords } from '../text/words.ts';

/** Puts a text on the clipboard and says so where one looks: on the button itself. */
export function CopyButton({ text, label, size = 'small' }: { text: string; /** What is copied, for readers: "the invitation link". */ label: string; size?: 'small' | 'medium' }) {
  const t = useWords('web');
  const [done, setDone] = useState(false);
  useEffect(() => {
    if (!done) return;
    const timer = setTimeout(() => setDone(false), 2_500);
    return () => clearTimeout(timer);
  }, [done]);

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      setDone(true);
      announce(t('copy.done', { what: label }));
    } catch {
      // Refused by the browser (no permission, an insecure address): the text is on the screen and can be selected.
      toast(t('copy.refused'), { tone: 'bad' });
    }
  }
  return <Button size={size} icon={done ? 'check' : 'copy'} onClick={() => void copy()} aria-label={t('copy.what', { what: label })}>{done ? t('copy.short') : t('copy.do')}</Button>;
}

/** A text to be taken elsewhere whole: a link, a key, a piece of code. One line scrolls, several keep their lines. */
export function CopyBlock({ text, label }: { text: string; label: string }) {
  return (
    <div className={styles.block}>
      <pre className={styles.text} tabIndex={0} role="group" aria-label={label}>{text}</pre>
      <div className={styles.act}><CopyButton text={text} label={label} /></div>
    </div>
  );
}
