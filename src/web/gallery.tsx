/** Every part in every state: `?s=<id>&dark=1&lang=en`. Without `s`, the list. Only in development and test builds. */
import './ui/zod-quiet.ts';
import { QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { createRoot } from 'react-dom/client';
import { permissionsOf } from '#staff/core/roles.ts';
import type { GalleryState } from './ui/gallery.ts';
import styles from './gallery.module.css';
import { files } from './gallery-files.ts';
import { Announcer } from './ui/Banner.tsx';
import { preferences } from './ui/preferences.ts';
import { queries } from './ui/query.ts';
import { readSearch, writeSearch } from './ui/route.tsx';
import { enter, SessionHere, type Session } from './ui/session.ts';
import { Theme } from './ui/theme.tsx';
import { Toasts } from './ui/Toasts.tsx';
import { startWords } from './ui/words.ts';

const all = new Map<string, GalleryState>();
for (const [path, file] of Object.entries(files)) {
  const parts = path.replace(/^\.\.?\//, '').replace('.gallery.tsx', '').split('/').filter((part) => part !== 'web');
  for (const [name, state] of Object.entries(file.states)) all.set(`${parts.join('/')}/${name}`, typeof state === 'function' ? { draw: state } : state);
}

declare global {
  interface Window { galleryIds?: readonly string[] }
}
window.galleryIds = [...all.keys()];

const asked = new URLSearchParams(location.search);
preferences.set((before) => ({ ...before, theme: asked.get('dark') ? 'dark' : 'light', language: asked.get('lang') === 'en' ? 'en' : 'zh', reducedMotion: true }));
const state = all.get(asked.get('s') ?? '');

window.fetch = async (input, init) => {
  const path = new URL(String(input), location.href).pathname;
  const reply = state?.replies?.[`${init?.method ?? 'GET'} ${path}`];
  if (reply !== undefined) return Response.json(reply);
  const words = { zh: `图库没有准备 ${path} 的回答。`, en: `The gallery has no answer for ${path}.` };
  return Response.json({ error: { meaning: 'not_found', code: 'gallery.noReply', at: path, what: words, right: { zh: '请在 replies 里补上。', en: 'Add it to replies.' }, requestId: null } }, { status: 404 });
};

function List() {
  return <main className={styles.sheet}><h1>Gallery</h1><ul>{[...all.keys()].map((id) => <li key={id}><a href={`?s=${encodeURIComponent(id)}`}>{id}</a> · <a href={`?s=${encodeURIComponent(id)}&dark=1&lang=en`}>dark, en</a></li>)}</ul></main>;
}

const Shown: ComponentType = () => (state ? <main className={state.full ? styles.full : styles.sheet}><h1 className="unseen">{asked.get('s')}</h1>{state.draw()}<Toasts /><Announcer /></main> : <List />);

await startWords();
const session: Session = {
  staff: { id: '01900000-0000-7000-8000-000000000001', name: '林小满', mail: 'lin@example.com', role: 'lead', permissions: [...(state?.permissions ?? permissionsOf('lead'))], language: preferences.get().language, preferences: {} },
  brand: { id: '01900000-0000-7000-8000-000000000002', slug: 'qingchuan', name: '晴川电器', zone: 'Asia/Shanghai' },
};
enter(session);
const router = createRouter({ routeTree: createRootRoute({ component: Shown, notFoundComponent: Shown }), history: createMemoryHistory({ initialEntries: ['/'] }), parseSearch: readSearch, stringifySearch: writeSearch });
const place = document.getElementById('app');
if (!place) throw new Error('gallery.html has no #app');
createRoot(place).render(<Theme><QueryClientProvider client={queries}><SessionHere value={session}><RouterProvider router={router} /></SessionHere></QueryClientProvider></Theme>);
