/** What may be attached. Decided by what the bytes are; what cannot be recognised is refused unless it is plain text. */
export const largestAttachmentBytes = 10 * 1024 * 1024;

/** Rasters are re-encoded and may be shown; the rest is download only. */
const rasters = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif', 'image/heic'] as const;
const documents = [
  'application/pdf', 'application/zip',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'audio/mpeg', 'audio/mp4', 'audio/x-m4a', 'audio/wav', 'audio/ogg', 'audio/amr', 'video/mp4', 'video/quicktime', 'video/webm',
] as const;
export const allowedMediaTypes: readonly string[] = [...rasters, ...documents, 'text/plain'];

export function isRaster(mediaType: string): boolean {
  return (rasters as readonly string[]).includes(mediaType);
}

/**
 * The media type to keep, or undefined to refuse.
 * @param detected what the bytes say (undefined for text, SVG, HTML: those have no signature)
 * @param text the bytes as UTF-8 when they are valid UTF-8 without NUL, else undefined
 */
export function admitted(detected: string | undefined, text: string | undefined): string | undefined {
  if (detected !== undefined) return allowedMediaTypes.includes(detected) && detected !== 'text/plain' ? detected : undefined;
  if (text === undefined) return undefined;
  // Markup of any kind is refused: HTML and SVG would run if some page ever showed them.
  return /^[\s\uFEFF]*</.test(text.slice(0, 1000)) || /<(script|svg|html|iframe|object|embed)\b/i.test(text.slice(0, 100_000)) ? undefined : 'text/plain';
}

/** A name to show and to download under: no path, no control characters, at most 120 characters, the ending of its kind kept. */
export function shownName(given: string): string {
  const last = given.split(/[/\\]/).at(-1) ?? '';
  const clean = Array.from(last.normalize('NFC')).filter((char) => (char.codePointAt(0) ?? 0) >= 32 && !/[\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/.test(char)).join('').trim();
  return Array.from(clean === '' || clean === '.' || clean === '..' ? 'file' : clean).slice(-120).join('');
}
