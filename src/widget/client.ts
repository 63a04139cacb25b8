/**
 * One customer's conversation, without any picture of it: opens the session, keeps the line, empties the outbox, remembers. The
 * screen reads `state` and calls the verbs.
 */
import type { HostIdentity, KeepPlace, OpenSession, VisitorConversation, VisitorHears } from '#chat/contract.ts';
import type * as z from 'zod';
import { Api, refusalOf, type Answer, type ApiWorld, type Found } from './api.ts';
import { backOffMs } from './core/back-off.ts';
import type { WidgetLanguage } from './core/language.ts';
import type { OutboxFile, OutboxItem, RefusalWords, StartDetails } from './core/outbox.ts';
import { Keepsakes } from './keepsakes.ts';
import type { KeyValueStore } from './shelf.ts';
import { Sender } from './sender.ts';
import { Line } from './socket.ts';
import { chatAfter, emptyState, isOfAnother, isUnderWay, type ChatEvent, type ChatState } from './state.ts';

export type Identity = z.infer<typeof HostIdentity>;

export interface World extends ApiWorld {
  readonly store: KeyValueStore | null;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** 0 to 1. */
  readonly chance: () => number;
  readonly newKey: () => string;
  readonly pageUrl: () => string;
}

interface ClientAsked {
  /** Origin of the centre, without a slash at the end. */
  readonly server: string;
  readonly brand: string;
  readonly language: WidgetLanguage;
  /** The shop's own user, signed by the shop's server; each user has a shelf of their own: the next person at the same computer sees nothing of the last. */
  readonly identity: Identity | null;
}

const surveyLooksMs = [1_500, 5_000, 20_000];
const typingShownMs = 6_000;
const typingSaidEveryMs = 2_500;

export class Client {
  state: ChatState = emptyState;
  readonly keepsakes: Keepsakes;
  readonly api: Api;
  readonly #brand: string;
  readonly #world: World;
  readonly #line: Line;
  readonly #sender: Sender;
  readonly #listeners = new Set<() => void>();
  readonly #identity: Identity | null;
  #isStopped = false;
  #helloAfter = 0;
  #failures = 0;
  #typedAtMs = 0;
  #againTimer: ReturnType<typeof setTimeout> | undefined;
  #typingTimer: ReturnType<typeof setTimeout> | undefined;
  #surveyTimer: ReturnType<typeof setTimeout> | undefined;
  #surveyLooks = 0;

