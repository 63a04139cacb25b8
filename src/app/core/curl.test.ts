import { expect, test } from 'vitest';
import { curlOf, jsonOf } from './curl.ts';

test('a write names the key, is done once, and sends its body', () => {
  expect(curlOf({ method: 'POST', path: '/api/cases', as: 'key', keyName: 'my-case', body: { title: 'x' } })).toBe(
    `curl -X POST "$LINGTING/api/cases" \\\n  -H "Authorization: Bearer $LINGTING_KEY" \\\n  -H "Idempotency-Key: my-case-$(date +%s)" \\\n  -H "Content-Type: application/json" \\\n  -d '{ "title": "x" }'`);
});

test('a reading needs neither', () => {
  expect(curlOf({ method: 'GET', path: '/api/first-run', as: 'nobody' })).toBe('curl "$LINGTING/api/first-run"');
  expect(curlOf({ method: 'GET', path: '/api/session', as: 'session' })).not.toContain('Origin');
});

test('a quote in a body cannot end the command', () => {
  expect(curlOf({ method: 'POST', path: '/x', as: 'nobody', body: { text: `it's` } })).toContain(`'{ "text": "it'\\''s" }'`);
});

test('short things stand on one line, long ones on several, and it is the same JSON', () => {
  const value = { a: [1, 2], b: { zh: '您好', en: 'Hello' }, c: 'x'.repeat(60), d: [], e: {}, f: null };
  const text = jsonOf(value);
  expect(JSON.parse(text)).toEqual(value);
  expect(text.split('\n')).toContain('  "b": { "zh": "您好", "en": "Hello" },');
});
