/**
 * What an event's detail says, as facts that can be put into words: a field, what it was before, what it is now. Ids become things
 * with a name, codes become words, moments and lengths stay what they are; what says nothing to a person (the id of a message, a
 * nested record nobody described) is left out. Pure: names and words come later.
 */
export const things = ['account', 'apiKey', 'attachment', 'brand', 'calendar', 'canned', 'case', 'commitment', 'customer', 'display', 'identity', 'interaction', 'mail', 'product', 'queue', 'staff', 'surge', 'survey'] as const;
export type Thing = (typeof things)[number];
export const isThing = (kind: string): kind is Thing => (things as readonly string[]).includes(kind);

export type Value =
  | { readonly is: 'thing'; readonly thing: Thing; readonly id: string }
  /** `words`: where the code's words stand, `complaints:stage`. */
  | { readonly is: 'code'; readonly words: string; readonly code: string }
  | { readonly is: 'moment'; readonly at: string }
  | { readonly is: 'seconds' | 'hours' | 'share' | 'count' | 'percent'; readonly n: number }
  | { readonly is: 'yes'; readonly yes: boolean }
  | { readonly is: 'text'; readonly text: string };

/** `before` null: nothing is known of before. An empty list: there was nothing. */
export interface Fact {
  readonly field: string;
  readonly before: readonly Value[] | null;
  readonly after: readonly Value[];
}

type Record_ = Readonly<Record<string, unknown>>;
type Spec = Thing | 'moment' | 'seconds' | 'hours' | 'share' | 'percent' | 'plain' | 'hidden' | 'about' | 'skills' | 'fields' | `${string}:${string}`;

