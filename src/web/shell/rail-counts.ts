import { makeStore } from '../ui/store.ts';

/** What presses behind a screen of the rail, by its path; `label` says it to readers and on pointing. */
export const railCounts = makeStore<Readonly<Record<string, { n: number; label: string }>>>({});
