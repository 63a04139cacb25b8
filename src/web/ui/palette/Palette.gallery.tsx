import { useEffect, useMemo } from 'react';
import type { Gallery } from '../gallery.ts';
import { CommandPalette } from './CommandPalette.tsx';
import { openKeySheet, openPalette, useCommands, type Command } from './commands.ts';
import { KeySheet } from './KeySheet.tsx';

function WithCommands({ open, children }: { open: () => void; children: React.ReactNode }) {
  useCommands(useMemo<Command[]>(() => [
    { id: 'desk.complaint', label: '登记投诉', pinyin: 'djts', icon: 'flag', group: '接待', keys: 'c', run: () => {} },
    { id: 'desk.transfer', label: '转接给…', pinyin: 'zj', icon: 'transfer', group: '接待', keys: 't', run: () => {} },
    { id: 'desk.resolve', label: '完结', pinyin: 'wj', icon: 'resolve', group: '接待', keys: 'e', run: () => {} },
    { id: 'desk.resolveNext', label: '完结并打开下一位', pinyin: 'wj', icon: 'resolve', group: '接待', keys: 'Shift+E', run: () => {} },
    { id: 'go/cases', label: '前往：事项', icon: 'case', group: '前往', keys: 'g c', run: () => {} },
    { id: 'look.theme', label: '切换到深色外观', icon: 'moon', group: '界面', run: () => {} },
  ], []));
  useEffect(open, [open]);
  return <>{children}</>;
}

export const states: Gallery = {
  palette: () => <WithCommands open={openPalette}><CommandPalette /></WithCommands>,
  sheet: () => <WithCommands open={openKeySheet}><KeySheet /></WithCommands>,
};