const clockReason = 'complaints:pauseReason';
const why = 'trail:code';
/** How each name of a detail is read, whatever the event; a path `event field` where one event means something else by it. */
const specs: Readonly<Record<string, Spec>> = {
  changed: 'fields', about: 'about', skills: 'skills', requiredSkills: 'skills',
  ownerId: 'staff', agentId: 'staff', fromAgentId: 'staff', staffId: 'staff', to: 'staff', came: 'staff', went: 'staff',
  caseId: 'case', interactionId: 'interaction', repeatOf: 'interaction', customerId: 'customer', goneId: 'customer', queueId: 'queue', queueIds: 'queue', calendarId: 'calendar', identityId: 'identity', identityIds: 'identity', productId: 'product', mailId: 'mail',
  messageId: 'hidden', noteId: 'hidden', mergeId: 'hidden', offerId: 'hidden', surgeId: 'hidden', timerId: 'hidden', followsId: 'hidden', leftIds: 'hidden', position: 'hidden', upTo: 'hidden', explanation: 'hidden', from: 'moment', until: 'moment',
  dueAt: 'moment', keptAt: 'moment', stoppedAt: 'moment', withinHours: 'hours', remainingSeconds: 'seconds', targetSeconds: 'seconds', shortSeconds: 'seconds', offerTimeoutSeconds: 'seconds', wrapUpSeconds: 'seconds', keepPlaceOverSeconds: 'seconds', nextAnswerSeconds: 'seconds',
  targetShare: 'share', percent: 'percent', role: 'staff:role', team: 'plain', timer: 'trail:clock', stage: 'complaints:stage', ladder: 'complaints:ladder', level: 'complaints:level', act: 'complaints:act', class: 'complaints:class', rule: 'complaints:class',
  reasons: 'complaints:classReason', advised: 'complaints:need', leftOut: 'complaints:need', cause: 'complaints:cause', responseKinds: 'complaints:responseKind', outcome: 'complaints:outcome', toldBy: 'complaints:channel', pausedFor: clockReason,
  disposition: 'interactions:disposition', departureMood: 'mood:mood', mood: 'mood:mood', channel: 'complaints:channel', scopes: 'staff:screen.permission', template: 'messaging:kind', was: 'messaging:state', sentBy: 'trail:asked', score: 'followups:score',
  why, reason: why, speaker: 'trail:code', kind: 'cases:kind', verdict: 'trail:code', event: 'staff:event', language: 'web:language', tier: 'customers:screen.tier', honorific: 'customers:screen.honorific', clockDays: 'trail:code',
  severity: 'complaints:score', safety: 'complaints:score', complexity: 'complaints:score', impact: 'complaints:score', immediateAction: 'complaints:immediateAction', priority: 'cases:priority', state: 'cases:state',
  'customer.identityAdded kind': 'trail:identity', 'customer.identityRemoved kind': 'trail:identity', 'customer.identityRestored kind': 'trail:identity', 'customer.identityVerified kind': 'trail:identity', 'interaction.placeKept kind': 'trail:identity', 'complaint.agreed kind': 'trail:code', 'complaint.agreed id': 'hidden', 'message.posted kind': 'hidden',
  'staff.changed state': 'staff:state', 'staff.deactivated state': 'staff:state', 'staff.reactivated state': 'staff:state',
  'queue.created priority': 'plain', 'queue.changed priority': 'plain', 'queue.archived priority': 'plain',
  'brand.opened by': 'staff', 'staff.invited by': 'staff', 'customer.created by': 'trail:code', 'report.exported by': 'reports:by', 'report.exported to': 'moment', 'queue.waitsExported to': 'moment', 'trail.exported to': 'moment', 'trail.exported kind': 'trail:kind', 'trail.exported who': 'staff',
  'complaint.receiptSent by': 'complaints:channel', 'complaint.answered by': 'complaints:channel', 'complaint.answeredAgain by': 'complaints:channel', 'complaint.decisionTold by': 'complaints:channel',
  'mood.corrected from': 'mood:mood', 'mood.corrected to': 'mood:mood', 'mood.fell from': 'mood:mood', 'mood.fell to': 'mood:mood',
  'customer.revealed reason': 'plain', 'presence.changed reason': 'routing:reason', 'timer.paused reason': clockReason, 'presence.changed state': 'routing:presence', 'case.assigned why': 'cases:assignedWhy', 'case.reopened why': 'cases:reopening', 'offer.made why': 'routing:why', 'ticket.assigned why': 'routing:why',
};
/** What is called the same in two events and means another thing to people. */
const renamed: Readonly<Record<string, string>> = {
  'complaint.escalated to': 'escalatedTo', 'customer.created by': 'madeBy', 'report.exported by': 'groupedBy', 'brand.opened by': 'byWhom', 'staff.invited by': 'byWhom', 'queue.waitsExported from': 'periodFrom', 'queue.waitsExported to': 'periodTo', 'report.exported from': 'periodFrom', 'report.exported to': 'periodTo', 'trail.exported from': 'periodFrom',
  'trail.exported to': 'periodTo', 'trail.exported kind': 'group', 'trail.exported who': 'byWhom', 'complaint.receiptSent by': 'way', 'complaint.answered by': 'way', 'complaint.answeredAgain by': 'way', 'complaint.decisionTold by': 'way', 'customer.created number': 'customerNumber',
};
/** What a reopened matter is, its event need not say. */
const always: Readonly<Record<string, Record_>> = { 'case.reopened': { state: 'open' } };
/** Events whose plain `before` and `after` are of one field. */
const moved: Readonly<Record<string, string>> = {
  'case.assigned': 'ownerId', 'commitment.handedOver': 'ownerId', 'complaint.classified': 'class', 'complaint.moved': 'stage', 'complaint.stepped': 'ladder', 'complaint.escalated': 'level', 'interaction.resumed': 'reason',
};

const isRecord = (value: unknown): value is Record_ => typeof value === 'object' && value !== null && !Array.isArray(value);
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

