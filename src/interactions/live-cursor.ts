/** Where a page of a live list ended: the last row's place in the list's own order (`liveInbox`), in whole milliseconds. Opaque to callers; a made-up one is refused. */
import { refuse } from '#kit/refusal.ts';

export interface LiveCursor {
  readonly answerDueAt: Date | null;
  readonly waitingSince: Date | null;
  readonly arrivedAt: Date;
  readonly id: string;
}

export function liveCursorText({ answerDueAt, waitingSince, arrivedAt, id }: LiveCursor): string {
  return [answerDueAt?.getTime() ?? '', waitingSince?.getTime() ?? '', arrivedAt.getTime(), id].join('.');
}

/** Undefined: from the beginning. */
export function readLiveCursor(text: string | undefined): LiveCursor | undefined {
  if (text === undefined) return undefined;
  const [, due = '', since = '', arrived, id] = /^(\d{0,15})\.(\d{0,15})\.(\d{1,15})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(text) ?? [];
  if (arrived === undefined || id === undefined) throw refuse('invalid', 'kit.wrongCursor', { at: 'query.cursor', params: { where: 'query.cursor' } });
  const moment = (ms: string) => (ms === '' ? null : new Date(Number(ms)));
  return { answerDueAt: moment(due), waitingSince: moment(since), arrivedAt: new Date(Number(arrived)), id };
}
