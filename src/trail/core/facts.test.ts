import { expect, test } from 'vitest';
import en from '../words.en.json' with { type: 'json' };
import zh from '../words.zh.json' with { type: 'json' };
import { factsOf } from './facts.ts';

const id = '01900000-0000-7000-8000-00000000000b';
const other = '01900000-0000-7000-8000-00000000000c';

test('before and after of one field', () => {
  expect(factsOf('case.assigned', { before: id, after: other, why: 'by_hand' })).toEqual([
    { field: 'ownerId', before: [{ is: 'thing', thing: 'staff', id }], after: [{ is: 'thing', thing: 'staff', id: other }] },
    { field: 'why', before: null, after: [{ is: 'code', words: 'cases:assignedWhy', code: 'by_hand' }] },
  ]);
});

test('only the fields that changed, and the others by their name', () => {
  expect(factsOf('staff.changed', { before: { role: 'agent', team: '', state: 'active' }, after: { role: 'lead', team: '', state: 'active' } })).toEqual([
    { field: 'role', before: [{ is: 'code', words: 'staff:role', code: 'agent' }], after: [{ is: 'code', words: 'staff:role', code: 'lead' }] },
  ]);
  expect(factsOf('brand.changed', { changed: ['zone', 'greeting'], before: { zone: 'Asia/Shanghai' }, after: { zone: 'Europe/Berlin' } }).map(({ field, after }) => [field, after])).toEqual([
    ['zone', [{ is: 'text', text: 'Europe/Berlin' }]], ['changed', [{ is: 'code', words: 'trail:field', code: 'greeting' }]],
  ]);
});

test('a state with the one before it, said once', () => {
  expect(factsOf('presence.changed', { state: 'away', reason: 'meal', before: { state: 'available', reason: '' } })).toEqual([
    { field: 'state', before: [{ is: 'code', words: 'routing:presence', code: 'available' }], after: [{ is: 'code', words: 'routing:presence', code: 'away' }] },
    { field: 'reason', before: [], after: [{ is: 'code', words: 'routing:reason', code: 'meal' }] },
  ]);
  expect(factsOf('presence.changed', { state: 'available', reason: '', before: null })).toEqual([{ field: 'state', before: null, after: [{ is: 'code', words: 'routing:presence', code: 'available' }] }]);
  expect(factsOf('case.reopened', { why: 'person', times: 1, before: { state: 'solved' } })[0]).toEqual({ field: 'state', before: [{ is: 'code', words: 'cases:state', code: 'solved' }], after: [{ is: 'code', words: 'cases:state', code: 'open' }] });
});

test('a mood that changed is one fact; the five scores stand by themselves', () => {
  expect(factsOf('mood.corrected', { messageId: id, from: 'angry', to: 'calm' })).toEqual([{ field: 'mood', before: [{ is: 'code', words: 'mood:mood', code: 'angry' }], after: [{ is: 'code', words: 'mood:mood', code: 'calm' }] }]);
  expect(factsOf('complaint.assessed', { scores: { severity: 2, immediateAction: 'possible' }, class: 'major', reasons: [] }).map((fact) => fact.field)).toEqual(['class', 'severity', 'immediateAction']);
});

test('what says nothing to a person is left out: ids without a name, nested records, nothing', () => {
  expect(factsOf('message.posted', { messageId: id, position: 4, speaker: 'staff', kind: 'note', unheardOf: id, nested: { a: 1 }, nothing: null })).toEqual([{ field: 'speaker', before: null, after: [{ is: 'code', words: 'trail:code', code: 'staff' }] }]);
  expect(factsOf('case.closed', null)).toEqual([]);
});

test('no value is ever an id or a record, whatever an event holds', () => {
  const wild = { before: { a: id, b: [id], c: { d: id } }, after: { a: other, b: [other], c: {} }, ownerId: 'no id', dueAt: 'no moment', x: [[id], [{ y: id }]], about: ['nothing', id] };
  expect(JSON.stringify(factsOf('something.happened', wild))).not.toMatch(/[0-9a-f]{8}-/);
});

test('both languages name the same fields', () => {
  expect(Object.keys(zh.field)).toEqual(Object.keys(en.field));
});
