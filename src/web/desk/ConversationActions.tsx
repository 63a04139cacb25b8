import { lazy, Suspense, useCallback, useMemo, useState } from 'react';
import type { InteractionPage } from '#interactions/contract.ts';
import { resumeInteraction } from '#interactions/web/api.ts';
import { allSaid } from '#interactions/web/outbox.ts';
import { endInteraction, wrapUp } from '#interactions/web/parting.ts';
import { presenceOptions, take } from '#routing/web/api.ts';
import { useAddress } from '../ui/text/addressee.ts';
import { Button, IconButton } from '../ui/parts/Button.tsx';
import { keysOf } from '../ui/keys/keymap.ts';
import { Menu, type MenuEntry } from '../ui/parts/Menu.tsx';
import { Modal } from '../ui/parts/Modal.tsx';
import { useCommands, type Command } from '../ui/palette/commands.ts';
import { preferences } from '../ui/preferences.ts';
import { queries } from '../ui/server/query.ts';
import { useGo } from '../ui/route.tsx';
import { useMay } from '../ui/server/session.ts';
import { actWithUndo, toast, toastRefusal } from '../ui/parts/toast.ts';
import { useWords } from '../ui/text/words.ts';
import styles from './desk.module.css';

const TransferDialog = lazy(async () => ({ default: (await import('#routing/web/offers/TransferDialog.tsx')).TransferDialog }));
const OpenCaseForm = lazy(async () => ({ default: (await import('#cases/web/OpenCaseForm.tsx')).OpenCaseForm }));

/** What can be done with the contact now, by button, key and palette alike. */
export function ConversationActions({ page, isMine, isEnding, onEnd, onNext }: { page: InteractionPage; isMine: boolean; isEnding: boolean; onEnd: () => void; onNext: () => void }) {
  const t = useWords('web');
  const address = useAddress();
  const go = useGo();
  const mayAnswer = useMay('interaction.answer');
  const mayMove = useMay('interaction.move');
  const mayOpenCase = useMay('case.open');
  const theirs = preferences.use((all) => all.keymap);
  const [dialog, setDialog] = useState<'transfer' | 'case' | null>(null);
  const [busy, setBusy] = useState(false);
  const { interaction } = page;
  const { id, state } = interaction;
  const name = address(interaction);
  const runs = interaction.endedAt === null && state !== 'wrap_up' && state !== 'ended';
  const isElsewhere = state === 'assigned' && !isMine;
  const mayTake = mayAnswer && runs && !isMine && (!isElsewhere || mayMove);
  const mayHandle = isMine && runs;
  const mayTransfer = runs && (isMine || mayMove);

  // Second thoughts: on it goes, and before one's eyes.
  const back = useCallback(() => resumeInteraction(id).then(() => go(`/conversations/${id}`)), [id, go]);

  const commands = useMemo(() => {
    const group = t('desk.group.conversation');
    const all: (Command | false)[] = [
      mayTake && { id: 'desk.take', label: t(isElsewhere ? 'desk.takeOver' : 'desk.take'), pinyin: 'jq jg', icon: isElsewhere ? 'takeOver' : 'headset', group, keys: 'a', run: () => {
        setBusy(true);
        const wasOffline = queries.getQueryData(presenceOptions().queryKey)?.own?.state === 'offline';
        take(id).then(() => toast(t(wasOffline ? 'desk.takenOffline' : 'desk.taken', { name })), toastRefusal).finally(() => setBusy(false));
      } },
      mayTransfer && { id: 'desk.transfer', label: t('desk.transfer'), pinyin: 'zj', icon: 'transfer', group, keys: 't', run: () => setDialog('transfer') },
      mayOpenCase && { id: 'desk.case', label: t('desk.case'), pinyin: 'zwsx ts', icon: 'case', group, keys: 'c', run: () => setDialog('case') },
      mayHandle && !isEnding && { id: 'desk.end', label: t('desk.end'), pinyin: 'wj js', icon: 'resolve', group, keys: 'e', run: onEnd },
      mayHandle && { id: 'desk.endNext', label: t('desk.endNext'), pinyin: 'wjxyw', icon: 'resolve', group, keys: 'Shift+E', run: () => {
        onNext();
        void actWithUndo({ text: t('desk.ended', { name }), run: () => wrapUp(id, { disposition: 'solved', note: '' }), back });
      } },
    ];
    return all.filter((one) => one !== false);
  }, [t, id, mayTake, isElsewhere, mayHandle, mayTransfer, mayOpenCase, isEnding, onEnd, onNext, back, name, setDialog, setBusy]);
  useCommands(commands);
  const keys = (command: string, house: string): string => keysOf(command, house, theirs);
  const run = (command: string) => () => commands.find((one) => one.id === command)?.run();

  const more: MenuEntry[] = [
    { label: t('desk.copyLink'), icon: 'link', run: () => void navigator.clipboard.writeText(`${location.origin}/conversations/${id}`).then(() => toast(t('desk.copied')), toastRefusal) },
    ...(mayHandle ? [{ label: t('desk.spam'), icon: 'trash' as const, grave: true, run: () => void actWithUndo({ text: t('desk.spamDone'), run: () => endInteraction(id, 'spam'), back }) }] : []),
    ...(runs && !isMine && mayMove ? [{ label: t('desk.closeByLead'), icon: 'close' as const, grave: true, run: () => void actWithUndo({ text: t('desk.closeByLeadDone'), run: () => endInteraction(id, 'closed_by_lead'), back }) }] : []),
  ];

  return (
    <>
      {mayOpenCase ? <Button size="small" icon="case" onClick={run('desk.case')} title={`${t('desk.case')} ${keys('desk.case', 'c').toUpperCase()}`}><span className={styles.actionWord}>{t('desk.caseShort')}</span></Button> : null}
      {mayTransfer ? <IconButton look="plain" size="small" side="bottom" icon="transfer" label={t('desk.transfer')} keys={keys('desk.transfer', 't')} onClick={run('desk.transfer')} /> : null}
      {mayTake ? <Button size="small" look="primary" busy={busy} icon={isElsewhere ? 'takeOver' : 'headset'} onClick={run('desk.take')}>{t(isElsewhere ? 'desk.takeOver' : 'desk.take')}</Button> : null}
      {mayHandle ? <Button size="small" look="soft" icon="resolve" disabled={isEnding} onClick={onEnd} title={`${t('desk.end')} ${keys('desk.end', 'e').toUpperCase()}`}><span className={styles.actionWord}>{t('desk.endShort')}</span></Button> : null}
      <Menu entries={more}><IconButton size="small" icon="more" label={t('desk.more')} /></Menu>
      <Suspense>
        {dialog === 'transfer' ? <TransferDialog interactionId={id} addressee={name} first={() => allSaid(id)} onClose={() => setDialog(null)} onDone={() => { setDialog(null); toast(t('desk.transferred')); onNext(); }} /> : null}
        {dialog === 'case' ? <Modal title={t('desk.case')} open onClose={() => setDialog(null)}><OpenCaseForm page={page} onDone={() => setDialog(null)} onCancel={() => setDialog(null)} /></Modal> : null}
      </Suspense>
    </>
  );
}
