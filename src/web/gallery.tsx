/** Every part in every state: `?s=<id>&dark=1&lang=en`. Without `s`, the list. Only in development and test builds. */
import './ui/zod-quiet.ts';
import { QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { createRoot } from 'react-dom/client';
import { permissionsOf } from '#staff/core/roles.ts';
import type { GalleryState } from './ui/gallery.ts';
import styles from './gallery.module.css';
import { files } from './gallery-files.ts';
import { Announcer } from './ui/parts/Banner.tsx';
import { closePalette } from './ui/palette/commands.ts';
import { preferences } from './ui/preferences.ts';
import { queries } from './ui/server/query.ts';
import { readSearch, writeSearch } from './ui/route.tsx';
import { enter, SessionHere, type Session } from './ui/server/session.ts';
import { makeStore } from './ui/store.ts';
import { Theme } from './ui/theme.tsx';
import { toasts } from './ui/parts/toast.ts';
import { Toasts } from './ui/parts/Toasts.tsx';
import { allWords, startWords } from './ui/text/words.ts';

const all = new Map<string, GalleryState>();
for (const [path, file] of Object.entries(files)) {
  const parts = path.replace(/^\.\.?\//, '').replace('.gallery.tsx', '').split('/').filter((part) => part !== 'web');
  for (const [name, state] of Object.entries(file.states)) all.set(`${parts.join('/')}/${name}`, typeof state === 'function' ? { draw: state } : state);
}

declare global {
  interface Window {
    galleryIds?: readonly string[];
    galleryShow?: (id: string) => void;
  }
}
window.galleryIds = [...all.keys()];

const asked = new URLSearchParams(location.search);
preferences.set((before) => ({ ...before, theme: asked.get('dark') ? 'dark' : 'light', language: asked.get('lang') === 'en' ? 'en' : 'zh', reducedMotion: true }));

/** Which state stands on the page; tests change it in place, since a reload each costs a second. */
const shown = makeStore(asked.get('s') ?? '');

const session = (state: GalleryState | undefined): Session => ({
  staff: { id: '01900000-0000-7000-8000-000000000001', name: '林小满', mail: 'lin@example.com', role: 'lead', permissions: [...(state?.permissions ?? permissionsOf('lead'))], language: preferences.get().language, preferences: {} },
  brand: { id: '01900000-0000-7000-8000-000000000002', slug: 'qingchuan', name: '晴川电器', zone: 'Asia/Shanghai' },
});

/** Clears the table and lays it for the next state. */
let last = '';
window.galleryShow = (id) => {
  last = shown.get();
  shown.set('');
  queries.clear();
  toasts.set([]);
  closePalette();
  // React takes the old state off before the new one is drawn, so that each begins as on a fresh page.
  setTimeout(() => {
    enter(session(all.get(id)));
    shown.set(id);
  });
};

window.fetch = async (input, init) => {
  const path = new URL(String(input), location.href).pathname;
  const asking = `${init?.method ?? 'GET'} ${path}`;
  // A part that leaves may still keep a draft: the state before is asked too.
  const reply = all.get(shown.get())?.replies?.[asking] ?? all.get(last)?.replies?.[asking];
  if (reply !== undefined) return Response.json(reply);
  const words = { zh: `图库没有准备 ${path} 的回答。`, en: `The gallery has no answer for ${path}.` };
  return Response.json({ error: { meaning: 'not_found', code: 'gallery.noReply', at: path, what: words, right: { zh: '请在 replies 里补上。', en: 'Add it to replies.' }, requestId: null } }, { status: 404 });
};

function List() {
  return <main className={styles.sheet}><h1>Gallery</h1><ul>{[...all.keys()].map((id) => <li key={id}><a href={`?s=${encodeURIComponent(id)}`}>{id}</a> · <a href={`?s=${encodeURIComponent(id)}&dark=1&lang=en`}>dark, en</a></li>)}</ul></main>;
}

function Shown() {
  const id = shown.use((one) => one);
  const state = all.get(id);
  if (!state) return id || asked.get('s') ? null : <List />;
  return (
    <SessionHere value={session(state)}>
      <main key={id} id={id} className={state.full ? styles.full : styles.sheet}><h1 className="unseen">{id}</h1>{state.draw()}<Toasts /><Announcer /></main>
    </SessionHere>
  );
}

await startWords();
await allWords();
enter(session(all.get(shown.get())));
const router = createRouter({ routeTree: createRootRoute({ component: Shown, notFoundComponent: Shown }), history: createMemoryHistory({ initialEntries: ['/'] }), parseSearch: readSearch, stringifySearch: writeSearch });
const place = document.getElementById('app');
if (!place) throw new Error('gallery.html has no #app');
createRoot(place).render(<Theme><QueryClientProvider client={queries}><RouterProvider router={router} /></QueryClientProvider></Theme>);
