import { useEffect, useRef, useState } from 'preact/hooks';
import type { KeepPlaceOffer } from '#chat/contract.ts';
import { refusalSentence } from '../words.ts';
import { Choices } from './Choices.tsx';
import { useShared } from './use.ts';

/** By this clock nobody is called in their night. */
const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** A phone number or a mail address, and the page may be closed: the place stays. Whether a number can be read is the centre's to say. */
export function KeepPlaceForm({ isChange = false, onDone }: { /** The place is kept already: only the way to reach them is put right. */ readonly isChange?: boolean; readonly onDone: () => void }) {
  const { client, words } = useShared();
  const kept = client.state.conversation?.keptPlace;
  const [offer, setOffer] = useState<KeepPlaceOffer | null>(null);
  const [choice, setChoice] = useState(kept?.choice ?? 'turn');
  const [at, setAt] = useState('');
  const [message, setMessage] = useState('');
  const [kind, setKind] = useState<'phone' | 'mail'>('phone');
  const [value, setValue] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), [kind]);
  useEffect(() => {
    // Without it the place can be kept all the same, for when the turn comes.
    void client.api.keepPlaceOffer(zone).then((found) => {
      if (found.is !== 'ok') return;
      setOffer(found.value);
      setAt(found.value.at ?? '');
    });
  }, []);

  const submit = async (event: Event) => {
    event.preventDefault();
    const given = value.trim();
    if (given === '' && !isChange) return field.current?.focus();
    setBusy(true);
    const refusal = await client.keepPlace({ ...(given !== '' && { [kind]: given }), zone, choice, ...(choice === 'at' && { at }), ...(choice === 'message' && message.trim() !== '' && { message }) });
    setBusy(false);
    if (refusal === null) return onDone();
    setTrouble(refusalSentence(words, refusal));
    field.current?.focus();
  };
  const choose = (chosen: 'phone' | 'mail') => {
    setKind(chosen);
    setValue('');
    setTrouble(null);
  };

  return (
    <form class="keep" noValidate onSubmit={(event) => void submit(event)}>
      {offer !== null && (
        <>
          {!isChange && <p class="keep-how">{offer.how}</p>}
          <Choices name="keep-when" label={offer.when} chosen={choice} options={offer.choices.filter((one) => one.choice !== 'at' || offer.at !== null).map((one) => [one.choice, one.words] as const)} onChoose={setChoice} />
          {choice === 'at' && <label class="field"><span>{offer.when}</span><select value={at} onChange={(event) => setAt(event.currentTarget.value)}>{offer.days.map((day) => <optgroup key={day.words} label={day.words}>{day.times.map((one) => <option key={one.at} value={one.at}>{one.words}</option>)}</optgroup>)}</select></label>}
          {choice === 'message' && <label class="field"><span>{offer.what}</span><textarea rows={3} maxLength={2000} value={message} onInput={(event) => setMessage(event.currentTarget.value)} /></label>}
        </>
      )}
      {client.state.session?.canMail === true && <Choices name="keep-kind" label={words.keep} chosen={kind} options={[['phone', words.byPhone], ['mail', words.byMail]]} onChoose={choose} />}
      <label class="field">
        <span>{kind === 'phone' ? words.phone : words.mail}</span>
        <input
          ref={field} value={value} maxLength={254} placeholder={kept?.shown} {...(kind === 'phone' ? { type: 'tel', autocomplete: 'tel' } as const : { type: 'email', autocomplete: 'email' } as const)}
          aria-invalid={trouble !== null} aria-describedby="keep-trouble" onInput={(event) => setValue(event.currentTarget.value)}
        />
      </label>
      {trouble !== null && <p class="trouble" id="keep-trouble" role="alert">{trouble}</p>}
      <p class="keep-do">
        <button type="button" class="quiet" onClick={onDone}>{isChange ? words.fold : words.keepNot}</button>
        <button type="submit" class="main" disabled={isBusy}>{isChange ? words.change : words.keep}</button>
      </p>
    </form>
  );
}
