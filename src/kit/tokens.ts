/** Secrets that travel (cookies, links, API keys): 256 random bits, shown once, kept as SHA-256. */
import { createHash } from 'node:crypto';

export function newToken(bytes: (count: number) => Uint8Array, prefix = ''): { token: string; hash: Buffer } {
  const token = prefix + Buffer.from(bytes(32)).toString('base64url');
  return { token, hash: hashToken(token) };
}

export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
