/** What a customer is writing, kept in this tab: a reload, a call that comes in, a dropped line lose nothing. It ends with the tab. */
import { useEffect, useState } from 'react';

export function useDraft<T extends object>(name: string, empty: () => T): [T, (change: Partial<T>) => void, () => void] {
  const [draft, setDraft] = useState<T>(() => ({ ...empty(), ...read(name) }));
  useEffect(() => write(name, JSON.stringify(draft)), [name, draft]);
  return [draft, (change) => setDraft((before) => ({ ...before, ...change })), () => write(name, null)];
}

function read(name: string): object {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(name) ?? '{}');
    return typeof kept === 'object' && kept !== null ? kept : {};
  } catch {
    // Storage is forbidden, or holds what nobody wrote: begin with an empty sheet.
    return {};
  }
}

function write(name: string, text: string | null): void {
  try {
    if (text === null) sessionStorage.removeItem(name);
    else sessionStorage.setItem(name, text);
  } catch (refused) {
    if (!(refused instanceof DOMException)) throw refused;
  }
}
