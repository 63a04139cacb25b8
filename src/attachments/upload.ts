/** Takes a file in: judged by its bytes, re-encoded when it is a picture, kept until a message carries it. */
import { createHash } from 'node:crypto';
import { fileTypeFromBuffer } from 'file-type';
import sharp from 'sharp';
import { transact } from '#kit/act.ts';
import { actorKey, type Actor } from '#kit/actor.ts';
import type { House } from '#kit/house.ts';
import { refuse } from '#kit/refusal.ts';
import type * as z from 'zod';
import type { Attachment } from './contract.ts';
import { admitted, isRaster, largestAttachmentBytes, shownName } from './core/kinds.ts';
import { insertAttachment } from './store.ts';

/** A picture of more pixels is a bomb or of no use in a chat. */
const mostPixels = 50_000_000;
const previewEdgePx = 1600;

export async function takeUpload(house: House, who: Actor, given: { bytes: unknown; fileName: string | undefined }): Promise<z.infer<typeof Attachment>> {
  const { bytes } = given;
  const fileName = shownName(decoded(given.fileName));
  if (!Buffer.isBuffer(bytes) || bytes.length === 0) throw refuse('invalid', 'attachments.empty', { at: 'body', params: { name: fileName } });
  if (bytes.length > largestAttachmentBytes) throw refuse('too_large', 'attachments.tooLarge', { at: 'body', params: { name: fileName, megabytes: largestAttachmentBytes / 1024 / 1024 } });
  const mediaType = admitted((await fileTypeFromBuffer(bytes))?.mime, asText(bytes));
  if (mediaType === undefined) throw refuse('unsupported', 'attachments.kind', { at: 'body', params: { name: fileName } });
  const preview = isRaster(mediaType) ? await previewOf(bytes, fileName) : undefined;
  return transact(house, who, async (act) => {
    const id = act.id();
    await insertAttachment(act, { id, uploadedBy: actorKey(who), fileName, mediaType, bytes, sha256: createHash('sha256').update(bytes).digest(), preview });
    act.emit({ name: 'attachment.uploaded', subject: ['attachment', id], detail: { mediaType, bytes: bytes.length } });
    return { id, fileName, mediaType, bytes: bytes.length, hasPreview: preview !== undefined, widthPx: preview?.widthPx ?? null, heightPx: preview?.heightPx ?? null };
  });
}

function asText(bytes: Buffer): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? undefined : text;
  } catch {
    // Not UTF-8, so not text to us: that is the answer, not a fault.
    return undefined;
  }
}

function decoded(name: string | undefined): string {
  try {
    return decodeURIComponent(name ?? 'file');
  } catch {
    throw refuse('invalid', 'attachments.name', { at: 'headers.x-file-name' });
  }
}

/** A polyglot or a hidden payload does not survive decoding and encoding again; place and camera data go too. */
async function previewOf(bytes: Buffer, name: string): Promise<{ bytes: Buffer; widthPx: number; heightPx: number } | undefined> {
  try {
    const made = await sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error', pages: 1 }).rotate().resize({ width: previewEdgePx, height: previewEdgePx, fit: 'inside', withoutEnlargement: true }).webp({ quality: 82 }).toBuffer({ resolveWithObject: true });
    return { bytes: made.data, widthPx: made.info.width, heightPx: made.info.height };
  } catch {
    throw refuse('unsupported', 'attachments.brokenPicture', { at: 'body', params: { name } });
  }
}
