import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { CasePage } from '#cases/contract.ts';
import { Button, IconButton } from '#web/ui/parts/Button.tsx';
import { Menu, type MenuEntry } from '#web/ui/parts/Menu.tsx';
import { useCommands, type Command } from '#web/ui/palette/commands.ts';
import { useMay } from '#web/ui/server/session.ts';
import { toast, toastRefusal } from '#web/ui/parts/toast.ts';
import { useWords } from '#web/ui/text/words.ts';
import { complaintOptions, post } from './api.ts';
import { ask } from './asking.ts';

/** What can be done with a complaint at any moment, whatever its stage. */
export function ComplaintActions({ page }: { page: CasePage }) {
  const t = useWords('complaints');
  const { id } = page.case;
  const stage = useQuery(complaintOptions(id)).data?.stage;
  const mayHandle = useMay('complaint.handle');
  const mayClassify = useMay('complaint.classify');
  const isOpen = stage !== undefined && stage !== 'closed';
  const isPaused = page.clocks.some((clock) => clock.name === 'complaint.solve' && clock.state === 'paused');
  useCommands(useMemo<Command[]>(() => {
    const group = t('screen.group');
    if (!mayHandle || !isOpen) return [];
    return [
      { id: 'complaint.answer', label: t('screen.answer'), pinyin: 'dfkh hf', icon: 'send', group, keys: 'r', run: () => ask('answer') },
      { id: 'complaint.promise', label: t('screen.promise'), pinyin: 'cn', icon: 'clock', group, keys: 'p', run: () => ask('promise') },
      { id: 'complaint.escalate', label: t('screen.escalate'), pinyin: 'sj', icon: 'up', group, keys: 'u', run: () => ask('escalate') },
    ];
  }, [t, mayHandle, isOpen]));
  if (!mayHandle || stage === undefined) return null;
  if (!isOpen) return <Button size="small" icon="undo" onClick={() => ask('reopen')}>{t('screen.reopen')}</Button>;
  const more: MenuEntry[] = [
    { label: t('screen.promise'), icon: 'clock', keys: 'p', run: () => ask('promise') },
    isPaused
      ? { label: t('screen.resume'), icon: 'play', run: () => void post(id, 'resume').then(() => toast(t('screen.resumed')), toastRefusal) }
      : { label: t('screen.pauseDo'), icon: 'pause', run: () => ask('pause') },
    { label: t('screen.escalateDo'), icon: 'up', keys: 'u', run: () => ask('escalate') },
    ...(mayClassify ? [{ label: t('screen.classByHand'), icon: 'flag' as const, run: () => ask('class') }] : []),
    'line',
    { label: t('screen.receiptDo'), icon: 'link', run: () => ask('receipt') },
  ];
  return (
    <>
      <Button size="small" look="soft" icon="send" onClick={() => ask('answer')} title={`${t('screen.answer')} R`}>{t('screen.answer')}</Button>
      <Menu entries={more}><IconButton size="small" icon="more" label={t('web:desk.more')} /></Menu>
    </>
  );
}
