/**
 * A search box whose words stand in the address. Three hands write: the person's into the box, ours (when the fingers rest) into the
 * address, and somebody else's (Back, a link, a key that clears) into the address. Ours may arrive late, when more has been typed
 * already; only somebody else's words may change what stands in the box.
 *
 *   box ──typed──▶ box ──rests 150 ms──▶ written ──(sent)──▶ address
 *                   ▲                                          │
 *                   └───────── only what we never wrote ◀──────┘
 */
import { useCallback, useEffect, useRef, useState } from 'react';

const restMs = 150;

export interface Typed {
  /** What stands in the box. */
  readonly box: string;
  /** What we wrote into the address and have not seen arrive yet, oldest first. */
  readonly underWay: readonly string[];
  /** What the address said when it was last looked at. */
  readonly address: string;
}

export const typedFirst = (address: string): Typed => ({ box: address, underWay: [], address });

/** The fingers rested: what to write into the address now, or null when it says so already or will. */
export function toWrite(typed: Typed): string | null {
  const words = typed.box.trim();
  return words === (typed.underWay.at(-1) ?? typed.address) ? null : words;
}

/** We wrote it: it will arrive. */
export const wrote = (typed: Typed, words: string): Typed => ({ ...typed, underWay: [...typed.underWay, words] });

/** The address says something new. Ours arriving, even late or with steps left out, never touches the box. */
export function arrived(typed: Typed, address: string): Typed {
  if (address === typed.address && typed.underWay.length === 0) return typed;
  const at = typed.underWay.lastIndexOf(address);
  if (at >= 0) return { ...typed, address, underWay: typed.underWay.slice(at + 1) };
  if (address === typed.address) return typed;
  return typedFirst(address);
}

/** @param address what the address says (`q`); @param write puts words into it, '' takes them out. Returns the box and what types into it. */
export function useTypedSearch(address: string, write: (words: string) => void): [string, (box: string) => void] {
  const [box, setBox] = useState(address);
  const typed = useRef(typedFirst(address));
  const newest = useRef(write);
  useEffect(() => void (newest.current = write));
  useEffect(() => {
    typed.current = arrived(typed.current, address);
    setBox(typed.current.box);
  }, [address]);
  useEffect(() => {
    const timer = setTimeout(() => {
      const words = toWrite(typed.current);
      if (words === null) return;
      typed.current = wrote(typed.current, words);
      newest.current(words);
    }, restMs);
    return () => clearTimeout(timer);
  }, [box]);
  const type = useCallback((next: string): void => {
    typed.current = { ...typed.current, box: next };
    setBox(next);
  }, []);
  return [box, type];
}
