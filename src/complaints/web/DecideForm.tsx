import { useState } from 'react';
import { Textarea, TextField } from '#web/ui/fields/TextField.tsx';
import { useDraft } from '#web/ui/fields/use-draft.ts';
import { useWords } from '#web/ui/text/words.ts';
import type { ResponseKind } from '../core/response.ts';
import { post } from './api.ts';
import { Ask, type AskProps } from './AskForms.tsx';
import { OfferChips } from './OfferChips.tsx';
import { useSpotted } from './spotted.ts';
import { firstWay, TellFields, type TellBy } from './TellFields.tsx';

/** What we do and why, what is offered, and what the customer is told of it: writing it down is entering the stage. */
export function DecideForm({ complaint, onDone }: AskProps) {
  const t = useWords('complaints');
  const { id } = complaint.case;
  const [kinds, setKinds] = useState<readonly ResponseKind[]>(complaint.responseKinds);
  const [decision, setDecision] = useDraft(`decision.${id}`);
  const [by, setBy] = useState<TellBy>(() => firstWay(complaint));
  const [words, setWords] = useDraft(`told.${id}`);
  const spotted = useSpotted(words);
  const [why, setWhy] = useState('');
  const owed = (complaint.ways.find((way) => way.to === 'decided')?.owed ?? []).filter((need) => need !== 'offer_or_date' || kinds.length === 0);
  const isReady = decision.trim() !== '' && (by === 'later' || words.trim() !== '') && (owed.length === 0 || why.trim() !== '');
  const send = () => post(id, 'decide', { decision, responseKinds: kinds, why, ...(by === 'later' ? {} : { by, words }) }).then(() => {
    setDecision('');
    setWords('');
    return by === 'later' ? undefined : spotted.enter(id);
  });
  return (
    <Ask onDone={onDone} icon={by === 'page' ? 'send' : 'check'} act={t(by === 'page' ? 'screen.decideSend' : 'screen.decideDo')} said={t('screen.decided')} isReady={isReady} send={send}>
      <OfferChips chosen={kinds} mayDo onChange={setKinds} />
      <Textarea label={t('screen.decision')} placeholder={t('screen.decisionAsk')} hint={t('screen.decisionHint')} required rows={3} value={decision} onChange={setDecision} maxLength={5000} />
      <TellFields complaint={complaint} by={by} onBy={setBy} words={words} onWords={setWords} spotted={spotted} mayWait />
      {owed.length > 0 ? <TextField label={t('screen.leftOut', { needs: owed.map((need) => t(`need.${need}`)).join(t('screen.comma')) })} required value={why} onChange={setWhy} maxLength={300} /> : null}
    </Ask>
  );
}

/** The decision stands; now the customer hears of it. */
export function TellForm({ complaint, onDone, unheard }: AskProps & { unheard: string }) {
  const t = useWords('complaints');
  const { id } = complaint.case;
  const [by, setBy] = useState<TellBy>(() => (unheard === '' ? firstWay(complaint) : 'phone'));
  const [words, setWords] = useState(unheard);
  const spotted = useSpotted(words);
  return (
    <Ask onDone={onDone} icon={by === 'page' ? 'send' : 'check'} act={t(by === 'page' ? 'screen.answerSend' : 'screen.tellRecord')} said={t('screen.decisionTold')} isReady={words.trim() !== ''} send={() => post(id, 'tell', { by, words }).then(() => spotted.enter(id))}>
      {complaint.decision === '' ? null : <p>{t('screen.decided')}{t('screen.colon')}{complaint.decision}</p>}
      <TellFields complaint={complaint} by={by} onBy={setBy} words={words} onWords={setWords} spotted={spotted} />
    </Ask>
  );
}
