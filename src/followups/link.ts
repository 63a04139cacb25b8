/**
 * The secret link of a survey: its id and 128 bits of HMAC-SHA256 over brand and id, 64 hexadecimal digits together (no sign that a
 * mail program could take for the end of a link). It can be made again whenever a page or a mail needs it, so it is stored nowhere;
 * without the brand's key nobody can make one.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';

const signatureDigits = 32;

export function tokenOf(key: Buffer, brandId: string, surveyId: string): string {
  const signature = createHmac('sha256', key).update(`survey\0${brandId}\0${surveyId}`).digest('hex').slice(0, signatureDigits);
  return surveyId.replaceAll('-', '') + signature;
}

/** The id a token names; nothing is proved yet. Undefined for what no survey's link looks like. */
export function surveyIdIn(token: string): string | undefined {
  return /^[0-9a-f]{64}$/.test(token) ? token.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') : undefined;
}

/** Compared in constant time. */
export function isGenuine(key: Buffer, brandId: string, surveyId: string, token: string): boolean {
  const ours = Buffer.from(tokenOf(key, brandId, surveyId));
  const theirs = Buffer.from(token);
  return ours.length === theirs.length && timingSafeEqual(ours, theirs);
}
