import { useSyncExternalStore } from 'react';

/** A value outside React that screens can watch: `get` now, `set` next, `use` in a component (re-renders only when the picked part changes). */
interface Store<T> {
  get(): T;
  set(next: T | ((before: T) => T)): void;
  watch(look: () => void): () => void;
  use<P>(pick: (value: T) => P): P;
}

/** `pick` must return a stable part of the value (a field, not a fresh object), or React re-renders for ever. */
export function makeStore<T>(first: T): Store<T> {
  let value = first;
  const watchers = new Set<() => void>();
  const store: Store<T> = {
    get: () => value,
    set(next) {
      const after = typeof next === 'function' ? (next as (before: T) => T)(value) : next;
      if (Object.is(after, value)) return;
      value = after;
      for (const look of watchers) look();
    },
    watch(look) {
      watchers.add(look);
      return () => void watchers.delete(look);
    },
    use: (pick) => useSyncExternalStore(store.watch, () => pick(value)),
  };
  return store;
}
