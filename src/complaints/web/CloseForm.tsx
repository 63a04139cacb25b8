import { useState } from 'react';
import { Icon } from '#web/ui/parts/icons.tsx';
import { Textarea } from '#web/ui/fields/TextField.tsx';
import { Checkbox, Choices } from '#web/ui/fields/Ticks.tsx';
import { useMay } from '#web/ui/server/session.ts';
import { useWords } from '#web/ui/text/words.ts';
import type { MoveComplaint } from '../contract.ts';
import type { NeedKey } from '../core/gates.ts';
import type { ResponseKind } from '../core/response.ts';
import { outcomes, type Outcome } from '../core/stage.ts';
import { post } from './api.ts';
import { Ask, type AskProps } from './AskForms.tsx';
import styles from './complaint.module.css';
import { OfferChips } from './OfferChips.tsx';
import { OwnWords, type OwnWord } from './OwnWords.tsx';

/** Said in this dialog itself: no reason to be turned away. */
const saidHere: ReadonlySet<NeedKey> = new Set(['closing_words', 'response_kind', 'customer_told', 'agreement']);
const toldWays = ['phone', 'chat', 'visit', 'letter', 'mail'] as const satisfies readonly NonNullable<MoveComplaint['toldBy']>[];
const nowhere: { readonly missing: readonly NeedKey[]; readonly owed: readonly NeedKey[] } = { missing: [], owed: [] };

/** How it ended, said honestly: each ending says what it means and what it still asks for; what can be said at the end is said here. */
export function CloseForm({ complaint, onDone }: AskProps) {
  const t = useWords('complaints');
  // A complaint that came back is closed by a lead, or by the customer's own words.
  const needsOwnWord = !useMay('case.assign') && complaint.reopened > 0;
  const isLeads = (one: Outcome) => needsOwnWord && one !== 'accepted';
  const wayTo = (one: Outcome): typeof nowhere => complaint.ways.find((way) => way.outcome === one) ?? nowhere;
  const missingFor = (one: Outcome) => wayTo(one).missing.filter((need) => !saidHere.has(need));
  const [outcome, setOutcome] = useState<Outcome | null>(outcomes.find((one) => missingFor(one).length === 0 && !isLeads(one)) ?? null);
  const [words, setWords] = useState(complaint.closingWords);
  const [kinds, setKinds] = useState<readonly ResponseKind[]>(complaint.responseKinds);
  const [toldBy, setToldBy] = useState<(typeof toldWays)[number] | null>(null);
  const [isAgreed, setAgreed] = useState(complaint.agreed === true);
  const [ownWord, setOwnWord] = useState<OwnWord | null>(null);
  const way = outcome === null ? nowhere : wayTo(outcome);
  const asks = (need: NeedKey) => way.missing.includes(need);
  // What was left out on the way asks for one sentence: the closing words are it.
  const needsWords = outcome === 'lost' || way.owed.length > 0;
  const isReady = outcome !== null && missingFor(outcome).length === 0 && (!needsWords || words.trim() !== '') && (needsOwnWord ? ownWord !== null : !asks('agreement') || isAgreed) && (!asks('customer_told') || toldBy !== null) && (!asks('response_kind') || kinds.length > 0);
  const send = () => post(complaint.case.id, 'stage', {
    to: 'closed', outcome, closingWords: words.trim(), ...(ownWord !== null ? { agreedIn: ownWord } : asks('agreement') ? { agreed: true } : {}), ...(asks('customer_told') ? { toldBy } : {}), ...(asks('response_kind') ? { responseKinds: kinds } : {}),
  });
  return (
    <Ask onDone={onDone} icon="resolve" act={t('screen.closeDo')} said={t('screen.closed')} isReady={isReady} send={send}>
      <fieldset className={styles.endings}>
        <legend>{t('screen.howEnded')}</legend>
        {outcomes.map((one) => {
          const missing = missingFor(one);
          return (
            <label key={one} className={styles.ending}>
              <input type="radio" name="outcome" checked={outcome === one} disabled={missing.length > 0 || isLeads(one)} onChange={() => setOutcome(one)} />
              <span>
                <strong>{t(`outcome.${one}`)}</strong>
                <span className={styles.dim}>{t(`screen.ending.${one}`)}</span>
                {isLeads(one) ? <span className={styles.dim}>{t('screen.leadEnds')}</span> : null}
                {missing.length > 0 && !isLeads(one) ? <span className={styles.bad}><Icon name="warn" size={0.875} />{t('screen.missing')} {missing.map((need) => t(`need.${need}`)).join(t('screen.comma'))}</span> : null}
              </span>
            </label>
          );
        })}
      </fieldset>
      {asks('response_kind') ? <OfferChips chosen={kinds} mayDo onChange={setKinds} /> : null}
      {asks('customer_told') ? <Choices label={t('screen.toldBy')} value={toldBy} onChange={setToldBy} choices={toldWays.map((one) => ({ value: one, label: t(`channel.${one}`) }))} /> : null}
      {needsOwnWord ? <OwnWords caseId={complaint.case.id} chosen={ownWord} onChoose={setOwnWord} /> : asks('agreement') ? <Checkbox label={t('screen.agreedNow')} checked={isAgreed} onChange={setAgreed} /> : null}
      <Textarea label={t('screen.closingWords')} hint={way.owed.length > 0 ? t('screen.closingOwed', { needs: way.owed.map((need) => t(`need.${need}`)).join(t('screen.comma')) }) : t('screen.closingHint')} required={needsWords} value={words} onChange={setWords} maxLength={1000} />
    </Ask>
  );
}
