import { useEffect, useRef } from 'react';
import { tinykeys } from 'tinykeys';
import { belongsToIme, isBare, isSpokenFor, isWriting, keysOf, namesAKey } from './keymap.ts';
import { preferences } from './preferences.ts';

export interface Hotkey {
  /** `desk.reply`: what a person remaps. */
  id: string;
  /** The house's key. */
  keys: string;
  run: (event: KeyboardEvent) => void;
  /** A key with a name (Esc, PageDown) works also while somebody writes. Keys with Ctrl, ⌘ or Alt always do; letters and signs never. */
  whileWriting?: boolean;
}

/**
 * Listens for keys while mounted. Bare letters rest while a field has the focus, a dialog is open, or an input method composes;
 * the person's own keys replace the house's.
 */
export function useHotkeys(hotkeys: readonly Hotkey[], { inDialog = false }: { inDialog?: boolean } = {}): void {
  const theirs = preferences.use((all) => all.keymap);
  const newest = useRef(hotkeys);
  useEffect(() => void (newest.current = hotkeys));
  const signature = hotkeys.map((one) => `${one.id}=${keysOf(one.id, one.keys, theirs)}`).join('\n');

  useEffect(() => {
    const map: Record<string, (event: KeyboardEvent) => void> = {};
    for (const { id, keys } of newest.current) {
      const pressed = keysOf(id, keys, theirs);
      if (!pressed) continue;
      map[pressed] = (event) => {
        const hotkey = newest.current.find((one) => one.id === id);
        if (!hotkey || event.defaultPrevented) return;
        if (isSpokenFor(event.key, event.target)) return;
        if (isWriting(event.target) && isBare(pressed) && !(hotkey.whileWriting && namesAKey(pressed))) return;
        if (!inDialog && document.querySelector('[role="dialog"][aria-modal="true"]')) return;
        event.preventDefault();
        hotkey.run(event);
      };
    }
    return tinykeys(window, map, { ignore: (event) => belongsToIme(event) });
    // `signature` says what matters of `hotkeys`: their ids and keys; the newest `run` is read through the ref.
  }, [signature, theirs, inDialog]);
}
