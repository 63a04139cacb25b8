import { useState } from 'react';
import { Choices } from '#web/ui/fields/Ticks.tsx';
import { useDraft } from '#web/ui/fields/use-draft.ts';
import { useWords } from '#web/ui/text/words.ts';
import { causes, type Cause } from '../core/cause.ts';
import { post } from './api.ts';
import { Ask, type AskProps } from './AskForms.tsx';
import { useSpotted } from './spotted.ts';
import { firstWay, TellFields, type TellBy } from './TellFields.tsx';

/** What it was, and what the customer is told about it: one dialog, and the stage goes on by itself. */
export function AnswerForm({ complaint, onDone, unheard }: AskProps & { unheard: string }) {
  const t = useWords('complaints');
  const [by, setBy] = useState<TellBy>(() => (unheard === '' ? firstWay(complaint) : 'phone'));
  const [cause, setCause] = useState<Cause | null>(complaint.cause);
  const [draft, setDraft] = useDraft(`answer.${complaint.case.id}`);
  const [said, setSaid] = useState<string | null>(unheard === '' ? null : unheard);
  const words = said ?? draft;
  const spotted = useSpotted(words);
  const write = (next: string): void => {
    setSaid(null);
    setDraft(next);
  };
  return (
    <Ask onDone={onDone} icon={by === 'page' ? 'send' : 'check'} act={t(by === 'page' ? 'screen.answerSend' : 'screen.answerRecord')} said={t('screen.answered')} isReady={words.trim() !== ''}
      send={() => post(complaint.case.id, 'answer', { by, words, ...(cause !== null && cause !== complaint.cause ? { cause } : {}) }).then(() => {
        setDraft('');
        return spotted.enter(complaint.case.id);
      })}>
      {complaint.cause === null ? <Choices label={t('screen.cause')} value={cause} onChange={setCause} choices={causes.map((one) => ({ value: one, label: t(`cause.${one}`) }))} /> : null}
      <TellFields complaint={complaint} by={by} onBy={setBy} words={words} onWords={write} spotted={spotted} />
    </Ask>
  );
}
