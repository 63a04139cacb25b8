/** Turns whatever was thrown into an answer that says what, where and what would be right, in both languages. */
import type { FastifyError } from 'fastify';
import * as z from 'zod';
import { Refusal, refuse, type Meaning } from '../refusal.ts';

export const statusOf: Readonly<Record<Meaning, number>> = {
  invalid: 422, unauthenticated: 401, forbidden: 403, not_found: 404, conflict: 409, gone: 410, too_large: 413, unsupported: 415, too_many: 429, misdirected: 421, unavailable: 503,
};

export const RefusalReply = z.object({
  error: z.object({
    meaning: z.string(),
    code: z.string(),
    at: z.string().nullable(),
    what: z.object({ zh: z.string(), en: z.string() }),
    right: z.object({ zh: z.string(), en: z.string() }),
    params: z.record(z.string(), z.unknown()),
    requestId: z.string(),
  }),
});

/** Says a word key in a language; handed in by the app, which knows all slices' words. */
export type Say = (language: 'zh' | 'en', key: string, params: Readonly<Record<string, unknown>>) => string;

export function refusalReply(refusal: Refusal, say: Say, requestId: string): z.infer<typeof RefusalReply> {
  const [slice = 'kit', ...rest] = refusal.code.split('.');
  const key = (part: 'what' | 'right') => `${slice}:refusal.${rest.join('.')}.${part}`;
  const both = (part: 'what' | 'right') => ({ zh: say('zh', key(part), refusal.params), en: say('en', key(part), refusal.params) });
  return { error: { meaning: refusal.meaning, code: refusal.code, at: refusal.at ?? null, what: both('what'), right: both('right'), params: refusal.params, requestId } };
}

/** A fault of the caller's as a refusal; undefined for a fault of ours. */
export function asRefusal(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error;
  const known = error as Partial<FastifyError> & { validation?: unknown; validationContext?: string };
  if (Array.isArray(known.validation)) return fromIssues(known.validation as Issue[], known.validationContext ?? 'body');
  switch (known.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE': return refuse('too_large', 'kit.bodyTooLarge', { at: 'body' });
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE': return refuse('unsupported', 'kit.mediaType', { at: 'headers.content-type' });
    case 'FST_ERR_CTP_INVALID_JSON_BODY': case 'FST_ERR_CTP_EMPTY_JSON_BODY': case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH': return refuse('invalid', 'kit.notJson', { at: 'body' });
    // PostgreSQL: text that cannot be stored, a number out of range, not a uuid.
    case '22021': case '22P05': case '22003': case '22P02': case '22001': return refuse('invalid', 'kit.notStorable');
    default:
      // A path that climbs out of a folder of files is, to its caller, a path to nothing.
      if (known.statusCode === 403 || known.statusCode === 404) return refuse('not_found', 'kit.notFound', { at: 'path' });
      return known.statusCode === 400 ? refuse('invalid', 'kit.notUnderstood') : undefined;
  }
}

interface Issue {
  /** zod's code of the issue. */
  readonly keyword?: string;
  readonly instancePath?: string;
  readonly message?: string;
  readonly params?: { readonly keys?: readonly string[]; readonly maximum?: number | bigint; readonly minimum?: number | bigint };
}

/** The first issue decides; its place is named. */
function fromIssues(issues: readonly Issue[], context: string): Refusal {
  const issue = issues[0] ?? {};
  const path = (issue.instancePath ?? '').split('/').filter((part) => part !== '');
  const where = [context === 'querystring' ? 'query' : context, ...path, ...(issue.params?.keys ?? []).slice(0, 1)].join('.').slice(0, 200);
  const detail = { at: where, params: { where, limit: Number(issue.params?.maximum ?? issue.params?.minimum ?? 0) } };
  switch (issue.keyword) {
    case 'unrecognized_keys': return refuse('invalid', 'kit.unknownField', detail);
    case 'too_big': return refuse('invalid', 'kit.tooLong', detail);
    case 'too_small': return refuse('invalid', 'kit.tooShort', detail);
    case 'custom': return refuse('invalid', issue.message === 'nul' ? 'kit.nul' : issue.message === 'line_break' ? 'kit.lineBreak' : 'kit.invalid', detail);
    default: return refuse('invalid', 'kit.invalid', detail);
  }
}
