import { useQuery } from '@tanstack/react-query';
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import type { Language } from '#kit/core/shapes.ts';
import { Icon } from '#web/ui/parts/icons.tsx';
import { useLanguage, useWords } from '#web/ui/text/words.ts';
import type { CannedReply } from '../contract.ts';
import { fillCanned, type CannedValues } from '../core/canned.ts';
import { slashToken, whatFits } from '../core/slash.ts';
import { cannedOptions, countUse } from './api.ts';
import styles from './guidance.module.css';

interface SlashMenuProps {
  text: string;
  caret: number;
  values: CannedValues;
  /** The customer's. */
  language: Language;
  /** Where the composer asks before its own keys. */
  keys: RefObject<((event: KeyboardEvent) => boolean) | null>;
  onChoose: (words: string, stretch: { from: number; to: number }) => void;
}

/**
 * Canned replies at the caret: `/` and a few letters of the shortcut, the pinyin initials or the title. What is chosen is filled with
 * this customer's values in this customer's language and stands in the composer, to be read once more before it goes.
 */
export function SlashMenu({ text, caret, values, language, keys, onChoose }: SlashMenuProps) {
  const t = useWords('guidance');
  const shownIn = useLanguage();
  const id = useId();
  const list = useRef<HTMLUListElement>(null);
  const [at, setAt] = useState(0);
  const [dismissed, setDismissed] = useState<number | null>(null);
  const token = useMemo(() => slashToken(text, caret), [text, caret]);
  const isOpen = token !== null && token.from !== dismissed;
  const replies = useQuery({ ...cannedOptions(), enabled: isOpen }).data?.items;
  const fitting = useMemo(() => (token && replies ? whatFits(replies, token.words).slice(0, 40) : []), [replies, token]);
  const chosen = Math.min(at, fitting.length - 1);

  useEffect(() => setAt(0), [token?.words]);
  useEffect(() => {
    if (token === null) setDismissed(null);
  }, [token]);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);

  const choose = (reply: CannedReply | undefined): void => {
    const filled = reply && fillCanned(reply.text[language], values);
    if (!token || !reply || !filled || !('text' in filled)) return;
    onChoose(filled.text, { from: token.from, to: caret });
    countUse(reply.id);
  };

  function takesKey(event: KeyboardEvent): boolean {
    if (!isOpen || fitting.length === 0) return false;
    switch (event.key) {
      case 'ArrowDown': setAt((chosen + 1) % fitting.length); return true;
      case 'ArrowUp': setAt((chosen - 1 + fitting.length) % fitting.length); return true;
      case 'Enter': case 'Tab': choose(fitting[chosen]); return true;
      case 'Escape': setDismissed(token.from); return true;
      default: return false;
    }
  }

  useEffect(() => {
    keys.current = takesKey;
    return () => void (keys.current = null);
  });

  if (!isOpen || replies === undefined) return null;
  return (
    <div className={styles.menu}>
      <p className={styles.menuHead} role="status">{fitting.length > 0 ? t('slash.count', { n: fitting.length, count: fitting.length }) : t('slash.nothing', { words: token.words })}</p>
      {fitting.length > 0 ? (
        <ul ref={list} role="listbox" aria-label={t('slash.title')} className={styles.options}>
          {fitting.map((reply, i) => {
            const filled = fillCanned(reply.text[language], values);
            const missing = 'problems' in filled;
            return (
              <li key={reply.id} role="presentation">
                {token.words !== '' || reply.stage === fitting[i - 1]?.stage ? null : <div className={styles.stage} aria-hidden="true">{t(`stage.${reply.stage || 'none'}`)}</div>}
                <div id={`${id}-${i}`} role="option" aria-selected={i === chosen} aria-disabled={missing || undefined} className={styles.option} onPointerMove={(event) => {
                  // A list that opens under a resting pointer is not pointed at.
                  if (event.movementX !== 0 || event.movementY !== 0) setAt(i);
                }} onPointerDown={(event) => event.preventDefault()} onClick={() => choose(reply)}>
                  <span className={styles.optionTitle}>{reply.title[shownIn]} <kbd>/{reply.shortcut}</kbd></span>
                  <span className={styles.optionText}>{missing ? <><Icon name="warn" size={0.875} /> {t('slash.missing')}</> : filled.text}</span>
                </div>
              </li>
            );
          })}
        </ul>
      ) : null}
    </div>
  );
}
