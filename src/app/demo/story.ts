/**
 * The past of the demo brand, told on a clock of its own: whatever happened did so by the verbs that people use, at its own moment,
 * and the house (listeners, clocks, escalations) did its part then. Courses of events run side by side as plain async functions that
 * wait for their next moment; one of them acts at a time, the earliest first, so that numbers and the event chain are in order.
 */
import { transact, type Act } from '#kit/act.ts';
import type { Actor } from '#kit/actor.ts';
import type { House } from '#kit/house.ts';
import type { Log } from '#kit/log.ts';
import { openCentre, type Centre } from '../centre.ts';
import { pooledDice } from '../dice.ts';

export interface StoryPlace {
  readonly databaseUrl: string;
  readonly publicUrl: string;
  readonly log: Log;
}
/** A course of events: waits for its moments with `reach`. */
type Course = () => Promise<void>;

const connections = 2;

/** Opens the house without its doors, lets `tell` happen in it, and closes it: what the telling needed in memory is given back. */
export async function tellStory(place: StoryPlace, { fromMs, untilMs }: { fromMs: number; untilMs: number }, tell: (story: Story) => Promise<void>): Promise<void> {
  let story: Story | undefined;
  const centre = await openCentre({
    ...place, hosts: new Set(['localhost']), clock: { now: () => new Date(story?.nowMs ?? fromMs) }, dice: pooledDice(), connections, waitsForDisk: false, runsByItself: false,
    // Mails of the past have left long ago, to people who are invented.
    adapters: { mailer: { address: 'service@yunque.example', send: () => Promise.resolve({ state: 'sent' }) } },
  });
  story = new Story(centre, fromMs, untilMs);
  try {
    await tell(story);
  } finally {
    await centre.close();
  }
}

interface Waiting {
  readonly atMs: number;
  readonly go: () => void;
}

export class Story {
  nowMs: number;
  /** Where the story ends and real time goes on. */
  readonly untilMs: number;
  readonly house: House;
  readonly #centre: Centre;
  /** The latest first. */
  readonly #waiting: Waiting[] = [];
  #acting = 0;
  #rest: () => void = () => {};
  /** Nobody waits for a course yet: then it ends the process, unheard it must not go. */
  #fail: (cause: unknown) => void = (cause) => { throw cause; };

  constructor(centre: Centre, fromMs: number, untilMs: number) {
    this.#centre = centre;
    this.nowMs = fromMs;
    this.untilMs = untilMs;
    // Events are numbered at the story's own moments (`settle`), not after every act.
    this.house = { ...centre.house, wake: () => {} };
  }

  as<T>(who: Actor, work: (act: Act) => Promise<T>): Promise<T> {
    return transact(this.house, who, work);
  }

  /** Resolves when the story's clock is there; a moment that has passed is now. */
  reach(atMs: number): Promise<void> {
    return new Promise((resolve) => {
      const index = this.#waiting.findLastIndex((one) => one.atMs > atMs);
      this.#waiting.splice(index + 1, 0, { atMs, go: () => { this.#acting += 1; resolve(); } });
      this.#pause();
    });
  }

  /** So long before the story's end. */
  before(hours: number): Promise<void> {
    return this.reach(this.untilMs - hours * 3_600_000);
  }
  /** So much later. */
  later(hours: number): Promise<void> {
    return this.reach(this.nowMs + hours * 3_600_000);
  }

  /** A further course, beside whoever begins it. */
  begin(course: Course): void {
    this.#acting += 1;
    course().then(() => this.#pause(), (cause: unknown) => this.#fail(cause));
  }

  /** Lets everything happen that was begun, until a moment that is itself left out. */
  async tell(untilMs = Infinity): Promise<void> {
    for (let next = this.#waiting.at(-1); next !== undefined && next.atMs < untilMs; next = this.#waiting.at(-1)) {
      this.#waiting.pop();
      const { atMs, go } = next;
      this.nowMs = Math.max(this.nowMs, atMs);
      await new Promise<void>((resolve, reject) => {
        this.#rest = resolve;
        this.#fail = reject;
        go();
      });
    }
  }

  /** The house does its part: numbers the events, lets listeners work. */
  settle(): Promise<void> {
    return this.#centre.settle();
  }
  /** And what time does: warnings, breaches, mails. */
  sweep(): Promise<void> {
    return this.#centre.sweep();
  }

  #pause(): void {
    this.#acting -= 1;
    if (this.#acting === 0) this.#rest();
  }
}
