/** Turns whatever was thrown into an answer that says what, where and what would be right, in both languages. */
import type { FastifyError } from 'fastify';
import * as z from 'zod';
import { Refusal, refuse, type Meaning, type WrongField } from '../refusal.ts';
import type { Say } from '../say.ts';
import { shapeWords } from './shape-words.ts';

export const statusOf: Readonly<Record<Meaning, number>> = {
  invalid: 422, unauthenticated: 401, forbidden: 403, not_found: 404, conflict: 409, gone: 410, too_large: 413, unsupported: 415, too_many: 429, misdirected: 421, unavailable: 503,
};

const Sentence = z.object({ zh: z.string(), en: z.string() });
/** One wrong field: where, what was given (its kind, never its words), and what would be right. */
const WrongFieldReply = z.object({ at: z.string(), code: z.string(), given: Sentence, what: Sentence, right: Sentence });

export const RefusalReply = z.object({
  error: z.object({
    meaning: z.string(),
    code: z.string(),
    at: z.string().nullable(),
    what: Sentence,
    right: Sentence,
    /** Every field that does not fit its shape (the first 50); empty for any other refusal. */
    fields: z.array(WrongFieldReply),
    params: z.record(z.string(), z.unknown()),
    requestId: z.string(),
  }),
});

export function refusalReply(refusal: Refusal, say: Say, requestId: string): z.infer<typeof RefusalReply> {
  const fields = refusal.fields.map((field) => fieldReply(field, say));
  const [first] = fields;
  const both = (part: 'what' | 'right'): Both => inBoth((language) => say(language, wordOf(refusal.code, part), refusal.params));
  const others = Number(refusal.params['count'] ?? 1) - 1;
  const what = first === undefined ? both('what') : others === 0 ? first.what : inBoth((language) => say(language, 'kit:shape.andMore', { what: first.what[language], count: others, places: fields.slice(1, 6).map((field) => field.at).join(language === 'zh' ? '、' : ', ') }));
  return { error: { meaning: refusal.meaning, code: refusal.code, at: refusal.at ?? null, what, right: first?.right ?? both('right'), fields, params: refusal.params, requestId } };
}

type Both = z.infer<typeof Sentence>;
const inBoth = (of: (language: 'zh' | 'en') => string): Both => ({ zh: of('zh'), en: of('en') });

function wordOf(code: string, part: 'what' | 'right'): string {
  const [slice = 'kit', ...rest] = code.split('.');
  return `${slice}:refusal.${rest.join('.')}.${part}`;
}

function fieldReply(field: WrongField, say: Say): z.infer<typeof WrongFieldReply> {
  const given = inBoth((language) => say(language, `kit:shape.given.${field.given.kind}`, { count: field.given.size ?? 0, number: field.given.size ?? 0 }));
  const what = inBoth((language) => {
    const sentence = say(language, wordOf(field.code, 'what'), { where: field.at, limit: field.limit ?? 0 });
    return say(language, 'kit:shape.whatGiven', { sentence, given: given[language] });
  });
  const right = inBoth((language) => {
    if (field.known !== undefined) return say(language, field.known.length === 0 ? 'kit:shape.knownNone' : 'kit:shape.known', { names: field.known.join(language === 'zh' ? '、' : ', ') });
    const shape = field.shape === undefined ? say(language, 'kit:shape.any', {}) : shapeWords(field.shape, language, say);
    return say(language, 'kit:shape.shouldBe', { shape: field.note === undefined ? shape : say(language, 'kit:shape.noted', { shape, note: say(language, field.note, {}) }) });
  });
  return { at: field.at, code: field.code, given, what, right };
}

/** A fault of the caller's as a refusal; undefined for a fault of ours. */
export function asRefusal(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error;
  const known = error as Partial<FastifyError>;
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
