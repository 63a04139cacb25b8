/** Empties the outbox: one message at a time, by the line when it is live, else by HTTP; again, with the same key, until the server has answered. */
import type { VisitorConversation, VisitorHears } from '#chat/contract.ts';
import { refusalOf, type Answer, type Api } from './api.ts';
import { backOffMs } from './core/back-off.ts';
import { nextToSend, type OutboxEvent, type OutboxItem } from './core/outbox.ts';
import type { Line } from './socket.ts';
import { isUnderWay, type ChatState } from './state.ts';

interface SenderOwner {
  readonly api: Api;
  readonly line: Line;
  readonly state: () => ChatState;
  readonly take: (event: OutboxEvent) => void;
  /** A conversation has begun; null when the server shows none. */
  readonly found: (conversation: VisitorConversation | null) => void;
  readonly heard: (frame: VisitorHears) => void;
  /** The token is no longer good. */
  readonly expired: () => void;
  readonly open: () => void;
}

/** Longer than any commit takes, shorter than a customer's patience. */
const ackPatienceMs = 12_000;

export class Sender {
  readonly #owner: SenderOwner;
  readonly #chance: () => number;
  #failures = 0;
  #again: ReturnType<typeof setTimeout> | undefined;
  #ack: ReturnType<typeof setTimeout> | undefined;

  constructor(owner: SenderOwner, chance: () => number) {
    this.#owner = owner;
    this.#chance = chance;
  }

  /** Called after every change; usually there is nothing to do. */
  pump(): void {
    const { api, line, state, take } = this.#owner;
    const item = nextToSend(state().outbox);
    if (item === null) return;
    if (state().opening !== 'done') {
      if (state().opening === 'not_yet') this.#owner.open();
      return;
    }
    // The token is being replaced: whatever is sent now would be refused, at once and for ever.
    if (api.token === null) return;
    take({ is: 'sending', key: item.key });
    const said = { key: item.key, text: item.text, attachmentIds: item.files.map((file) => file.id) };
    if (!isUnderWay(state())) void api.start({ ...said, ...item.start }).then((answer) => this.#answered(item, answer, ({ conversation }) => this.#owner.found(conversation)));
    else if (line.send({ t: 'say', ...said })) {
      clearTimeout(this.#ack);
      this.#ack = setTimeout(() => this.#isSending(item.key) && line.restart(), ackPatienceMs);
    } else void api.say(said).then((answer) => this.#answered(item, answer, (message) => this.#owner.heard({ t: 'ack', key: item.key, message })));
  }

  /** The centre asked for a pause: nothing else goes before this word, so the order stays. */
  slowed(key: string, afterSeconds: number): void {
    clearTimeout(this.#ack);
    clearTimeout(this.#again);
    this.#again = setTimeout(() => this.#isSending(key) && this.#owner.take({ is: 'again', key }), afterSeconds * 1000 * (1 + this.#chance() / 2));
  }

  stop(): void {
    clearTimeout(this.#again);
    clearTimeout(this.#ack);
  }

  #answered<T>(item: OutboxItem, answer: Answer<T>, good: (value: T) => void): void {
    const { take } = this.#owner;
    if (answer.is === 'ok') {
      this.#failures = 0;
      good(answer.value);
      // Acknowledged by the answer itself, whatever messages it listed.
      take({ is: 'stored', keys: new Set([item.key]) });
    } else if (answer.is === 'unreachable' && answer.refusal) {
      take({ is: 'slowed', key: item.key, refusal: answer.refusal });
      this.slowed(item.key, answer.refusal.seconds);
    } else if (answer.is === 'unreachable') {
      clearTimeout(this.#again);
      this.#again = setTimeout(() => this.#isSending(item.key) && take({ is: 'again', key: item.key }), backOffMs(this.#failures++, this.#chance()));
    } else if (answer.status === 401) this.#owner.expired();
    else {
      take({ is: 'refused', key: item.key, refusal: refusalOf(answer) });
      // It may have ended meanwhile: what the screen shows must be true again.
      if (answer.status === 409 || answer.status === 410) this.#owner.open();
    }
  }

  #isSending(key: string): boolean {
    return this.#owner.state().outbox.some((item) => item.key === key && item.state === 'sending');
  }
}
