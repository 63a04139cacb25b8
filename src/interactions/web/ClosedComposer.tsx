import { useImperativeHandle, useLayoutEffect, useRef, type ReactNode, type Ref } from 'react';
import { Button } from '#web/ui/parts/Button.tsx';
import { CopyButton } from '#web/ui/parts/Copy.tsx';
import { Icon } from '#web/ui/parts/icons.tsx';
import { useWords } from '#web/ui/text/words.ts';
import type { Interaction, InteractionPage } from '../contract.ts';
import type { ComposerHandle } from './Composer.tsx';
import styles from './composer.module.css';
import { useDraft } from './drafts.ts';

/**
 * Stands where one was writing a reply when the conversation went to somebody else: says so, keeps what was written, and turns into
 * nothing else by itself. The next letters must neither become a note nor press keys of the desk: they fall on a field that takes none.
 */
export function ClosedComposer({ page, ref, next, onNote, onEscape }: { page: InteractionPage; ref: Ref<ComposerHandle>; /** What is to be done now, and the way there. */ next?: ReactNode; onNote: () => void; onEscape?: () => void }) {
  const t = useWords('interactions');
  const { interaction } = page;
  const { draft, setText, setMode } = useDraft(interaction.id, page.draft, 'reply');
  const kept = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    if (document.activeElement === null || document.activeElement === document.body) kept.current?.focus();
  }, []);
  useImperativeHandle(ref, () => ({
    focus: (mode) => (mode === 'note' ? onNote() : kept.current?.focus()),
    putBack: (one) => {
      setMode(one.mode);
      setText(one.text);
    },
    isInUse: () => draft.reply !== '' || document.activeElement === kept.current,
  }));
  return (
    <section className={styles.composer} aria-label={t('composer.label')}>
      <p className={styles.closed} role="alert"><Icon name="takeOver" size={1.125} /><strong>{t(`closed.${whyClosed(interaction)}`, { name: interaction.agentName ?? '' })}</strong> {draft.reply === '' ? null : t('closed.kept')} {next}</p>
      <div className={styles.box}><textarea ref={kept} className={styles.area} readOnly rows={2} value={draft.reply} placeholder={t('closed.nothing')} aria-label={t('closed.draft')} onKeyDown={(event) => {
        if (event.key === 'Escape') onEscape?.();
      }} /></div>
      <div className={styles.tools}>
        {draft.reply === '' ? null : <CopyButton text={draft.reply} label={t('closed.draft')} />}
        <span className={styles.space} />
        <Button icon="lock" onClick={onNote}>{t('closed.note')}</Button>
      </div>
    </section>
  );
}

function whyClosed({ state, endedAt }: Interaction): 'ended' | 'taken' | 'inLine' {
  if (endedAt !== null || state === 'ended' || state === 'wrap_up') return 'ended';
  return state === 'assigned' ? 'taken' : 'inLine';
}
