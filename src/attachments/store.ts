import type { Act } from '#kit/act.ts';
import { sql } from '#kit/db/sql.ts';
import type { Queryable } from '#kit/db/database.ts';

interface NewAttachment {
  readonly id: string;
  readonly uploadedBy: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
  readonly sha256: Buffer;
  readonly preview: { bytes: Buffer; widthPx: number; heightPx: number } | undefined;
}

export async function insertAttachment(act: Act, file: NewAttachment): Promise<void> {
  await act.run(sql`
    insert into attachments (id, brand_id, uploaded_by, file_name, media_type, bytes, sha256, width_px, height_px, has_preview, created_at)
    values (${file.id}, ${act.brandId}, ${file.uploadedBy}, ${file.fileName}, ${file.mediaType}, ${file.bytes.length}, ${file.sha256}, ${file.preview?.widthPx ?? null}, ${file.preview?.heightPx ?? null}, ${file.preview !== undefined}, ${act.now})`);
  await act.run(sql`insert into attachment_bytes (attachment_id, brand_id, original, preview) values (${file.id}, ${act.brandId}, ${file.bytes}, ${file.preview?.bytes ?? null})`);
}

export interface StoredAttachment {
  readonly id: string;
  readonly file_name: string;
  readonly media_type: string;
  readonly has_preview: boolean;
  readonly uploaded_by: string;
  /** The devices of the customer whose conversation carries it. */
  readonly devices: string[];
  readonly message_kind: string | null;
}
export function attachmentById(act: Act, id: string): Promise<StoredAttachment | undefined> {
  return act.maybe(sql`
    select a.id, a.file_name, a.media_type, a.has_preview, a.uploaded_by, m.kind as message_kind,
      array(select d.visitor_id from conversation_devices d where d.brand_id = a.brand_id and d.interaction_id = a.interaction_id) as devices
    from attachments a left join messages m on m.id = a.message_id where a.brand_id = ${act.brandId} and a.id = ${id}`);
}
export async function bytesOf(act: Act, id: string, which: 'original' | 'preview'): Promise<Buffer | null> {
  const row = await act.one<{ bytes: Buffer | null }>(which === 'original'
    ? sql`select original as bytes from attachment_bytes where brand_id = ${act.brandId} and attachment_id = ${id}`
    : sql`select preview as bytes from attachment_bytes where brand_id = ${act.brandId} and attachment_id = ${id}`);
  return row.bytes;
}
/** Uploads that no message ever carried. */
export function removeForgotten(tx: Queryable, before: Date): Promise<number> {
  return tx.run(sql`delete from attachments where id in (select id from attachments where message_id is null and created_at < ${before} limit 100)`);
}
