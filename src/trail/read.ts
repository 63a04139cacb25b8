/** The trail, newest first, by when, by whom, what, and words; the detail told in the reader's language. */
import type { Act } from '#kit/act.ts';
import { may } from '#kit/actor.ts';
import { fold } from '#kit/core/fold.ts';
import type { Say } from '#kit/say.ts';
import { searchCustomers } from '#customers/index.ts';
import { brandOf } from '#staff/index.ts';
import type { Audit, AuditFile, AuditQuery } from './contract.ts';
import { things } from './core/facts.ts';
import { kinds, traffic } from './core/kinds.ts';
import { eventRows, type Subject, type Wanted } from './store.ts';
import { belongings, named, numbered } from './store-names.ts';
import { tellEvents } from './tell.ts';

/** Of each kind of thing that words may mean. */
const mostMeant = 50;

export async function auditTrail(act: Act, asked: AuditQuery, say: Say): Promise<Audit> {
  may(act, 'audit.read');
  const rows = await eventRows(act, { ...(await wantedBy(act, asked, say)), before: asked.before, limit: asked.limit + 1 });
  const page = rows.slice(0, asked.limit);
  const { zone } = await brandOf(act);
  return { items: await tellEvents(act, page, { say, language: asked.language, zone }), nextBefore: rows.length > asked.limit ? (page.at(-1)?.seq ?? null) : null };
}

async function wantedBy(act: Act, asked: AuditFile, say: Say): Promise<Omit<Wanted, 'before' | 'limit'>> {
  const names = asked.name !== undefined ? [asked.name] : asked.kind !== undefined ? kinds[asked.kind] : undefined;
  const words = asked.q?.trim() ?? '';
  return {
    from: asked.from === undefined ? undefined : new Date(asked.from), to: asked.to === undefined ? undefined : new Date(asked.to), who: asked.who, names, withTraffic: asked.traffic === true,
    subjects: asked.subjectId === undefined ? undefined : [...things, 'visitor', 'story'].map((kind) => ({ kind, id: asked.subjectId ?? '' })),
    found: words === '' ? undefined : await meant(act, words, asked, say),
  };
}

/** A number, a name, or a word for what was done: whatever the words may mean. */
async function meant(act: Act, words: string, { language, traffic: withTraffic, kind }: AuditFile, say: Say): Promise<NonNullable<Wanted['found']>> {
  const said = fold(words);
  const hidden = new Set(withTraffic === true || kind === 'traffic' ? [] : traffic);
  const names = Object.values(kinds).flat().filter((name) => !hidden.has(name) && (fold(say(language, `staff:event.${name}`, {})).includes(said) || name.toLowerCase() === words.toLowerCase()));
  const customers = (await searchCustomers(act, words, mostMeant)).map(({ id }) => id);
  const subjects: Subject[] = [...(await numbered(act, words.toUpperCase())), ...(await named(act, words, mostMeant)), ...customers.map((id) => ({ kind: 'customer', id })), ...(customers.length === 0 ? [] : await belongings(act, customers, mostMeant))];
  return { names, people: subjects.filter((one) => one.kind === 'staff' || one.kind === 'apiKey').map(({ id }) => id), subjects };
}
