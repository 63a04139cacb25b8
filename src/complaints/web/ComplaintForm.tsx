import { useCallback, useId, useRef, useState, type SubmitEvent } from 'react';
import { useDraft } from '#web/ui/portal/draft.ts';
import { Card, Note, PageButton } from '#web/ui/portal/Frame.tsx';
import { useLanguage, useSaid } from '#web/ui/portal/language.ts';
import { newKey, useSend } from '#web/ui/portal/load.ts';
import { LineField, LongField } from '#web/ui/portal/Words.tsx';
import { portalWords } from '#web/ui/portal/words.ts';
import type { FiledComplaint, FileComplaint } from '../contract.ts';
import { formWords } from './form-words.ts';
import styles from './public.module.css';

const empty = { name: '', honorific: 'none' as FileComplaint['honorific'], phone: '', mail: '', product: '', whatHappened: '', remedySought: '' };
type Draft = typeof empty & { key: string };
type Missing = 'what' | 'name' | 'reach';

/** In the order of the form: the focus goes to the first. */
function missingIn(draft: Draft): Missing[] {
  const blank = (text: string) => text.trim() === '';
  return [...(blank(draft.whatHappened) ? ['what' as const] : []), ...(blank(draft.name) ? ['name' as const] : []), ...(blank(draft.phone) && blank(draft.mail) ? ['reach' as const] : [])];
}

/** What is kept while writing also keeps the form's own key: sent twice, it is one complaint. */
export function ComplaintForm({ path, filed }: { path: string; filed: (complaint: FiledComplaint) => void }) {
  const said = useSaid(formWords);
  const both = useSaid(portalWords);
  const language = useLanguage();
  const name = useId();
  const form = useRef<HTMLFormElement>(null);
  const [draft, write, forget] = useDraft<Draft>(path, () => ({ ...empty, key: newKey() }));
  const [wasTried, setTried] = useState(false);
  const done = useCallback((complaint: FiledComplaint) => {
    forget();
    filed(complaint);
  }, [forget, filed]);
  const { sending, send } = useSend<FiledComplaint>(path, done);
  const missing = wasTried ? missingIn(draft) : [];
  const fault = (field: Missing) => (missing.includes(field) ? said.missing[field] : undefined);

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    setTried(true);
    const [first] = missingIn(draft);
    if (first !== undefined) return form.current?.querySelector<HTMLElement>(`[data-part="${first}"] :is(input, textarea)`)?.focus();
    const { phone, mail, ...rest } = draft;
    send({ ...rest, language, name: draft.name.trim(), ...(phone.trim() === '' ? {} : { phone: phone.trim() }), ...(mail.trim() === '' ? {} : { mail: mail.trim() }) } satisfies FileComplaint);
    return undefined;
  }
  return (
    <Card>
      <h2>{said.form}</h2>
      <form ref={form} className={styles.form} onSubmit={submit} noValidate>
        <div data-part="what"><LongField label={said.what} hint={said.whatHint} value={draft.whatHappened} onChange={(whatHappened) => write({ whatHappened })} maxLength={10_000} rows={6} required error={fault('what')} /></div>
        <LongField label={said.remedy} value={draft.remedySought} onChange={(remedySought) => write({ remedySought })} maxLength={2000} rows={2} />
        <LineField label={said.product} hint={said.productHint} value={draft.product} onChange={(product) => write({ product })} maxLength={300} />
        <div data-part="name"><LineField label={said.name} value={draft.name} onChange={(next) => write({ name: next })} maxLength={100} required autoComplete="name" error={fault('name')} /></div>
        <fieldset className={styles.group}>
          <legend>{said.address}</legend>
          <div className={styles.choices}>
            {(['mr', 'ms', 'none'] as const).map((honorific) => (
              <label key={honorific} className={styles.choice}><input type="radio" name={name} checked={draft.honorific === honorific} onChange={() => write({ honorific })} />{said.addresses[honorific]}</label>
            ))}
          </div>
        </fieldset>
        <fieldset className={styles.group} data-part="reach">
          <legend>{said.reach}</legend>
          <div className={styles.pair}>
            <LineField label={said.phone} untagged type="tel" autoComplete="tel" value={draft.phone} onChange={(phone) => write({ phone })} maxLength={40} error={fault('reach')} />
            <LineField label={said.mail} untagged type="email" autoComplete="email" value={draft.mail} onChange={(mail) => write({ mail })} maxLength={254} />
          </div>
        </fieldset>
        {sending.kind === 'unsent' ? <Note tone="warn" alert><strong>{both.unsent.what}</strong> {both.unsent.right}</Note> : null}
        {sending.kind === 'refused' ? <Note tone="bad" alert><strong>{sending.refused.what[language]}</strong> {sending.refused.right[language]}</Note> : null}
        <PageButton type="submit" busy={sending.kind === 'sending'}>{sending.kind === 'sending' ? said.sending : said.send}</PageButton>
      </form>
    </Card>
  );
}
