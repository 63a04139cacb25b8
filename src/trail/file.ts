/** The trail as a file: what is filtered, line by line, as long as it is; it leaves in pieces while it is read. */
import { stringify } from 'csv-stringify/sync';
import { transact } from '#kit/act.ts';
import { may, type Actor } from '#kit/actor.ts';
import type { House } from '#kit/house.ts';
import type { Say } from '#kit/say.ts';
import { brandOf } from '#staff/index.ts';
import type { Audit, AuditEntry, AuditFile, Told } from './contract.ts';
import { auditTrail } from './read.ts';

const linesAPiece = 200;
const written = { escape_formulas: true, record_delimiter: '\r\n' } as const;
const columns = ['number', 'at', 'who', 'what', 'kind', 'about', 'detail', 'code', 'fingerprint'] as const;

/** That the file was taken stands in the trail before its first line leaves. */
export async function noteFile(house: House, who: Actor, asked: AuditFile): Promise<{ zone: string }> {
  return transact(house, who, async (act) => {
    may(act, 'audit.read');
    // That words were sought, not which: often they are a customer's name, and the trail is never erased.
    act.emit({ name: 'trail.exported', subject: ['brand', act.brandId], detail: { ...(asked.from === undefined ? {} : { from: asked.from }), ...(asked.to === undefined ? {} : { to: asked.to }), ...(asked.kind === undefined ? {} : { kind: asked.kind }), ...(asked.who === undefined || asked.who === 'house' ? {} : { who: asked.who }), ...(asked.q === undefined ? {} : { words: true }) } });
    return { zone: (await brandOf(act)).zone };
  });
}

/** The first piece is asked for before anything leaves: what is wrong then is a refusal, not half a file. */
export async function fileOf(house: House, who: Actor, asked: AuditFile, say: Say, zone: string): Promise<AsyncGenerator<string>> {
  const page = (before: number | undefined) => transact(house, who, (act) => auditTrail(act, { ...asked, before, limit: linesAPiece }, say));
  return piecesOf(house, await page(undefined), page, asked.language, say, zone);
}

async function* piecesOf(house: House, first: Audit, next: (before: number) => Promise<Audit>, language: AuditFile['language'], say: Say, zone: string): AsyncGenerator<string> {
  const t = (key: string): string => say(language, `trail:file.${key}`, {});
  const moments = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
  yield stringify([columns.map(t)], { ...written, bom: true });
  try {
    for (let page = first; ; page = await next(page.nextBefore)) {
      if (page.items.length > 0) yield stringify(page.items.map((entry) => lineOf(entry, moments.format(new Date(entry.at)), t('join'))), written);
      if (page.nextBefore === null) return;
    }
  } catch (cause) {
    // The connection breaks off, so that nobody takes half a file for a whole one.
    house.log.error('the file of the trail broke off', cause);
    throw cause;
  }
}

function lineOf(entry: AuditEntry, at: string, join: string): string[] {
  const told = (some: readonly Told[]): string => some.map(({ text }) => text).join(join) || '–';
  const detail = entry.facts.map(({ label, before, after }) => (before === null ? `${label}: ${told(after)}` : `${label}: ${told(before)} → ${told(after)}`)).join('; ');
  return [String(entry.seq), at, entry.actor, entry.says, entry.subject.kind, entry.subject.name ?? '', detail, entry.name, entry.hash];
}
