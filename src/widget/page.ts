/** What the page around the widget is doing: in view, on line, on a phone; and its title, which is borrowed and given back. */
import { useEffect, useState } from 'preact/hooks';

interface Page {
  readonly isVisible: boolean;
  readonly isOffline: boolean;
  readonly isFullScreen: boolean;
  /** Milliseconds since 1970, as of the last look: good enough for "today". */
  readonly nowMs: number;
}

/** Below this the window takes the whole screen; the style sheet says the same. */
export const fullScreenBelow = '(max-width: 519.98px)';

export function usePage(): Page {
  const [page, setPage] = useState<Page>(look);
  useEffect(() => {
    const again = () => setPage(look());
    const minute = setInterval(again, 60_000);
    const places: readonly (readonly [EventTarget, string])[] = [[document, 'visibilitychange'], [globalThis, 'online'], [globalThis, 'offline'], [matchMedia(fullScreenBelow), 'change']];
    for (const [place, event] of places) place.addEventListener(event, again);
    return () => {
      clearInterval(minute);
      for (const [place, event] of places) place.removeEventListener(event, again);
    };
  }, []);
  return page;
}

function look(): Page {
  return { isVisible: document.visibilityState === 'visible', isOffline: !navigator.onLine, isFullScreen: matchMedia(fullScreenBelow).matches, nowMs: Date.now() };
}

/** Tab goes round inside the window while it covers the page. */
export function keepFocusInside(panel: HTMLElement, event: KeyboardEvent): void {
  if (event.key !== 'Tab') return;
  const stops = [...panel.querySelectorAll<HTMLElement>('button:not(:disabled),a[href],input:not([tabindex="-1"]),textarea,[tabindex="0"]')];
  const first = stops[0];
  const last = stops.at(-1);
  const here = (panel.getRootNode() as ShadowRoot).activeElement;
  if (event.shiftKey && (here === first || here === panel)) {
    event.preventDefault();
    last?.focus();
  } else if (!event.shiftKey && here === last) {
    event.preventDefault();
    first?.focus();
  }
}

/**
 * Says in the page's title that words are waiting, and only while the page is out of sight. The shop may change its title at any
 * time: only our own words before it are ever taken away.
 */
export class TitleMark {
  #before = '';

  /** '' takes the mark away. */
  show(mark: string): void {
    const bare = document.title.startsWith(this.#before) ? document.title.slice(this.#before.length) : document.title;
    this.#before = mark;
    if (document.title !== mark + bare) document.title = mark + bare;
  }
}

/** Where the customer stands, for the agent: without the fragment, and without parameters that look like secrets. */
export function shownPageUrl(href: string): string {
  const url = new URL(href);
  url.hash = url.username = url.password = '';
  for (const name of Array.from(url.searchParams.keys())) if (/token|code|key|secret|pass|sign|auth|session|ticket/i.test(name)) url.searchParams.delete(name);
  return url.href.slice(0, 2000);
}