  constructor(asked: ClientAsked, world: World) {
    this.#brand = asked.brand;
    this.#identity = asked.identity;
    this.#world = world;
    this.api = new Api(asked.server, world);
    this.api.language = asked.language;
    this.keepsakes = new Keepsakes(asked.brand, asked.identity?.userId ?? null, world.store);
    this.#line = new Line({
      url: () => this.api.socketUrl(),
      hello: () => this.#hello(),
      heard: (frame) => this.#heard(frame),
      changed: (line) => this.#take({ is: 'line', line }),
      ask: () => this.#ask(),
      expired: () => this.#expired(),
    }, world.chance);
    this.#sender = new Sender({
      api: this.api, line: this.#line, state: () => this.state,
      take: (event) => this.#take({ is: 'outbox', event }),
      found: (conversation) => this.#found(conversation, 0),
      heard: (frame) => this.#heard(frame),
      expired: () => this.#expired(),
      open: () => void this.open(),
    }, world.chance);
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** On a page load: goes to the centre only if something is unfinished; a page nobody writes on costs nobody anything. */
  wake(): void {
    for (const item of this.keepsakes.unsent()) this.#take({ is: 'outbox', event: { is: 'written', item } });
    if (this.keepsakes.token !== null || this.state.outbox.length > 0) void this.open();
  }

  /** Ends all traffic; what is unsent stays on the shelf. */
  stop(): void {
    this.#isStopped = true;
    this.#line.close();
    this.#sender.stop();
    for (const timer of [this.#againTimer, this.#typingTimer, this.#surveyTimer]) clearTimeout(timer);
  }

  async open(): Promise<void> {
    if (this.state.opening === 'under_way') return;
    this.#take({ is: 'opening', how: 'under_way' });
    const asked: OpenSession = { brand: this.#brand, language: this.api.language, pageUrl: this.#world.pageUrl(), token: this.keepsakes.token ?? undefined, identity: this.#identity ?? undefined };
    const answer = await this.api.openSession(asked, this.#world.newKey());
    if (this.#isStopped) return;
    if (answer.is === 'ok') {
      this.#failures = 0;
      this.api.token = answer.value.token;
      this.keepsakes.token = answer.value.token;
      this.#take({ is: 'session', session: answer.value });
      this.#seenFromShelf();
      this.#line.open();
      if (asked.language !== this.api.language) await this.open();
    } else if (answer.is === 'unreachable') {
      this.#take({ is: 'opening', how: 'unreachable' });
      this.#later(() => void this.open());
    } else {
      this.#take({ is: 'opening', how: 'refused', refusal: answer.refusal });
    }
  }

  /** The network came back, or a person is impatient. */
  retryNow(): void {
    clearTimeout(this.#againTimer);
    if (this.state.opening === 'unreachable' || (this.state.opening === 'done' && this.api.token === null)) void this.open();
    else if (this.state.opening === 'done') {
      this.#line.open();
      this.#sender.pump();
    }
  }

  /** The browser says that the network went away. */
  networkGone(): void {
    if (isUnderWay(this.state)) this.#line.restart();
  }

  write(text: string, files: readonly OutboxFile[], start: StartDetails | null): void {
    const item: OutboxItem = { key: this.#world.newKey(), text, files, start, writtenAtMs: this.#world.now(), state: 'waiting', refusal: null };
    this.#take({ is: 'outbox', event: { is: 'written', item } });
  }
  again(key: string): void {
    this.#take({ is: 'outbox', event: { is: 'again', key } });
  }
  drop(key: string): void {
    this.#take({ is: 'outbox', event: { is: 'dropped', key } });
  }

  /** That the customer is typing, never what: nobody has asked them whether half a thought may be read. */
  typing(): void {
    const now = this.#world.now();
    if (now - this.#typedAtMs < typingSaidEveryMs) return;
    this.#typedAtMs = now;
    this.#line.send({ t: 'typing' });
  }

  seen(upTo: number): void {
    if (upTo <= this.state.seenUpTo) return;
    this.#take({ is: 'seen', upTo });
    const id = this.state.conversation?.id;
    if (id !== undefined) this.keepsakes.keepSeen({ conversationId: id, upTo });
    this.#line.send({ t: 'read', upTo });
  }

  /** Null: done; else why not. So also `comeBack`. */
  keepPlace(kept: KeepPlace): Promise<RefusalWords | null> {
    return this.#settleBy(this.api.keepPlace(kept, this.#world.newKey()));
  }
  comeBack(): Promise<RefusalWords | null> {
    return this.#settleBy(this.api.comeBack(this.#world.newKey()));
  }
  async leave(): Promise<void> {
    const answer = await this.api.leave(this.#world.newKey());
    if (answer.is === 'ok') await this.#ask();
    else this.#take({ is: 'refused', refusal: refusalOf(answer) });
  }
  startOver(): void {
    this.#take({ is: 'put_aside' });
  }
  dismiss(): void {
    this.#take({ is: 'refused', refusal: null });
  }

  setLanguage(language: WidgetLanguage): void {
    if (this.api.language === language) return;
    this.api.language = language;
    if (this.state.opening === 'done') void this.open();
  }

  #seenFromShelf(): void {
    const seen = this.keepsakes.seen();
    if (seen !== null && seen.conversationId === this.state.conversation?.id) this.#take({ is: 'seen', upTo: seen.upTo });
  }

  #hello(): Extract<Parameters<Line['send']>[0], { t: 'hello' }> | null {
    if (this.#isStopped || this.api.token === null || !isUnderWay(this.state)) return null;
    this.#helloAfter = this.state.transcript.completeUpTo;
    return { t: 'hello', token: this.api.token, after: this.#helloAfter };
  }

  #heard(frame: VisitorHears): void {
    if (frame.t === 'welcome') {
      this.#found(frame.conversation, this.#helloAfter);
      if (this.state.seenUpTo > 0) this.#line.send({ t: 'read', upTo: this.state.seenUpTo });
      return;
    }
    if (isOfAnother(this.state, frame)) {
      // A word after the end, or on another device, begins another conversation; that somebody types or reads there is not for this page.
      if (frame.t === 'message' || frame.t === 'ack' || frame.t === 'state') void this.#ask(0);
      return;
    }
    this.#take({ is: 'heard', frame });
    if (frame.t === 'refused' && frame.key !== null && frame.afterSeconds !== undefined) this.#sender.slowed(frame.key, frame.afterSeconds);
    if (frame.t === 'typing') {
      clearTimeout(this.#typingTimer);
      this.#typingTimer = setTimeout(() => this.#take({ is: 'stopped_typing' }), typingShownMs);
    }
    // The frame says what changed; the kept place, the new wait and the way to the survey stand in the conversation.
    if (frame.t === 'state') void this.#ask();
  }


  /** What is known anew; the line is held while somebody may speak, and rests when nobody will. */
  #found(conversation: VisitorConversation | null, after: number): void {
    if (conversation === null) return void this.open();
    // Another tab began another conversation: "after n" was asked of the wrong one.
    if (after > 0 && conversation.id !== this.state.conversation?.id) return void this.#ask(0);
    this.#take({ is: 'conversation', conversation, after });
    if (isUnderWay(this.state)) {
      this.#surveyLooks = 0;
      // A line that is coming back keeps its own pace.
      if (this.state.line === 'resting') this.#line.open();
      return;
    }
    this.#line.close();
    this.#take({ is: 'line', line: 'resting' });
    this.#lookForSurvey();
  }

  /** The survey is made a moment after the end. */
  #lookForSurvey(): void {
    const isMissing = this.state.conversation?.surveyUrl === null;
    if (!isMissing || this.#surveyLooks >= surveyLooksMs.length || this.#isStopped) return;
    clearTimeout(this.#surveyTimer);
    this.#surveyTimer = setTimeout(() => void this.#ask(), surveyLooksMs[this.#surveyLooks++]);
  }

  async #ask(after = this.state.transcript.completeUpTo): Promise<boolean> {
    const answer = await this.api.conversation(after);
    if (answer.is === 'ok') this.#found(answer.value.conversation, after);
    if (answer.is === 'refused' && answer.status === 401) this.#expired();
    return answer.is === 'ok';
  }

  #expired(): void {
    this.keepsakes.token = null;
    this.api.token = null;
    this.#take({ is: 'outbox', event: { is: 'cut' } });
    this.#later(() => void this.open());
  }

  async #settleBy(calling: Promise<Answer<Found>>): Promise<RefusalWords | null> {
    const answer = await calling;
    if (answer.is === 'ok') {
      this.#found(answer.value.conversation, 0);
      return null;
    }
    if (answer.is === 'refused' && answer.status === 401) this.#expired();
    return refusalOf(answer);
  }

  #later(work: () => void): void {
    if (this.#isStopped) return;
    clearTimeout(this.#againTimer);
    this.#againTimer = setTimeout(work, backOffMs(this.#failures++, this.#world.chance()));
  }

  #take(event: ChatEvent): void {
    // An answer that comes after the end belongs to a person who has gone.
    if (this.#isStopped) return;
    const before = this.state;
    this.state = chatAfter(before, event);
    if (this.state === before) return;
    if (this.state.outbox !== before.outbox) this.keepsakes.keepUnsent(before.outbox, this.state.outbox);
    this.#notify();
    this.#sender.pump();
  }

  #notify(): void {
    for (const listener of this.#listeners) listener();
  }
}
