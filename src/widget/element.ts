/**
 * `<lingting-chat brand="…">`: the chat window of one brand on any page.
 *
 * Attributes: `brand` (the brand's short name, required) · `server` (default: where the script came from) · `language` (`zh`, `en`;
 * default: the page's) · `position` (`right`, `left`) · `theme` (`light`, `dark`; default: the system's) · `user-id`, `user-signature`,
 * `user-name`: the shop's own user, signed by the shop's server (see README.md).
 * Methods: `identify({ userId, signature, name?, phone?, mail? } | null)`, `open()`, `fold()`.
 */
import { createElement, render } from 'preact';
import { App } from './app.tsx';
import { Client, type Identity, type World } from './client.ts';
import { pickLanguage } from './core/language.ts';
import { Draft } from './draft.ts';
import { fullScreenBelow, shownPageUrl, TitleMark } from './page.ts';
import { Pictures } from './pictures.ts';
import { attempt, type KeyValueStore } from './shelf.ts';
import { sheets, ViewportSheet } from './styles.ts';
import { wordsIn } from './words.ts';

const scriptUrl = (document.currentScript as HTMLScriptElement | null)?.src ?? '';
const openNote = 'lingting:open';

export class LingtingChat extends HTMLElement {
  static observedAttributes = ['brand', 'server', 'language', 'user-id', 'user-signature'];
  readonly #root = this.attachShadow({ mode: 'open' });
  readonly #viewport = new ViewportSheet();
  readonly #title = new TitleMark();
  #parts: { readonly client: Client; readonly draft: Draft; readonly pictures: Pictures } | null = null;
  #identity: Identity | null = null;
  #isOpen = false;
  #isDrawQueued = false;
  #unread = 0;
  #listening: AbortController | null = null;

  connectedCallback(): void {
    this.#root.adoptedStyleSheets = [...sheets(), this.#viewport.sheet];
    this.#identity ??= this.#identityFromAttributes();
    this.#isOpen = attempt(() => sessionStorage.getItem(openNote), null) === 'yes';
    this.#coverPage();
    this.#listen();
    this.#begin();
  }

