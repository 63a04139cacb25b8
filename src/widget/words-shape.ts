/** What the widget can say; each language fills every field, so none can be forgotten. */
import type { FileTrouble } from './core/file-check.ts';

export interface Words {
  readonly tag: string;
  readonly launcher: string;
  readonly fold: string;
  readonly end: string;
  readonly endAsk: string;
  readonly endNo: string;

  readonly hereNow: string;
  readonly closedNow: string;
  readonly nobodyNow: string;
  readonly connecting: string;
  readonly servedBy: (name: string) => string;
  readonly keptNow: string;
  readonly endedNow: string;

  readonly hello: (formOfAddress: string) => string;
  readonly humansOnly: string;
  readonly topics: string;
  readonly nameAsk: string;
  readonly nameWhy: string;
  readonly namePlaceholder: string;
  readonly mr: string;
  readonly ms: string;
  readonly none: string;
  /** `when`: as `openingOf` says it; empty when nobody knows. */
  readonly closed: (when: string) => string;

  readonly next: string;
  readonly ahead: (count: number) => string;
  readonly underMinute: string;
  readonly under: (minutes: number) => string;
  readonly between: (low: number, high: number) => string;
  readonly over: (minutes: number) => string;
  readonly noFigure: string;
  readonly reasons: Readonly<Record<string, string>>;

  readonly keepOffer: string;
  readonly keep: string;
  readonly byPhone: string;
  readonly byMail: string;
  readonly phone: string;
  readonly mail: string;
  readonly keepNot: string;
  /** Ends a sentence. */
  readonly stop: string;
  readonly keptClose: string;
  readonly change: string;
  readonly comeBack: string;

  readonly log: string;
  readonly you: string;
  readonly typing: (name: string) => string;
  readonly today: string;
  readonly yesterday: string;
  readonly earlier: string;
  readonly newBelow: (count: number) => string;
  readonly sending: string;
  readonly queued: string;
  readonly sent: string;
  readonly read: string;
  readonly notSent: string;
  readonly again: string;
  readonly drop: string;

  readonly offline: string;
  readonly retry: string;
  readonly unreachable: string;
  readonly loading: string;

  readonly placeholder: string;
  readonly send: string;
  readonly attach: (most: string) => string;
  readonly dropHere: string;
  readonly tooLong: (length: number, most: number) => string;
  readonly sendsAfterUpload: string;
  readonly uploadFailed: (name: string) => string;
  readonly tooMany: (most: number) => string;
  readonly fileTrouble: (name: string, trouble: FileTrouble) => string;
  readonly save: string;
  readonly fileGone: string;
  readonly dismiss: string;

  readonly thanks: string;
  readonly thanksMore: string;
  readonly survey: string;
  readonly newChat: string;
  readonly errorPlain: { readonly what: string; readonly right: string };
  /** By the last part of the centre's word key; `{name}` and `{queue}` are filled in. What the window shows by itself (the kept place, the end) needs no line. */
  readonly system: Readonly<Record<string, string>>;
}
