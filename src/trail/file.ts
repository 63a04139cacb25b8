/** The trail as a file: what is filtered, line by line, as long as it is; it leaves in pieces while it is read. */
import { stringify } from 'csv-stringify/sync';
import { transact } from '#kit/act.ts';
import { may, type Actor } from '#kit/actor.ts';
import type { House } from '#kit/house.ts';
import type { Say } from '#kit/say.ts';
import { brandOf } from '#staff/index.ts';
import type { AuditEntry, AuditFile, Told } from './contract.ts';
import { auditTrail } from './read.ts';

const linesAPiece = 200;
const written = { escape_formulas: true, record_delimiter: '\r\n' } as const;
const columns = ['number', 'at', 'who', 'what', 'kind', 'about', 'detail', 'code', 'fingerprint'] as const;

/** That the file was taken stands in the trail before its first line leaves. */
export async function noteFile(house: House, who: Actor, asked: AuditFile): Promise<{ zone: string }> {
  return transact(house, who, async (act) => {
    may(act, 'audit.read');
    act.emit({ name: 'trail.exported', subject: ['brand', act.brandId], detail: { ...(asked.from === undefined ? {} : { from: asked.from }), ...(asked.to === undefined ? {} : { to: asked.to }), ...(asked.kind === undefined ? {} : { kind: asked.kind }), ...(asked.who === undefined || asked.who === 'house' ? {} : { who: asked.who }), ...(asked.q === undefined ? {} : { words: asked.q }) } });
    return { zone: (await brandOf(act)).zone };
  });
}

export async function* fileOf(house: House, who: Actor, asked: AuditFile, say: Say, zone: string): AsyncGenerator<string> {
  const t = (key: string): string => say(asked.language, `trail:file.${key}`, {});
  const moments = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
  yield stringify([columns.map(t)], { ...written, bom: true });
  for (let before: number | undefined; ;) {
    const from = before;
    const page = await transact(house, who, (act) => auditTrail(act, { ...asked, before: from, limit: linesAPiece }, say));
    if (page.items.length > 0) yield stringify(page.items.map((entry) => lineOf(entry, moments.format(new Date(entry.at)), t('join'))), written);
    if (page.nextBefore === null) return;
    before = page.nextBefore;
  }
}

function lineOf(entry: AuditEntry, at: string, join: string): string[] {
  const told = (some: readonly Told[]): string => some.map(({ text }) => text).join(join) || '–';
  const detail = entry.facts.map(({ label, before, after }) => (before === null ? `${label}: ${told(after)}` : `${label}: ${told(before)} → ${told(after)}`)).join('; ');
  return [String(entry.seq), at, entry.actor, entry.says, entry.subject.kind, entry.subject.name ?? '', detail, entry.name, entry.hash];
}