  disconnectedCallback(): void {
    this.#listening?.abort();
    this.#end();
    this.#title.show('');
    render(null, this.#root);
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (this.#parts === null || before === after) return;
    if (name === 'language') {
      this.#parts.client.setLanguage(this.#language());
      this.#draw();
    } else if (name === 'brand' || name === 'server') this.#restart();
    else this.identify(this.#identityFromAttributes());
  }

  /** Says who the shop's signed-in user is, with the shop's signature; `null` after signing out. May be called at any time. */
  identify(identity: Identity | null): void {
    if (identity?.userId === this.#identity?.userId && identity?.signature === this.#identity?.signature) return;
    const unknown = this.#identity === null ? (this.#parts?.client.keepsakes ?? null) : null;
    this.#identity = identity;
    if (this.#parts === null) return;
    this.#end();
    // What somebody began before signing in goes along; what belongs to one user is never shown to the next.
    this.#begin(identity === null ? null : unknown);
  }

  open(): void {
    this.#setOpen(true);
  }
  fold(): void {
    this.#setOpen(false);
  }

  #begin(inherit: Client['keepsakes'] | null = null): void {
    const brand = this.getAttribute('brand') ?? '';
    if (brand === '') {
      console.error('<lingting-chat> needs its attribute "brand".');
      return;
    }
    const world = worldOf();
    const client = new Client({ server: this.#server(), brand, language: this.#language(), identity: this.#identity }, world);
    if (inherit !== null) client.keepsakes.inherit(inherit);
    const draft = new Draft({ api: client.api, keepsakes: client.keepsakes, newKey: world.newKey, changed: () => this.#drawSoon() });
    this.#parts = { client, draft, pictures: new Pictures(client.api) };
    client.wake();
    this.#draw();
  }

  #end(): void {
    this.#parts?.client.stop();
    this.#parts?.draft.stop();
    this.#parts?.pictures.stop();
    this.#parts = null;
  }

  #restart(): void {
    this.#end();
    this.#begin();
  }

  #draw(): void {
    if (this.#parts === null) return;
    render(createElement(App, {
      ...this.#parts, words: wordsIn(this.#language()), isOpen: this.#isOpen,
      onOpen: () => this.#setOpen(true), onFold: () => this.#setOpen(false),
      surveyAddress: (url) => this.#surveyAddress(url),
      onUnread: (count) => { this.#unread = count; this.#markTitle(); },
    }), this.#root);
  }

  /** What the draft says may come out of an effect, in the middle of a drawing: it is drawn after it, once. */
  #drawSoon(): void {
    if (this.#isDrawQueued) return;
    this.#isDrawQueued = true;
    queueMicrotask(() => {
      this.#isDrawQueued = false;
      this.#draw();
    });
  }

  /** `isBack`: the customer went back, so the entry of the window is gone already. */
  #setOpen(isOpen: boolean, isBack = false): void {
    if (isOpen === this.#isOpen) return;
    this.#isOpen = isOpen;
    attempt(() => sessionStorage.setItem(openNote, isOpen ? 'yes' : 'no'), undefined);
    if (isOpen) this.#coverPage();
    else if (!isBack && hasEntry()) history.back();
    this.#draw();
  }

  /** Where the window covers the page it is a place of its own: Back folds it and leaves the shop where it was. */
  #coverPage(): void {
    if (this.#isOpen && !hasEntry() && coversPage()) history.pushState({ ...history.state, [openNote]: 1 }, '');
  }

  #listen(): void {
    const listening = new AbortController();
    const { signal } = listening;
    this.#listening = listening;
    const back = () => this.#parts?.client.retryNow();
    addEventListener('online', back, { signal });
    addEventListener('offline', () => this.#parts?.client.networkGone(), { signal });
    addEventListener('pageshow', back, { signal });
    addEventListener('popstate', () => coversPage() && !hasEntry() && this.#setOpen(false, true), { signal });
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') back();
      this.#markTitle();
    }, { signal });
    this.#viewport.follow(signal);
  }

  #markTitle(): void {
    this.#title.show(document.visibilityState === 'hidden' && this.#unread > 0 ? `(${this.#unread}) ` : '');
  }

  #language(): 'zh' | 'en' {
    return pickLanguage([this.getAttribute('language'), document.documentElement.lang, navigator.language]);
  }

  #server(): string {
    const asked = this.getAttribute('server') ?? scriptUrl;
    return new URL(asked === '' ? '/' : asked, location.href).origin;
  }

  /** Only http and https: an address is a way to a page, never a piece of script. */
  #surveyAddress(given: string): string | null {
    const url = attempt(() => new URL(given, this.#server()), null);
    return url !== null && /^https?:$/.test(url.protocol) ? url.href : null;
  }

  #identityFromAttributes(): Identity | null {
    const [userId, signature, name] = ['user-id', 'user-signature', 'user-name'].map((attribute) => this.getAttribute(attribute) ?? '');
    return userId && signature ? { userId, signature, name: name || undefined } : null;
  }
}

const coversPage = (): boolean => matchMedia(fullScreenBelow).matches;

/** Does the window's own entry stand on top of the page's history? */
function hasEntry(): boolean {
  return history.state?.[openNote] === 1;
}

function worldOf(): World {
  return {
    fetch: (...asked) => fetch(...asked),
    makeRequest: () => new XMLHttpRequest(),
    store: attempt<KeyValueStore | null>(() => localStorage, null),
    now: () => Date.now(),
    chance: () => Math.random(),
    newKey,
    pageUrl: () => shownPageUrl(location.href),
  };
}

/** 128 random bits; `crypto.randomUUID` is missing on plain http pages. */
function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
