import { useState, type Ref } from 'react';
import { hasUnfilled } from '#guidance/core/canned.ts';
import { isGrave, PhraseWarning } from '#guidance/web/PhraseWarning.tsx';
import { checkNow, useFindings } from '#guidance/web/use-checks.ts';
import { SlashMenu } from '#guidance/web/SlashMenu.tsx';
import type { InteractionPage } from '#interactions/contract.ts';
import { Composer, type ComposerHandle } from '#interactions/web/Composer.tsx';
import { useDraft } from '#interactions/web/drafts.ts';
import { useCustomerHere } from '#interactions/web/others.ts';
import type { Mode } from '#interactions/web/outbox.ts';
import { useAddress } from '../ui/text/addressee.ts';
import { IconButton } from '../ui/parts/Button.tsx';
import { Icon } from '../ui/parts/icons.tsx';
import { useSession } from '../ui/server/session.ts';
import { useWords } from '../ui/text/words.ts';
import { OpenPromises } from './OpenPromises.tsx';
import { ReceiveStrip } from './ReceiveStrip.tsx';
import styles from './desk.module.css';

/** The composer with the desk's aids: canned replies, the second look, the first kind sentence, the promise that was made. */
export function DeskComposer({ page, modes, ref, beginsHere = false, onEscape }: { page: InteractionPage; modes: readonly Mode[]; ref: Ref<ComposerHandle>; /** It was asked for: the focus goes into it. */ beginsHere?: boolean; onEscape: () => void }) {
  const t = useWords('web');
  const { staff, brand } = useSession();
  const { interaction } = page;
  const addressee = useAddress()(interaction);
  const drafting = useDraft(interaction.id, page.draft, modes[0] ?? 'note');
  const isHere = useCustomerHere(interaction.id);
  const isReply = drafting.draft.mode === 'reply';
  const findings = useFindings(isReply ? drafting.text : '');
  const [heldFor, setHeldFor] = useState<string | null>(null);
  // What is written to the customer names them in their own language.
  const values = { customer: interaction.formOfAddress[interaction.language], agent: staff.name, brand: brand.name, case: interaction.cases.at(-1)?.number };

  function holdsBack(text: string, mode: Mode): boolean {
    if (mode !== 'reply') return false;
    const isWorth = hasUnfilled(text) || checkNow(text).some(isGrave);
    if (!isWorth || heldFor === text) return false;
    setHeldFor(text);
    return true;
  }

  const isHeld = heldFor === drafting.text && drafting.text !== '';
  return (
    <Composer interactionId={interaction.id} beginsHere={beginsHere} addressee={addressee} drafting={drafting} modes={modes} ref={ref} onEscape={onEscape} holdsBack={holdsBack}
      onSent={() => setHeldFor(null)}
      strips={(editing) => (
        <>
          <OpenPromises interaction={interaction} show="next" />
          {editing.mode === 'reply' && interaction.keptPlace ? <p className={styles.away} role="status"><Icon name={isHere ? 'chat' : interaction.keptPlace.kind} size={1} />{t(isHere ? 'interactions:composer.back' : `interactions:composer.away.${interaction.keptPlace.kind}`)}</p> : null}
          {editing.mode === 'reply' ? <ReceiveStrip page={page} editing={editing} addressee={addressee} /> : null}
          {editing.mode === 'reply' && hasUnfilled(editing.text) ? <p className={styles.unfilled} role="alert">{t('desk.unfilled', { open: '{{', close: '}}' })}</p> : null}
          {editing.mode === 'reply' ? <PhraseWarning text={editing.text} findings={findings} language={interaction.language} heldBack={isHeld && findings.some(isGrave)} onText={editing.setText} onSendAnyway={editing.send} /> : null}
        </>
      )}
      menu={(editing, keys) => <SlashMenu text={editing.text} caret={editing.caret} values={values} language={interaction.language} keys={keys} onChoose={editing.insert} />}
      tools={(editing) => editing.mode !== 'reply' ? null : <IconButton icon="slash" label={t('desk.canned')} keys="/" onClick={() => editing.insert(editing.text === '' || /\s$/.test(editing.text.slice(0, editing.caret)) ? '/' : ' /')} />} />
  );
}
