import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { mayRenew, renewWhenPartsAreGone } from './renewal.ts';

it('once a minute at most', () => {
  expect(mayRenew(null, 1_000)).toBe(true);
  expect(mayRenew(1_000, 2_000)).toBe(false);
  expect(mayRenew(1_000, 61_001)).toBe(true);
});

const reload = vi.fn();
const memory = new Map<string, string>();
beforeEach(() => {
  reload.mockClear();
  memory.clear();
  vi.stubGlobal('window', new EventTarget());
  vi.stubGlobal('location', { pathname: '/cases', reload });
  vi.stubGlobal('sessionStorage', { getItem: (key: string) => memory.get(key) ?? null, setItem: (key: string, value: string) => void memory.set(key, value) });
});
afterEach(() => vi.unstubAllGlobals());
const partsAreGone = async () => {
  window.dispatchEvent(new Event('vite:preloadError'));
  // The answer is there at once, and what follows from it comes before the next turn of the loop.
  await new Promise((done) => setTimeout(done));
};

it('several parts gone at once, and gone again after: the tab begins anew one time', async () => {
  vi.stubGlobal('fetch', async () => new Response(null, { status: 200 }));
  renewWhenPartsAreGone();
  await Promise.all([partsAreGone(), partsAreGone()]);
  await partsAreGone();
  expect(reload).toHaveBeenCalledOnce();
});

it('without a line the screen stays', async () => {
  vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('offline')));
  renewWhenPartsAreGone();
  await partsAreGone();
  expect(reload).not.toHaveBeenCalled();
  vi.stubGlobal('sessionStorage', { getItem: () => null, setItem: () => { throw new Error('refused'); } });
  vi.stubGlobal('fetch', async () => new Response(null, { status: 200 }));
  await partsAreGone();
  expect(reload).not.toHaveBeenCalled();
});
