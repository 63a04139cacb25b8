/** The door of the attachments slice. */
import * as z from 'zod';
import { Id } from '#kit/core/shapes.ts';
import { route } from '#kit/http/route.ts';
import { refuse } from '#kit/refusal.ts';
import type { Slice } from '#kit/slice.ts';
import { Attachment, AttachmentQuery } from './contract.ts';
import { largestAttachmentBytes } from './core/kinds.ts';
import { giveAttachment } from './download.ts';
import { removeForgotten } from './store.ts';
import { takeUpload } from './upload.ts';

const forgottenAfterMs = 24 * 3_600_000;
export const uploadLimitBytes = largestAttachmentBytes + 1;

export const attachmentsSlice: Slice = {
  name: 'attachments',
  routes: [
    route({
      method: 'POST', path: '/api/attachments', summary: { zh: '上传文件（请求体为原始字节，文件名以百分号编码放在 X-File-Name），之后由消息带上', en: 'Upload a file (raw body, name percent-encoded in X-File-Name); a message then carries it' }, repeated: { zh: '每次都存成另一个文件；一天内没有消息带上的会被删除。', en: 'Each call keeps another file; one that no message carries is removed after a day.' }, access: { permission: 'interaction.answer' }, reply: Attachment, status: 201, bodyLimitBytes: uploadLimitBytes,
      handle: async ({ house, who, request, response }) => {
        if (who === undefined) throw refuse('unauthenticated', 'kit.signIn');
        response.status(201);
        return takeUpload(house, who, { bytes: request.body, fileName: request.headers['x-file-name']?.toString() });
      },
    }),
    route({
      method: 'GET', path: '/api/attachments/:id', summary: { zh: '下载文件，或其重新编码的预览图', en: 'Download a file, or its re-encoded preview' }, access: { permission: 'interaction.read' }, params: z.object({ id: Id }), query: AttachmentQuery,
      handle: async ({ house, who, params, query, response }) => {
        if (who === undefined) throw refuse('unauthenticated', 'kit.signIn');
        return giveAttachment(house, who, params.id, query.preview === '1', response);
      },
    }),
  ],
  sweeps: [{ name: 'attachments.forgotten', everySeconds: 600, run: (house, now) => house.db.transact({ brandId: 'everywhere' }, (tx) => removeForgotten(tx, new Date(now.getTime() - forgottenAfterMs))) }],
};
export { giveAttachment } from './download.ts';
export { takeUpload } from './upload.ts';
