import { useEffect, useRef, useState } from 'preact/hooks';
import { refusalSentence } from '../words.ts';
import { Choices } from './Choices.tsx';
import { useShared } from './use.ts';

/** A phone number or a mail address, and the page may be closed: the place stays. Whether a number can be read is the centre's to say. */
export function KeepPlaceForm({ isChange = false, onDone }: { /** The place is kept already: only the way to reach them is put right. */ readonly isChange?: boolean; readonly onDone: () => void }) {
  const { client, words } = useShared();
  const [kind, setKind] = useState<'phone' | 'mail'>('phone');
  const [value, setValue] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), [kind]);

  const submit = async (event: Event) => {
    event.preventDefault();
    const given = value.trim();
    if (given === '') return field.current?.focus();
    setBusy(true);
    const refusal = await client.keepPlace(kind === 'phone' ? { phone: given } : { mail: given });
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
      {!isChange && <p class="keep-how">{words.keepHow}</p>}
      {client.state.session?.canMail === true && <Choices name="keep-kind" label={words.keep} chosen={kind} options={[['phone', words.byPhone], ['mail', words.byMail]]} onChoose={choose} />}
      <label class="field">
        <span>{kind === 'phone' ? words.phone : words.mail}</span>
        <input
          ref={field} value={value} {...(kind === 'phone' ? { type: 'tel', autocomplete: 'tel', placeholder: '138 0013 8000' } as const : { type: 'email', autocomplete: 'email', placeholder: 'name@example.com' } as const)}
          aria-invalid={trouble !== null} aria-describedby={trouble === null ? undefined : 'keep-trouble'} onInput={(event) => setValue(event.currentTarget.value)}
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
