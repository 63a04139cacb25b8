/** Events in words: who, what, about what, and the detail; never an id, never a record as it is stored. */
import type { Act } from '#kit/act.ts';
import { maskMail } from '#kit/core/mail.ts';
import { maskPhone } from '#kit/core/phone.ts';
import type { Language } from '#kit/core/shapes.ts';
import type { Say } from '#kit/say.ts';
import { housePartOf } from '#staff/core/house-actor.ts';
import type { AuditEntry, Told, ToldFact } from './contract.ts';
import { factsOf, isThing, type Fact, type Thing, type Value } from './core/facts.ts';
import type { EventRow } from './store.ts';
import { namesOf, type NameRow } from './store-names.ts';

interface Speech {
  readonly say: Say;
  readonly language: Language;
  /** Of the brand: moments are told by its clock. */
  readonly zone: string;
}
type Names = ReadonlyMap<string, NameRow>;
const keyOf = (kind: string, id: string): string => `${kind} ${id}`;

export async function tellEvents(act: Act, rows: readonly EventRow[], speech: Speech): Promise<AuditEntry[]> {
  const facts = rows.map((row) => factsOf(row.name, row.detail));
  const names = await loadNames(act, rows, facts, speech.language);
  const t = (key: string, params: Readonly<Record<string, unknown>> = {}): string => speech.say(speech.language, key, params);
  const by = teller(names, speech, t);
  return rows.map((row, i) => {
    const subject = isThing(row.subject_kind) ? by.thing(row.subject_kind, row.subject_id) : null;
    return {
      seq: row.seq, at: row.at.toISOString(), actorKind: row.actor_kind, actorId: row.actor_id, actorName: row.actor_name, name: row.name, subjectKind: row.subject_kind, subjectId: row.subject_id, detail: row.detail, hash: row.hash,
      actor: actorOf(row, t), says: t(`staff:event.${row.name}`, { defaultValue: row.name }),
      subject: { kind: t(`staff:screen.subject.${row.subject_kind}`, { defaultValue: row.subject_kind }), name: subject?.text ?? null, path: subject?.path ?? null },
      facts: (facts[i] ?? []).map((fact) => by.fact(fact)).filter((fact) => !isSaid(fact, subject)),
    };
  });
}

/** The subject's own number or name says it already. */
function isSaid({ before, after }: ToldFact, subject: Told | null): boolean {
  return before === null && subject !== null && after.every(({ text }) => text.length > 2 && subject.text.includes(text));
}

/** People by their name, programs by what they are for, the house by the part that acted. */
function actorOf(row: EventRow, t: (key: string, params?: Readonly<Record<string, unknown>>) => string): string {
  const kind = t(`staff:screen.actor.${row.actor_kind}`, { defaultValue: row.actor_kind });
  if (row.actor_kind !== 'system') return row.actor_name ?? kind;
  const part = housePartOf(row.actor_name ?? '');
  return part === null ? kind : t('staff:screen.houseActor', { part: t(`staff:screen.house.${part}`) });
}

/** What the page names, then what that is named by (a mail by its case): two statements, whatever and however much it is. */
async function loadNames(act: Act, rows: readonly EventRow[], facts: readonly (readonly Fact[])[], language: Language): Promise<Names> {
  const names = new Map<string, NameRow>();
  const load = async (wanted: readonly { readonly kind: string; readonly id: string }[]): Promise<void> => {
    const missing = Map.groupBy(wanted.filter(({ kind, id }) => isThing(kind) && !names.has(keyOf(kind, id))), ({ kind }) => kind as Thing);
    for (const row of await namesOf(act, new Map([...missing].map(([thing, some]) => [thing, [...new Set(some.map(({ id }) => id))]])), language)) names.set(keyOf(row.kind, row.id), row);
  };
  const values = facts.flat().flatMap((fact) => [...(fact.before ?? []), ...fact.after]);
  await load([...rows.map((row) => ({ kind: row.subject_kind, id: row.subject_id })), ...values.flatMap((value) => (value.is === 'thing' ? [{ kind: value.thing, id: value.id }] : []))]);
  await load([...names.values()].flatMap(({ of_kind: kind, of_id: id }) => (kind == null || id == null ? [] : [{ kind, id }])));
  return names;
}

