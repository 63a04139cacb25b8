/** Gives a file out: to staff who may read the conversation, to the visitor whose conversation it is. Never as a page of ours. */
import type { FastifyReply } from 'fastify';
import { transact, type Act } from '#kit/act.ts';
import { actorKey, holds, type Actor } from '#kit/actor.ts';
import type { House } from '#kit/house.ts';
import { refuse } from '#kit/refusal.ts';
import { attachmentById, bytesOf, type StoredAttachment } from './store.ts';

export async function giveAttachment(house: House, who: Actor, id: string, wantsPreview: boolean, response: FastifyReply): Promise<FastifyReply> {
  const { file, bytes } = await transact(house, who, async (act) => {
    const found = await attachmentById(act, id);
    if (found === undefined || !maySee(act, found)) throw refuse('not_found', 'kit.notFound', { at: 'params.id' });
    return { file: found, bytes: await bytesOf(act, id, wantsPreview ? 'preview' : 'original') };
  });
  if (bytes === null) throw refuse('not_found', 'attachments.noPreview', { at: 'query.preview' });
  return response.headers({
    'content-type': wantsPreview ? 'image/webp' : file.media_type === 'text/plain' ? 'text/plain; charset=utf-8' : file.media_type,
    'content-disposition': wantsPreview ? 'inline' : `attachment; filename*=UTF-8''${encodeURIComponent(file.file_name).replace(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)}`,
    'content-security-policy': `default-src 'none'; sandbox`, 'x-content-type-options': 'nosniff', 'cache-control': 'private, max-age=3600',
  }).send(bytes);
}

function maySee(act: Act, file: StoredAttachment): boolean {
  if (file.uploaded_by === actorKey(act.who)) return true;
  if (act.who.kind === 'visitor') return file.devices.includes(act.who.id) && file.message_kind === 'text';
  return holds(act.who, 'interaction.read') && file.message_kind !== null;
}
