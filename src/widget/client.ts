/**
 * One customer's conversation, without any picture of it: opens the session, keeps the line, empties the outbox, remembers. The
 * screen reads `state` and calls the verbs.
 */
import type { HostIdentity, KeepPlace, OpenSession, VisitorConversation, VisitorHears } from '#chat/contract.ts';
import type * as z from 'zod';
import { Api, type Answer, type ApiWorld } from './api.ts';
import { backOffMs } from './core/back-off.ts';
import type { WidgetLanguage } from './core/language.ts';
import { nextToSend, type OutboxFile, type OutboxItem, type RefusalWords, type StartDetails } from './core/outbox.ts';
import { Keepsakes } from './keepsakes.ts';
import type { KeyValueStore } from './shelf.ts';
import { Line } from './socket.ts';
import { chatAfter, emptyState, isUnderWay, type ChatEvent, type ChatState } from './state.ts';

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

export interface ClientAsked {
  /** Origin of the centre, without a slash at the end. */
  readonly server: string;
  readonly brand: string;
  readonly language: WidgetLanguage;
  /** The shop's own user, signed by the shop's server; each user has a shelf of their own: the next person at the same computer sees nothing of the last. */
  readonly identity: Identity | null;
}

const ackPatienceMs = 12_000;
const typingShownMs = 6_000;
const typingSaidEveryMs = 2_500;

export class Client {
  state: ChatState = emptyState;
  readonly keepsakes: Keepsakes;
  readonly api: Api;
  readonly #brand: string;
  readonly #world: World;
  readonly #line: Line;
  readonly #listeners = new Set<() => void>();
  readonly #identity: Identity | null;
  #isStopped = false;
  #helloAfter = 0;
  #failures = 0;
  #typedAtMs = 0;
  #againTimer: ReturnType<typeof setTimeout> | undefined;
  #ackTimer: ReturnType<typeof setTimeout> | undefined;
  #typingTimer: ReturnType<typeof setTimeout> | undefined;

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
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** On a page load: goes to the centre only if something is unfinished; a page nobody writes on costs nobody anything. */
  wake(): void {
    this.#restore();
    if (this.keepsakes.token !== null || this.state.outbox.length > 0) void this.open();
  }

  /** Ends all traffic; what is unsent stays on the shelf. */
  stop(): void {
    this.#isStopped = true;
    this.#line.close();
    for (const timer of [this.#againTimer, this.#ackTimer, this.#typingTimer]) clearTimeout(timer);
  }

  async open(): Promise<void> {
    if (this.state.opening === 'under_way') return;
    this.#take({ is: 'opening', how: 'under_way' });
    const token = this.keepsakes.token;
    const asked: OpenSession = { brand: this.#brand, language: this.api.language, pageUrl: this.#world.pageUrl(), ...(token === null ? {} : { token }), ...(this.#identity === null ? {} : { identity: this.#identity }) };
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
    } else if (token !== null) {
      // An old token that no longer fits: begin anew, once, with what is unsent.
      this.keepsakes.token = null;
      this.#take({ is: 'opening', how: 'not_yet' });
      await this.open();
    } else {
      this.#take({ is: 'opening', how: 'refused', refusal: answer.refusal });
    }
  }

  /** The network came back, or a person is impatient. */
  retryNow(): void {
    clearTimeout(this.#againTimer);
    if (this.state.opening === 'done') {
      this.#line.open();
      this.#pump();
    } else if (this.state.opening === 'unreachable') void this.open();
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

  keepPlace(kept: KeepPlace): Promise<RefusalWords | null> {
    return this.#settleBy(this.api.keepPlace(kept, this.#world.newKey()));
  }
  comeBack(): Promise<RefusalWords | null> {
    return this.#settleBy(this.api.comeBack(this.#world.newKey()));
  }
  leave(): Promise<RefusalWords | null> {
    return this.#settleBy(this.api.leave(this.#world.newKey()));
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

  #restore(): void {
    const items = this.keepsakes.unsent();
    if (items.length > 0) this.#take({ is: 'outbox', event: { is: 'restored', items } });
  }

  #seenFromShelf(): void {
    const seen = this.keepsakes.seen();
    if (seen !== null && seen.conversationId === this.state.conversation?.id) this.#take({ is: 'seen', upTo: seen.upTo });
  }

  #hello(): Extract<Parameters<Line['send']>[0], { t: 'hello' }> | null {
    if (this.api.token === null || !isUnderWay(this.state)) return null;
    this.#helloAfter = this.state.transcript.completeUpTo;
    return { t: 'hello', token: this.api.token, after: this.#helloAfter };
  }

  #heard(frame: VisitorHears): void {
    if (frame.t === 'welcome') {
      void this.#welcomed(frame.conversation);
      return;
    }
    this.#take({ is: 'heard', frame });
    if (frame.t === 'typing') {
      clearTimeout(this.#typingTimer);
      this.#typingTimer = setTimeout(() => this.#take({ is: 'stopped_typing' }), typingShownMs);
    }
    if (frame.t === 'state' && frame.state === 'ended') this.#rest();
  }

  async #welcomed(conversation: VisitorConversation | null): Promise<void> {
    if (conversation === null) return void this.open();
    // Another tab began another conversation: "after n" was asked of the wrong one.
    if (conversation.id !== this.state.conversation?.id && this.#helloAfter > 0) {
      const whole = await this.api.conversation(0);
      if (whole.is === 'ok') this.#take({ is: 'conversation', conversation: whole.value, after: 0 });
    } else this.#take({ is: 'conversation', conversation, after: this.#helloAfter });
    if (this.state.seenUpTo > 0) this.#line.send({ t: 'read', upTo: this.state.seenUpTo });
    if (!isUnderWay(this.state)) this.#rest();
  }

  #rest(): void {
    this.#line.close();
    this.#take({ is: 'line', line: 'resting' });
  }

  async #ask(): Promise<boolean> {
    const after = this.state.transcript.completeUpTo;
    const answer = await this.api.conversation(after);
    if (answer.is === 'ok') this.#take({ is: 'conversation', conversation: answer.value, after });
    if (answer.is === 'refused' && answer.status === 401) this.#expired();
    return answer.is === 'ok';
  }

