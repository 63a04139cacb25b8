import * as z from 'zod';
import { Attachment } from '#interactions/contract.ts';

export { Attachment };
export const AttachmentQuery = z.object({ preview: z.enum(['0', '1']).default('0') });
