/** What the demo's customers say, and what a kind colleague answers. Each talk: who arrives how, how it goes on, and what they say of it afterwards. */
import type { Disposition } from '#interactions/core/dispositions.ts';

export interface Talk {
  readonly queue: string;
  readonly disposition: Disposition;
  /** Customer and agent in turn; the first line is the customer's. */
  readonly lines: readonly string[];
  readonly leaves: 'pleased' | 'calm' | 'dissatisfied';
  /** What different customers answered to the question how it was; empty words are none. */
  readonly answers: readonly Answer[];
  /** The matter goes on as a complaint. */
  readonly complaint?: { readonly title: string; readonly remedy: string };
}
export interface Answer {
  readonly score: number;
  readonly words: string;
}
export const said = (score: number, words = ''): Answer => ({ score, words });
