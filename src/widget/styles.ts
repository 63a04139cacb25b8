/** Style sheets as objects: no `<style>`, no style attribute, nothing a strict content policy could refuse. */
import all from './styles/all.css?inline';
import { themes } from './tokens.ts';

let shared: CSSStyleSheet | undefined;

/** One sheet for all elements on the page, made at first need. */
export function sheets(): readonly CSSStyleSheet[] {
  if (shared === undefined) {
    shared = new CSSStyleSheet();
    shared.replaceSync(themes + all);
  }
  return [shared];
}

/** On phones the keyboard covers the lower half without telling the layout: the window follows what is really visible. */
export class ViewportSheet {
  readonly sheet = new CSSStyleSheet();

  follow(signal: AbortSignal): void {
    const { visualViewport } = globalThis;
    if (visualViewport === null || visualViewport === undefined) return;
    const measure = () => {
      const isCovered = innerHeight - visualViewport.height > 80;
      this.sheet.replaceSync(isCovered ? `:host{--seen-height:${Math.round(visualViewport.height)}px;--seen-top:${Math.round(visualViewport.offsetTop)}px}` : '');
    };
    visualViewport.addEventListener('resize', measure, { signal });
    visualViewport.addEventListener('scroll', measure, { signal });
  }
}
