import { afterEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { ApiRefusal, call, onSignedOut, withQuery } from './api.ts';

const answers = (status: number, body: unknown) => vi.fn<typeof fetch>(async () => new Response(typeof body === 'string' ? body : JSON.stringify(body), { status }));
const sent = (mock: ReturnType<typeof answers>) => new Headers(mock.mock.calls[0]?.[1]?.headers);
afterEach(() => {
  vi.unstubAllGlobals();
  onSignedOut(() => {});
});

describe('a call', () => {
  it('gives back what the contract promises', async () => {
    vi.stubGlobal('fetch', answers(200, { name: '欧阳静', more: 1 }));
    expect(await call('GET', '/api/x', { shape: z.object({ name: z.string() }) })).toEqual({ name: '欧阳静' });
  });
  it('says so when the reply breaks the contract', async () => {
    vi.stubGlobal('fetch', answers(200, { name: 5 }));
    await expect(call('GET', '/api/x', { shape: z.object({ name: z.string() }) })).rejects.toThrow(/does not fit its contract/);
  });
  it('writes carry an idempotency key, the given one when an act is sent again; reads carry none', async () => {
    const fetched = answers(200, {});
    vi.stubGlobal('fetch', fetched);
    await call('POST', '/api/x', { body: {}, key: 'same-again' });
    expect(sent(fetched).get('idempotency-key')).toBe('same-again');
    expect(sent(fetched).get('content-type')).toBe('application/json');
    const once = answers(200, {});
    vi.stubGlobal('fetch', once);
    await call('PUT', '/api/x');
    expect(sent(once).get('idempotency-key')).toMatch(/^[0-9a-f-]{36}$/);
    const read = answers(200, {});
    vi.stubGlobal('fetch', read);
    await call('GET', '/api/x');
    expect(sent(read).has('idempotency-key')).toBe(false);
  });
});

describe('a refusal', () => {
  const words = { what: { zh: '已受理。', en: 'Already accepted.' }, right: { zh: '请看进展。', en: 'See how it goes.' } };
  it('says what, where and what would be right', async () => {
    vi.stubGlobal('fetch', answers(409, { error: { meaning: 'conflict', code: 'complaints.alreadyAccepted', at: 'body.caseId', params: { by: '沈' }, requestId: 'r1', ...words } }));
    await expect(call('POST', '/api/x')).rejects.toMatchObject({ status: 409, meaning: 'conflict', code: 'complaints.alreadyAccepted', at: 'body.caseId', params: { by: '沈' }, requestId: 'r1', ...words });
  });
  it.each(['', '<html>502 Bad Gateway</html>', '{"error":"old"}'])('of somebody in between (%j) is told with its status', async (body) => {
    vi.stubGlobal('fetch', answers(502, body));
    await expect(call('GET', '/api/x')).rejects.toMatchObject({ status: 502, code: 'web.strangeReply' });
  });
  it('of a server that is not there is a refusal too', async () => {
    vi.stubGlobal('fetch', vi.fn(async () => { throw new TypeError('Failed to fetch'); }));
    await expect(call('GET', '/api/x')).rejects.toMatchObject({ status: 0, code: 'web.offline' });
  });
  it('401 ends the session here, except at the door itself', async () => {
    const ended = vi.fn();
    onSignedOut(ended);
    vi.stubGlobal('fetch', answers(401, { error: { meaning: 'unauthenticated', code: 'kit.signIn', at: null, requestId: 'r', params: {}, ...words } }));
    await expect(call('POST', '/api/session')).rejects.toBeInstanceOf(ApiRefusal);
    expect(ended).not.toHaveBeenCalled();
    await expect(call('GET', '/api/cases')).rejects.toBeInstanceOf(ApiRefusal);
    expect(ended).toHaveBeenCalledOnce();
  });
});

it('a query leaves out what is not set and repeats lists', () => {
  expect(withQuery('/api/x', { q: '欧 阳', none: undefined, nil: null, zero: 0, no: false, tag: ['a', 'b'] })).toBe('/api/x?q=%E6%AC%A7+%E9%98%B3&zero=0&no=false&tag=a&tag=b');
  expect(withQuery('/api/x', {})).toBe('/api/x');
});