const homes: Readonly<Record<string, (id: string) => string>> = {
  customer: (id) => `/customers/${id}`, case: (id) => `/cases/${id}`, interaction: (id) => `/conversations/${id}`, queue: (id) => `/settings/queues/${id}`, brand: () => '/settings/brand', calendar: () => '/settings/calendars',
  canned: () => '/settings/replies', apiKey: () => '/settings/keys', display: () => '/settings/displays', surge: () => '/settings/surge',
};

function teller(names: Names, { language, zone }: Speech, t: (key: string, params?: Readonly<Record<string, unknown>>) => string) {
  const moments = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { timeZone: zone, dateStyle: 'medium', timeStyle: 'short' });
  const count = new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en-GB');
  /** A clock belongs to a complaint or to any case; what a slice has no word for has one here. */
  const word = (words: string, code: string): string =>
    words === 'trail:clock' || /^(?:case|complaint)\.[a-z_]+$/.test(code) && words === 'trail:code' ? t(`complaints:clock.${code}`, { defaultValue: t(`cases:clock.${code}`, { defaultValue: code }) })
      : t(`${words}.${code}`, { defaultValue: t(`trail:code.${code}`, { defaultValue: code }) });

  function thing(kind: Thing, id: string): Told | null {
    const row = names.get(keyOf(kind, id));
    if (row === undefined) return null;
    const of = row.of_kind != null && row.of_id != null && isThing(row.of_kind) && row.of_kind !== kind ? thing(row.of_kind, row.of_id) : null;
    if (kind === 'identity') return { text: row.number === 'phone' ? maskPhone(row.name ?? '') : row.number === 'mail' ? maskMail(row.name ?? '') : t(`trail:identity.${row.number ?? ''}`), path: of?.path ?? null };
    if (kind === 'staff') return { text: row.name ?? '', path: `/settings/team?q=${encodeURIComponent(row.name ?? '')}&gone=1` };
    if (kind === 'mail') return { text: [t(`messaging:kind.${(row.name ?? '').replace(':mail.', '_')}`, { defaultValue: t('messaging:kind.other') }), of?.text ?? ''].filter(Boolean).join(' · '), path: of?.path ?? null };
    const text = [row.number ?? '', row.name ?? ''].filter(Boolean).join(' ');
    return { text: kind === 'survey' || kind === 'commitment' ? [text, of?.text ?? ''].filter(Boolean).join(' · ') : text, path: homes[kind]?.(id) ?? of?.path ?? null };
  }
  function value(one: Value): Told {
    const plain = (text: string): Told => ({ text, path: null });
    switch (one.is) {
      case 'thing': return thing(one.thing, one.id) ?? plain(t('trail:gone', { kind: t(`staff:screen.subject.${one.thing}`, { defaultValue: t('trail:thing') }) }));
      case 'code': return plain(word(one.words, one.words === 'messaging:kind' ? one.code.replace(':mail.', '_') : one.code));
      case 'moment': return plain(moments.format(new Date(one.at)));
      case 'yes': return plain(t(one.yes ? 'trail:yes' : 'trail:no'));
      case 'text': return plain(one.text);
      case 'count': return plain(count.format(one.n));
      case 'share': return plain(`${count.format(Math.round(one.n * 1000) / 10)}%`);
      case 'percent': return plain(`${count.format(one.n)}%`);
      case 'hours': return plain(t('trail:hours', { n: count.format(one.n) }));
      case 'seconds': return plain(Math.abs(one.n) < 120 ? t('trail:seconds', { n: count.format(Math.round(one.n)) }) : Math.abs(one.n) < 7200 ? t('trail:minutes', { n: count.format(Math.round(one.n / 60)) }) : t('trail:hours', { n: count.format(Math.round(one.n / 360) / 10) }));
    }
  }
  function fact({ field, before, after }: Fact): ToldFact {
    return { label: t(`trail:field.${field}`, { defaultValue: t('trail:other') }), before: before === null ? null : before.map(value), after: after.map(value) };
  }
  return { thing, fact };
}
