/** Whose page a request comes from, and whether the Host it names is ours (DNS rebinding, poisoned links). */
import type { FastifyRequest } from 'fastify';
import { refuse } from '../refusal.ts';

/** Our names: those configured, localhost, and bare addresses (a rebinding attack needs a name). */
function isOurHost(host: string | undefined, ours: ReadonlySet<string>): boolean {
  if (host === undefined || host === '') return false;
  const name = host.replace(/:\d+$/, '').toLowerCase();
  return ours.has(name) || name === 'localhost' || name.endsWith('.localhost') || /^\d{1,3}(\.\d{1,3}){3}$/.test(name) || /^\[[0-9a-f:]+\]$/.test(name);
}

export function checkHost(request: FastifyRequest, ours: ReadonlySet<string>): void {
  const host = request.headers.host;
  if (!isOurHost(host, ours)) throw refuse('misdirected', 'kit.wrongHost', { at: 'headers.host', params: { host: (host ?? '').slice(0, 100) } });
}

/** A browser's change under a session cookie must come from our own page. */
export function checkOrigin(headers: FastifyRequest['headers']): void {
  const site = headers['sec-fetch-site'];
  if (site === 'same-origin') return;
  const origin = headers.origin;
  if (site === undefined && origin !== undefined && URL.canParse(origin) && new URL(origin).host === headers.host) return;
  throw refuse('forbidden', 'kit.wrongOrigin', { at: 'headers.origin' });
}
