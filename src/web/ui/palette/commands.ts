/** What can be done now: screens register their acts, the palette and the key sheet show them, and their keys work. */
import { useEffect, useId, useMemo } from 'react';
import { useHotkeys } from '../keys/hotkeys.ts';
import type { IconName } from '../parts/icons.tsx';
import { makeStore } from '../store.ts';

export interface Command {
  /** `desk.resolve`: stable, a person's own key is kept under it. */
  id: string;
  label: string;
  /** Initials or other words it is found by, space apart: `wj jj`. */
  pinyin?: string;
  icon?: IconName;
  /** The heading it stands under in the palette and the key sheet. */
  group: string;
  /** The house's key. */
  keys?: string;
  /** As in hotkeys.ts: a key with a name (Esc) works also while somebody writes. */
  whileWriting?: boolean;
  /** Has a key but does not stand in the palette (next, previous). */
  hidden?: boolean;
  run: () => void;
}

/** Asks elsewhere for what fits the typed words: people, cases. The server matches names, initials and phone tails. */
interface Provider {
  id: string;
  group: string;
  find: (words: string, signal: AbortSignal) => Promise<readonly Found[]>;
}
interface Found { id: string; label: string; detail?: string; icon?: IconName; run: () => void }

const byOwner = makeStore<ReadonlyMap<string, readonly Command[]>>(new Map());
const providersByOwner = makeStore<ReadonlyMap<string, readonly Provider[]>>(new Map());
export const palette = makeStore({ open: false, sheet: false });

export const openPalette = (): void => palette.set({ open: true, sheet: false });
export const openKeySheet = (): void => palette.set({ open: false, sheet: true });
export const closePalette = (): void => palette.set({ open: false, sheet: false });

/** Registers acts while mounted, and makes their keys work. Give a memoised list. */
export function useCommands(commands: readonly Command[]): void {
  const owner = useId();
  useHotkeys(useMemo(() => commands.flatMap((one) => (one.keys === undefined ? [] : [{ id: one.id, keys: one.keys, run: one.run, whileWriting: one.whileWriting }])), [commands]));
  useEffect(() => {
    byOwner.set((before) => new Map(before).set(owner, commands));
    return () => byOwner.set((before) => without(before, owner));
  }, [owner, commands]);
}

/** One act; its newest `run` is called. */
export function useCommand(command: Command): void {
  const { id, label, pinyin, icon, group, keys, whileWriting, hidden, run } = command;
  useCommands(useMemo(() => [{ id, label, pinyin, icon, group, keys, whileWriting, hidden, run }], [id, label, pinyin, icon, group, keys, whileWriting, hidden, run]));
}

/** Lets the palette find more than acts. Give a memoised provider. */
export function useProvider(provider: Provider): void {
  const owner = useId();
  useEffect(() => {
    providersByOwner.set((before) => new Map(before).set(owner, [provider]));
    return () => providersByOwner.set((before) => without(before, owner));
  }, [owner, provider]);
}

function without<V>(before: ReadonlyMap<string, V>, key: string): Map<string, V> {
  const next = new Map(before);
  next.delete(key);
  return next;
}

/** All acts now; of two with one id the later registered wins (a screen's own over the shell's). */
export function useAllCommands(): readonly Command[] {
  const map = byOwner.use((all) => all);
  return useMemo(() => [...new Map([...map.values()].flat().map((one) => [one.id, one])).values()], [map]);
}

export function useAllProviders(): readonly Provider[] {
  const map = providersByOwner.use((all) => all);
  return useMemo(() => [...map.values()].flat(), [map]);
}
