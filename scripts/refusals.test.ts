/** Which refusals a route can answer with is read from the source; `npm run check` compares what the reference has of it. */
import { expect, test } from 'vitest';
import { refusalTable } from './refusals.ts';

const table = refusalTable();

test('a refusal is found along verbs of other slices, by choices, by templates, and behind an interface', () => {
  expect(table['POST /api/interactions/:id/messages']).toEqual(expect.arrayContaining(['conflict interactions.ended', 'invalid interactions.nothingSaid', 'forbidden routing.notYours']));
  expect(table['POST /api/canned-replies']).toEqual(expect.arrayContaining(['invalid guidance.unknownVariable', 'invalid guidance.brokenBraces']));
  expect(table['GET /api/customers/match']).toEqual(expect.arrayContaining(['invalid customers.phone.tooShort', 'invalid customers.phone.notANumber']));
  expect(table['POST /api/visitor/messages']).toContain('too_many chat.tooFast');
});

test('a route is not blamed for what another refuses', () => {
  expect(table['GET /api/cases']).not.toContain('conflict cases.openAlready');
  expect(table['POST /api/interactions/:id/messages']).not.toContain('conflict complaints.isClosed');
});