  #expired(): void {
    this.keepsakes.token = null;
    this.api.token = null;
    this.#take({ is: 'outbox', event: { is: 'cut' } });
    this.#later(() => void this.open());
  }

  async #settleBy(calling: Promise<Answer<VisitorConversation>>): Promise<RefusalWords | null> {
    const answer = await calling;
    if (answer.is === 'ok') {
      // Such an answer may hold all messages or none: it proves nothing about the transcript's gaps.
      this.#take({ is: 'conversation', conversation: answer.value, after: Infinity });
      if (isUnderWay(this.state)) this.#line.open();
      else this.#rest();
      return null;
    }
    if (answer.is === 'refused' && answer.status === 401) this.#expired();
    return answer.is === 'refused' && answer.refusal !== null ? answer.refusal : { what: '', right: '' };
  }

  /** Sends the next unsent words, by the line when it is live, else by HTTP. Called after every change; usually has nothing to do. */
  #pump(): void {
    const item = nextToSend(this.state.outbox);
    if (item === null) return;
    if (this.state.opening !== 'done') {
      if (this.state.opening === 'not_yet') void this.open();
      return;
    }
    this.#take({ is: 'outbox', event: { is: 'sending', key: item.key } });
    const said = { key: item.key, text: item.text, attachmentIds: item.files.map((file) => file.id) };
    if (isUnderWay(this.state)) {
      if (this.#line.send({ t: 'say', ...said })) {
        clearTimeout(this.#ackTimer);
        this.#ackTimer = setTimeout(() => this.#isUnderWayWith(item.key) && this.#line.restart(), ackPatienceMs);
      } else void this.api.say(said).then((answer) => this.#answered(item, answer, (message) => this.#take({ is: 'heard', frame: { t: 'ack', key: item.key, message } })));
    } else {
      void this.api.start({ ...said, ...item.start }).then((answer) => this.#answered(item, answer, (conversation) => {
        this.#take({ is: 'conversation', conversation, after: 0 });
        this.#line.open();
      }));
    }
  }

  #isUnderWayWith(key: string): boolean {
    return this.state.outbox.some((item) => item.key === key && item.state === 'sending');
  }

  #answered<T>(item: OutboxItem, answer: Answer<T>, good: (value: T) => void): void {
    if (answer.is === 'ok') {
      this.#failures = 0;
      good(answer.value);
      // Acknowledged by the answer itself, whatever messages it listed.
      this.#take({ is: 'outbox', event: { is: 'stored', keys: new Set([item.key]) } });
    } else if (answer.is === 'refused') {
      if (answer.status === 401) this.#expired();
      else this.#take({ is: 'outbox', event: { is: 'refused', key: item.key, refusal: answer.refusal ?? { what: '', right: '' } } });
      // It may have ended meanwhile: what the screen shows must be true again.
      if (answer.status === 409 || answer.status === 410) void this.open();
    } else {
      this.#later(() => {
        if (this.#isUnderWayWith(item.key)) this.again(item.key);
      });
    }
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
    this.#pump();
  }

  #notify(): void {
    for (const listener of this.#listeners) listener();
  }
}
