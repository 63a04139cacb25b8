/**
 * Keys and what they do. Every action has an id and the house's key; a person may give it another or switch it off (WCAG 2.1.4).
 * Written as tinykeys writes: `$mod+k`, `Shift+E`, `g i` (one after the other), `?`.
 */

/** The key an action answers to for this person; '' = switched off. */
export function keysOf(id: string, house: string, theirs: Readonly<Record<string, string>>): string {
  return theirs[id] ?? house;
}

const onMac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform);
const caps: Record<string, string> = { $mod: onMac ? '⌘' : 'Ctrl', Control: 'Ctrl', Meta: '⌘', Alt: onMac ? '⌥' : 'Alt', Shift: onMac ? '⇧' : 'Shift', Enter: '↵', Escape: 'Esc', ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→', ' ': '␣' };

/** `$mod+k` → [['Ctrl', 'K']]; `g i` → [['G'], ['I']]. */
export function keycaps(keys: string): string[][] {
  return keys.split(' ').filter(Boolean).map((press) => capsOf(press));
}

function capsOf(press: string): string[] {
  // `KeyA` is the key in the place of A, whatever it writes: on a Mac, Alt and A write å.
  // A modifier in brackets may be down or not: it is not part of what one presses.
  return press.split(/(?<=[\w\]])\+/).filter((key) => !/^\[.+\]$/.test(key)).map((key) => caps[key] ?? (key.length === 1 ? key.toUpperCase() : key.replace(/^(Key|Digit)(?=.$)/, '')));
}

/** What aria-keyshortcuts wants: `Control+K`, `Shift+E`. Sequences have no notation there and are left out. */
export function ariaKeys(keys: string): string | undefined {
  if (!keys || keys.includes(' ')) return undefined;
  return keys.replace('$mod', onMac ? 'Meta' : 'Control').replace('[Shift]+', '').replace(/(^|\+)(?:Key|Digit)(?=.$)/, '$1');
}

/** A bare letter, with or without Shift: it must rest while somebody writes. With Ctrl, ⌘ or Alt, or as a function key, it works everywhere. */
export function isBare(keys: string): boolean {
  return keys.split(' ').some((press) => !/(\$mod|Control|Meta|Alt)\+/.test(press) && !/^(Shift\+)?F\d{1,2}$/.test(press));
}

/** Esc, PageDown: a key that writes nothing. Enter and Space do write. */
export function namesAKey(keys: string): boolean {
  return /^\w{2,}$/.test(keys) && !/^(Enter|Space|Tab|Backspace|Delete)$/.test(keys);
}

/** Two actions on one key: the ids that would answer both. */
export function clashes(map: Readonly<Record<string, string>>): string[][] {
  const byKeys = new Map<string, string[]>();
  for (const [id, keys] of Object.entries(map)) if (keys) byKeys.set(keys.toLowerCase(), [...(byKeys.get(keys.toLowerCase()) ?? []), id]);
  return [...byKeys.values()].filter((ids) => ids.length > 1);
}

interface KeyMoment { isComposing: boolean; keyCode: number; timeStamp: number }
let lastCompositionEnd = -Infinity;
if (typeof document !== 'undefined') {
  document.addEventListener('compositionend', (event) => (lastCompositionEnd = event.timeStamp), true);
}

/**
 * Whether this keydown belongs to an input method: it is composing, it is code 229, or it comes in the same tick as the end of the
 * composition (Safari and some input methods end first and send Enter after).
 */
export function belongsToIme(key: KeyMoment, compositionEndedAt = lastCompositionEnd): boolean {
  return key.isComposing || key.keyCode === 229 || Math.abs(key.timeStamp - compositionEndedAt) < 10;
}

/** The key already means something where the focus is: Enter and Space press a button, letters jump within an open menu. */
export function isSpokenFor(key: string, target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  if ((key === 'Enter' || key === ' ') && target.closest('button, a[href], summary, [role="tab"], [role="menuitem"]')) return true;
  return key.length === 1 && target.closest('[role="menu"]') !== null;
}

/** Somebody is writing here: bare keys are theirs. */
export function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) && !/^(checkbox|radio|button|submit|range)$/.test((target as HTMLInputElement).type));
}

/** A pressed key as it is written here (`Shift+E`, `$mod+k`); undefined while only a modifier is down. */
export function pressed(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>): string | undefined {
  if (/^(Shift|Control|Meta|Alt|AltGraph|Process|Dead)$/.test(event.key)) return undefined;
  const mod = onMac ? event.metaKey : event.ctrlKey;
  const other = onMac ? event.ctrlKey && 'Control' : event.metaKey && 'Meta';
  // Signs stand on different keys the world over, some with Shift, some without: what counts is the sign.
  const shift = /^[^\w\s]$/.test(event.key) ? '[Shift]' : event.shiftKey && 'Shift';
  return [mod && '$mod', other, event.altKey && 'Alt', shift, event.key === ' ' ? 'Space' : event.key].filter(Boolean).join('+');
}
