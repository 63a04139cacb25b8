import { useEffect, useState } from 'react';
import type { Language } from '#kit/core/shapes.ts';
import type { InteractionPage } from '#interactions/contract.ts';
import type { Editing } from '#interactions/web/Composer.tsx';
import { Button } from '../ui/parts/Button.tsx';
import { Icon } from '../ui/parts/icons.tsx';
import { useSession } from '../ui/server/session.ts';
import { useWords } from '../ui/text/words.ts';
import styles from './desk.module.css';

const sentences = ['1', '2', '3'] as const;
type KindWords = Record<'angry' | 'dissatisfied' | 'anxious', Record<(typeof sentences)[number], string>>;
const files = { zh: () => import('#mood/words.zh.json'), en: () => import('#mood/words.en.json') };

/** In the customer's language, whatever the desk speaks. */
function useKindWords(language: Language): KindWords | undefined {
  const [words, setWords] = useState<KindWords>();
  useEffect(() => {
    let isWanted = true;
    files[language]().then((file) => {
      if (isWanted) setWords(file.default.acknowledge);
    }, (cause: unknown) => console.warn('the kind first sentences did not load', cause));
    return () => void (isWanted = false);
  }, [language]);
  return words;
}

/**
 * Receive before help: an aggrieved customer is offered a sentence that answers the feeling first; anybody else a greeting by name
 * while we have not spoken yet. Only while nothing is written: it never stands in the way of somebody's own words.
 */
export function ReceiveStrip({ page, editing, addressee }: { page: InteractionPage; editing: Editing; addressee: string }) {
  const t = useWords('web');
  const me = useSession().staff.id;
  const { interaction, messages } = page;
  const [which, setWhich] = useState(0);
  const kind = useKindWords(interaction.language);
  if (editing.text !== '') return null;
  const { mood } = interaction;
  const waits = interaction.lastSpeaker === 'customer';
  const lng = interaction.language;
  if (waits && (mood === 'angry' || mood === 'dissatisfied' || mood === 'anxious')) {
    const words = kind?.[mood][sentences[which % sentences.length] ?? '1'];
    if (words === undefined) return null;
    return (
      <div className={styles.strip} data-mood={mood}>
        <Icon name={mood} size={1.125} />
        <p><strong>{t(`desk.first.${mood}`, { name: addressee })}</strong> {words}</p>
        <Button size="small" look="quiet" onClick={() => setWhich(which + 1)}>{t('desk.another')}</Button>
        <Button size="small" look="plain" onClick={() => editing.insert(words)}>{t('desk.insert')}</Button>
      </div>
    );
  }
  const hasSpoken = messages.some((message) => message.kind === 'text' && message.speakerId === me);
  if (hasSpoken) return null;
  const name = interaction.formOfAddress[lng];
  const greeting = name === '' ? t(`desk.askName.${lng}`) : t(`desk.greeting.${lng}`, { name });
  return (
    <div className={styles.strip}>
      <Icon name="person" size={1.125} />
      <p>{name === '' ? t('desk.nameless') : t('desk.address', { name })}</p>
      <Button size="small" look="plain" onClick={() => editing.insert(greeting)}>{t('desk.insertGreeting')}</Button>
    </div>
  );
}
