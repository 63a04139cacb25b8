/** What the parts share: the client's state, and pictures fetched with the visitor's token. */
import { createContext } from 'preact';
import { useContext, useEffect, useReducer, useState } from 'preact/hooks';
import type { Client } from '../client.ts';
import type { Draft } from '../draft.ts';
import type { Pictures } from '../pictures.ts';
import type { Words } from '../words-shape.ts';

export interface Shared {
  readonly client: Client;
  readonly draft: Draft;
  readonly pictures: Pictures;
  readonly words: Words;
  readonly brand: string;
}

export const SharedContext = createContext<Shared | null>(null);

export function useShared(): Shared {
  const shared = useContext(SharedContext);
  if (shared === null) throw new Error('a part of the widget stands outside of it');
  return shared;
}

/** Draws again whenever the source says so. */
export function useChanges(subscribe: (listener: () => void) => () => void, source: object): void {
  const [, again] = useReducer((count: number) => count + 1, 0);
  // `subscribe` is a new closure each time; the source is what counts.
  useEffect(() => subscribe(() => again(null)), [source]);
}

/** The address of a preview: null while it is fetched, undefined when it cannot be had. */
export function usePicture(id: string | null, local: Blob | null): string | null | undefined {
  const { pictures } = useShared();
  const [url, setUrl] = useState<string | null | undefined>(null);
  useEffect(() => {
    if (local !== null) {
      const own = URL.createObjectURL(local);
      setUrl(own);
      return () => URL.revokeObjectURL(own);
    }
    let isGone = false;
    if (id !== null) void pictures.preview(id).then((found) => !isGone && setUrl(found ?? undefined));
    return () => { isGone = true; };
  }, [id, local, pictures]);
  return url;
}
