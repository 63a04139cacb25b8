/** How a person likes the desk. Kept in this browser at once, and with the person's account once signed in (session.ts). */
import * as z from 'zod';
import { Language } from '#kit/core/shapes.ts';
import { makeStore } from './store.ts';

const Preferences = z.object({
  language: Language.catch('zh'),
  theme: z.enum(['auto', 'light', 'dark']).catch('auto'),
  density: z.enum(['compact', 'normal', 'roomy']).catch('normal'),
  fontSizePx: z.number().int().min(13).max(18).catch(14),
  /** What sends a message: Enter alone, or Ctrl/⌘+Enter. */
  sendKey: z.enum(['enter', 'ctrl_enter']).catch('enter'),
  /** Loudness of the desk's sounds, 0 (silent) to 1. */
  soundVolume: z.number().min(0).max(1).catch(0.5),
  /** Stands still even where the system does not ask for it. */
  reducedMotion: z.boolean().catch(false),
  /** Action id → keys as tinykeys writes them; '' switches the key off. */
  keymap: z.record(z.string().max(40), z.string().max(40)).catch({}),
  /** Screens keep small choices of layout here: column widths in px, 1 = folded. */
  panels: z.record(z.string().max(40), z.number()).catch({}),
});
type Preferences = z.infer<typeof Preferences>;

const storageKey = 'lingting.preferences';

/** What was kept before, or the browser's language for a first visit; a broken entry costs only itself. */
export function readPreferences(kept: string | null, browserLanguage: string): Preferences {
  const fallback = { language: browserLanguage.toLowerCase().startsWith('en') ? 'en' : 'zh' };
  return parsePreferences(kept === null ? fallback : { ...fallback, ...asRecord(kept) });
}

/** Reads preferences from anywhere (browser, account): unknown or broken fields fall back to the house's choice. */
export function parsePreferences(raw: unknown): Preferences {
  const record = typeof raw === 'object' && raw !== null ? raw : {};
  return Preferences.parse({ ...nothing, ...record });
}

const nothing = Object.fromEntries(Object.keys(Preferences.shape).map((key) => [key, undefined]));

function asRecord(text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    // Somebody else wrote under our key, or a write was cut off: begin anew.
    return {};
  }
}

const inBrowser = typeof window !== 'undefined';

/** zh-CN is the house's language; a browser that says English gets English until the person chooses. */
export const preferences = makeStore<Preferences>(
  inBrowser ? readPreferences(readKept(), navigator.language) : readPreferences(null, 'zh-CN'),
);

function readKept(): string | null {
  try {
    return localStorage.getItem(storageKey);
  } catch {
    // Storage is refused in some private windows; choices then live as long as the tab.
    return null;
  }
}

export function setPreference<K extends keyof Preferences>(key: K, value: Preferences[K]): void {
  preferences.set((before) => ({ ...before, [key]: value }));
}

/** Remembers a small layout choice (a width in px, 1 = folded) of a screen under the screen's own key. */
export function setPanel(key: string, value: number): void {
  preferences.set((before) => ({ ...before, panels: { ...before.panels, [key]: value } }));
}

if (inBrowser) {
  preferences.watch(() => {
    try {
      localStorage.setItem(storageKey, JSON.stringify(preferences.get()));
    } catch {
      // As above: without storage the choice lasts for this tab.
    }
  });
}
