import { useEffect, useRef } from 'react';
import { tinykeys } from 'tinykeys';
import { belongsToIme, isBare, isSpokenFor, isWriting, keysOf, namesAKey, pressed } from './keymap.ts';
import { preferences } from '../preferences.ts';

interface Hotkey {
  /** `desk.reply`: what a person remaps. */
  id: string;
  /** The house's key. */
  keys: string;
  run: (event: KeyboardEvent) => void;
  /** A key with a name (Esc, PageDown) works also while somebody writes. Keys with Ctrl, ⌘ or Alt always do; letters and signs never. */
  whileWriting?: boolean;
}

/**
 * `g k` and `k` may both be keys, of two screens that know nothing of each other: the press that ends a sequence is not that of a
 * single key. Every sequence that anybody listens for stands here, with how many do.
 */
const sequences = new Map<string, number>();
/** tinykeys forgets the first press after this. */
const sequenceMs = 1_000;
const ends = new WeakSet<KeyboardEvent>();
let first: { press: string; atMs: number } | null = null;

function watch(event: KeyboardEvent): void {
  const press = isWriting(event.target) ? undefined : pressed(event);
  if (press === undefined) return;
  if (first !== null && event.timeStamp - first.atMs < sequenceMs && sequences.has(`${first.press} ${press}`)) ends.add(event);
  first = { press, atMs: event.timeStamp };
}
if (typeof window !== 'undefined') window.addEventListener('keydown', watch, true);

function listenFor(all: readonly string[]): () => void {
  const here = all.filter((keys) => keys.includes(' '));
  for (const keys of here) sequences.set(keys, (sequences.get(keys) ?? 0) + 1);
  return () => {
    for (const keys of here) {
      const left = (sequences.get(keys) ?? 1) - 1;
      if (left === 0) sequences.delete(keys);
      else sequences.set(keys, left);
    }
  };
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
      const press = keysOf(id, keys, theirs);
      if (!press) continue;
      map[press] = (event) => {
        const hotkey = newest.current.find((one) => one.id === id);
        if (!hotkey || event.defaultPrevented) return;
        if (ends.has(event) && !press.includes(' ')) return;
        if (isSpokenFor(event.key, event.target)) return;
        if (isWriting(event.target) && isBare(press) && !(hotkey.whileWriting && namesAKey(press))) return;
        if (!inDialog && document.querySelector('[role="dialog"][aria-modal="true"]')) return;
        event.preventDefault();
        hotkey.run(event);
      };
    }
    const stops = [tinykeys(window, map, { ignore: (event) => belongsToIme(event) }), listenFor(Object.keys(map))];
    return () => stops.forEach((stop) => stop());
    // `signature` says what matters of `hotkeys`: their ids and keys; the newest `run` is read through the ref.
  }, [signature, theirs, inDialog]);
}
