/**
 * The live line to the centre: one socket that comes back by itself. Where sockets are not let through (some proxies) but HTTP is,
 * the line asks every few seconds instead: slower, but nothing is missing.
 */
import type { VisitorHears, VisitorSays } from '#chat/contract.ts';
import { backOffMs } from './core/back-off.ts';

interface LineOwner {
  readonly url: () => string;
  /** The first frame, or null when there is nothing to listen to: the line then rests. */
  readonly hello: () => VisitorSays | null;
  readonly heard: (frame: VisitorHears) => void;
  /** `live`: welcomed. `asking`: no socket, but HTTP answers. `cut`: nothing gets through. */
  readonly changed: (state: LineState) => void;
  /** Asks once over HTTP for what is missing; false when even that fails. */
  readonly ask: () => Promise<boolean>;
  /** The token is no longer good. */
  readonly expired: () => void;
}
export type LineState = 'resting' | 'live' | 'asking' | 'cut';

const pingEveryMs = 25_000;
/** No welcome and no answer to a ping within this: the socket is dead, whatever it says. */
const deafAfterMs = 10_000;
const askEveryMs = 4_000;
/** The door's close code for a token it does not know. */
const wrongToken = 4401;

export class Line {
  readonly #owner: LineOwner;
  readonly #chance: () => number;
  #socket: WebSocket | null = null;
  #isWelcome = false;
  #failures = 0;
  #again: ReturnType<typeof setTimeout> | undefined;
  #deaf: ReturnType<typeof setTimeout> | undefined;
  #ping: ReturnType<typeof setInterval> | undefined;

  constructor(owner: LineOwner, chance: () => number) {
    this.#owner = owner;
    this.#chance = chance;
  }

  /** Opens the line if it is not open; also the answer to "the network is back" and to a person's impatience. */
  open(): void {
    if (this.#socket !== null) return;
    clearTimeout(this.#again);
    const hello = this.#owner.hello();
    if (hello === null) return;
    const socket = new WebSocket(this.#owner.url());
    this.#socket = socket;
    this.#listenForLife(socket);
    socket.onopen = () => socket.send(JSON.stringify(hello));
    socket.onmessage = (event) => this.#hear(socket, event.data);
    socket.onclose = (event) => this.#lost(socket, event.code);
  }

  /** False: it did not leave; say it another way. */
  send(frame: VisitorSays): boolean {
    if (!this.#isWelcome || this.#socket?.readyState !== 1) return false;
    this.#socket.send(JSON.stringify(frame));
    return true;
  }

  /** Gives up this socket and tries another: a word was not acknowledged in time. */
  restart(): void {
    if (this.#socket !== null) this.#lost(this.#socket, 0);
    else this.open();
  }

  close(): void {
    clearTimeout(this.#again);
    this.#release();
    this.#failures = 0;
  }

  #hear(socket: WebSocket, data: unknown): void {
    if (socket !== this.#socket || typeof data !== 'string') return;
    const frame = JSON.parse(data) as VisitorHears;
    clearTimeout(this.#deaf);
    if (frame.t === 'welcome') {
      this.#isWelcome = true;
      this.#failures = 0;
      this.#ping = setInterval(() => {
        this.#listenForLife(socket);
        this.send({ t: 'ping' });
      }, pingEveryMs);
    }
    this.#owner.heard(frame);
    if (frame.t === 'welcome') this.#owner.changed('live');
  }

  #listenForLife(socket: WebSocket): void {
    clearTimeout(this.#deaf);
    this.#deaf = setTimeout(() => this.#lost(socket, 0), deafAfterMs);
  }

  #lost(socket: WebSocket, code: number): void {
    if (socket !== this.#socket) return;
    this.#release();
    if (code === wrongToken) return this.#owner.expired();
    this.#failures++;
    this.#owner.changed('cut');
    void this.#comeBack();
  }

  async #comeBack(): Promise<void> {
    // The first attempt is a socket at once-ish; only a line that keeps failing asks over HTTP.
    const failures = this.#failures;
    const answered = failures > 1 && (await this.#owner.ask());
    if (this.#socket !== null || this.#owner.hello() === null || failures !== this.#failures) return;
    if (answered) this.#owner.changed('asking');
    const wait = answered ? askEveryMs : backOffMs(failures - 1, this.#chance());
    clearTimeout(this.#again);
    this.#again = setTimeout(() => this.open(), wait);
  }

  #release(): void {
    clearTimeout(this.#deaf);
    clearInterval(this.#ping);
    const socket = this.#socket;
    this.#socket = null;
    this.#isWelcome = false;
    if (socket === null) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
  }
}