export function factsOf(name: string, detail: Record_ | null): Fact[] {
  if (detail === null) return [];
  const { before, after, ...rest } = detail;
  const facts: Fact[] = [];
  if (isRecord(before) || isRecord(after)) facts.push(...changesOf(name, isRecord(before) ? before : {}, isRecord(after) ? after : { ...(isRecord(before) ? picked(rest, Object.keys(before)) : {}), ...always[name] }));
  else if ((before ?? null) !== null || (after ?? null) !== null) {
    const field = moved[name] ?? 'value';
    facts.push({ field, before: valuesOf(name, field, before), after: valuesOf(name, field, after) });
  }
  const { from, to, ...others } = rest;
  // From one mood to another is one fact, not two.
  if (specOf(name, 'from') === 'mood:mood') facts.push({ field: 'mood', before: valuesOf(name, 'from', from), after: valuesOf(name, 'to', to) });
  const told = new Set(facts.map((fact) => fact.field));
  for (const [field, value] of Object.entries(unfolded(specOf(name, 'from') === 'mood:mood' ? others : rest))) {
    if (told.has(field)) continue;
    const values = valuesOf(name, field, field === 'changed' && Array.isArray(value) ? value.filter((one) => !told.has(String(one))) : value);
    if (values.length > 0) facts.push({ field: renamed[`${name} ${field}`] ?? field, before: null, after: values });
  }
  return facts;
}

const picked = (from: Record_, fields: readonly string[]): Record_ => Object.fromEntries(fields.map((field) => [field, from[field]]));

/** The five scores of an assessment stand beside the rest. */
function unfolded(rest: Record_): Record_ {
  const { scores, ...others } = rest;
  return isRecord(scores) ? { ...others, ...scores } : others;
}

function changesOf(name: string, before: Record_, after: Record_): Fact[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((field) => {
    if (JSON.stringify(before[field] ?? null) === JSON.stringify(after[field] ?? null)) return [];
    const [was, is] = [valuesOf(name, field, before[field]), valuesOf(name, field, after[field])];
    if (was.length + is.length === 0) return [];
    return [{ field, before: field in before ? was : null, after: is }];
  });
}

const specOf = (name: string, field: string): Spec => specs[`${name} ${field}`] ?? specs[field] ?? 'plain';

function valuesOf(name: string, field: string, value: unknown): Value[] {
  const spec = specOf(name, field);
  if (value === null || value === undefined || value === '' || spec === 'hidden') return [];
  if (spec === 'about') return Array.isArray(value) && typeof value[0] === 'string' && isThing(value[0]) && typeof value[1] === 'string' ? [{ is: 'thing', thing: value[0], id: value[1] }] : [];
  if (Array.isArray(value)) return value.flatMap((one) => valuesOf(name, field, one));
  if (spec === 'skills') return isRecord(value) && typeof value['skill'] === 'string' ? [{ is: 'text', text: `${value['skill']} ${String(value['level'] ?? value['minLevel'] ?? '')}`.trim() }] : [];
  if (isRecord(value)) return [];
  if (typeof value === 'boolean') return [{ is: 'yes', yes: value }];
  if (typeof value === 'number') return spec.includes(':') ? [{ is: 'code', words: spec, code: String(value) }] : [{ is: spec === 'seconds' || spec === 'hours' || spec === 'share' || spec === 'percent' ? spec : 'count', n: value }];
  if (typeof value !== 'string') return [];
  if (spec === 'fields') return [{ is: 'code', words: 'trail:field', code: value }];
  if (isThing(spec)) return uuid.test(value) ? [{ is: 'thing', thing: spec, id: value }] : [];
  if (spec === 'moment' || instant.test(value)) return instant.test(value) ? [{ is: 'moment', at: value }] : [];
  // Ways are kept as one word: `chat mail`.
  if (spec.includes(':')) return (spec === 'complaints:channel' ? value.split(' ') : [value]).map((code) => ({ is: 'code', words: spec, code }));
  return uuid.test(value) ? [] : [{ is: 'text', text: value }];
}
