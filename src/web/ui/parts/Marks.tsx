/** Small marks that say a state in a word: badges, moods, avatars, counts. Never colour alone. */
import type { ReactNode } from 'react';
import type { Mood } from '#kit/core/shapes.ts';
import { cx } from '../class-names.ts';
import { Icon, type IconName } from './icons.tsx';
import styles from './marks.module.css';
import { surnameOf } from '../text/surname.ts';
import { useWords } from '../text/words.ts';

export type Tone = 'plain' | 'primary' | 'good' | 'warn' | 'danger' | 'info' | 'note';

export function Badge({ children, tone = 'plain', icon }: { children: ReactNode; tone?: Tone; icon?: IconName }) {
  return <span className={cx(styles.badge, styles[tone])}>{icon ? <Icon name={icon} size={0.875} /> : null}{children}</span>;
}

/** How many are unread; nothing at zero, 99+ above. `label` says the whole to readers (3 条未读). */
export function Count({ n, label }: { n: number; label: string }) {
  if (n <= 0) return null;
  return <span className={styles.count}><span aria-hidden="true">{n > 99 ? '99+' : n}</span><span className="unseen">{label}</span></span>;
}

/** The mood as word, face and colour. `quiet` leaves out the coloured ground, for dense rows. */
export function MoodWord({ mood, quiet = false }: { mood: Mood; quiet?: boolean }) {
  const t = useWords('web');
  return <span className={cx(styles.badge, styles[mood], quiet && styles.quiet)}><Icon name={mood} size={0.9375} />{t(`mood.${mood}`)}</span>;
}

/** The surname in a disc (欧阳, not 欧); Latin names show initials; no name, the sign for a person. Decoration beside the full name: hidden from readers. */
export function Avatar({ name, size = 2.25 }: { name: string; size?: number }) {
  // Drawn by the style sheet: initials are no label that somebody who speaks to the computer would say.
  const text = name === '' ? '' : surnameOf(name);
  return (
    <span className={styles.avatar} aria-hidden="true" style={{ width: `${size}rem`, height: `${size}rem`, fontSize: `${size * (text.length > 1 ? 0.34 : 0.44)}rem` }} data-text={text}>{text === '' ? <Icon name="person" size={size * 0.5} /> : null}</span>
  );
}
