import { useState } from 'react';
import { useAddress } from '#web/ui/text/addressee.ts';
import { Button } from '#web/ui/parts/Button.tsx';
import { Icon, type IconName } from '#web/ui/parts/icons.tsx';
import { belongsToIme } from '#web/ui/keys/keymap.ts';
import { useMay } from '#web/ui/server/session.ts';
import { EmptyState } from '#web/ui/parts/States.tsx';
import { Textarea } from '#web/ui/fields/TextField.tsx';
import { Choices } from '#web/ui/fields/Ticks.tsx';
import { toast, toastRefusal } from '#web/ui/parts/toast.ts';
import { useFormat } from '#web/ui/text/use-format.ts';
import { useWords } from '#web/ui/text/words.ts';
import type { CaseNote, CasePage } from '../contract.ts';
import { writeNote } from './api.ts';
import { useNoteDraft, type NoteDraft } from './note-draft.ts';
import styles from './notes.module.css';

const icons = { note: 'lock', investigation: 'search', update: 'send', customer: 'person' } as const satisfies Record<CaseNote['kind'], IconName>;
const kinds = ['note', 'investigation', 'update'] as const satisfies readonly NoteDraft['kind'][];

/** What was noted, found out, told and heard, newest first. What stays in the house and what the customer reads cannot be mistaken. */
export function Notes({ page }: { page: CasePage }) {
  const t = useWords('cases');
  const mayWrite = useMay('case.write');
  const address = useAddress();
  return (
    <div className={styles.notes}>
      {mayWrite ? <NoteBox page={page} /> : null}
      {page.notes.length === 0 ? <EmptyState icon="note" title={t('screen.noNotes')} /> : null}
      <ol className={styles.stream}>{page.notes.toReversed().map((note) => <li key={note.id}><NoteCard note={note} addressee={address(page.case.customer)} /></li>)}</ol>
    </div>
  );
}

function NoteCard({ note, addressee }: { note: CaseNote; addressee: string }) {
  const t = useWords('cases');
  const format = useFormat();
  const who = note.by?.name ?? (note.kind === 'customer' ? addressee : t('screen.theHouse'));
  return (
    <article className={styles.card} data-kind={note.kind}>
      <header><span className={styles.label}><Icon name={icons[note.kind]} size={0.9375} />{t(`noteKind.${note.kind}`)}</span><span>{who}</span><time dateTime={note.at}>{format.near(note.at)}</time></header>
      <p>{note.text}</p>
      {note.kind === 'note' || note.kind === 'investigation' ? <span className="unseen">{t('screen.inHouse')}</span> : null}
    </article>
  );
}

function NoteBox({ page }: { page: CasePage }) {
  const t = useWords('cases');
  const [draft, setDraft, clear] = useNoteDraft(page.case.id);
  const [busy, setBusy] = useState(false);
  const isComplaint = page.case.kind === 'complaint';
  const told = draft.kind === 'update';
  const name = useAddress()(page.case.customer);
  const send = (): void => {
    if (busy || draft.text.trim() === '') return;
    setBusy(true);
    // The draft's own key: sent twice, it is kept once.
    writeNote(page.case.id, draft).then(() => {
      clear();
      toast(t(`screen.noteKept.${draft.kind}`));
    }, toastRefusal).finally(() => setBusy(false));
  };
  return (
    <form className={styles.box} data-kind={draft.kind} onSubmit={(event) => { event.preventDefault(); send(); }}>
      <Choices label={t('screen.noteAs')} labelHidden value={draft.kind} onChange={(kind) => setDraft({ ...draft, kind })} choices={kinds.map((one) => ({ value: one, label: t(`noteKind.${one}`), icon: icons[one] }))} />
      <Textarea label={t(`noteKind.${draft.kind}`)} labelHidden rows={3} maxLength={10_000} data-note-box="" placeholder={t(`screen.notePlaceholder.${draft.kind}`, { name })} value={draft.text} onChange={(text) => setDraft({ ...draft, text })}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || belongsToIme(event.nativeEvent)) return;
          event.preventDefault();
          send();
        }} />
      <div className={styles.foot}>
        <span className={styles.whoReads}><Icon name={told ? 'eye' : 'lock'} size={0.9375} />{t(told ? (isComplaint ? 'screen.toldOnPage' : 'screen.toldByYou') : 'screen.inHouse', { name })}</span>
        <Button type="submit" size="small" look={told ? 'primary' : 'plain'} icon={icons[draft.kind]} busy={busy} disabled={draft.text.trim() === ''}>{t(`screen.noteDo.${draft.kind}`)}</Button>
      </div>
    </form>
  );
}
