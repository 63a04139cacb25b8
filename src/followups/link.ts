/**
 * The secret link of a survey: `<survey id>.<HMAC-SHA256 over brand and id>`, both base64url. The link can be made again whenever a
 * page or a mail needs it, so it is stored nowhere; without the brand's key nobody can make one.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';

export function tokenOf(key: Buffer, brandId: string, surveyId: string): string {
  return `${Buffer.from(surveyId.replaceAll('-', ''), 'hex').toString('base64url')}.${sign(key, brandId, surveyId).toString('base64url')}`;
}

/** The id a token names; nothing is proved yet. Undefined for what no survey's link looks like. */
export function surveyIdIn(token: string): string | undefined {
  const part = /^([\w-]{22})\.[\w-]{43}$/.exec(token)?.[1];
  if (part === undefined) return undefined;
  const hex = Buffer.from(part, 'base64url').toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Compared in constant time, and as a whole: another spelling of the same bytes is another token. */
export function isGenuine(key: Buffer, brandId: string, surveyId: string, token: string): boolean {
  const ours = Buffer.from(tokenOf(key, brandId, surveyId));
  const theirs = Buffer.from(token);
  return ours.length === theirs.length && timingSafeEqual(ours, theirs);
}

function sign(key: Buffer, brandId: string, surveyId: string): Buffer {
  return createHmac('sha256', key).update(`survey\0${brandId}\0${surveyId}`).digest();
}
