/** As the server's shapes have them (`page.test.ts` compares): the bundle carries no shapes. */

/** In UTF-16 units. */
export const longestText = 10_000;
/** The most files one message carries. */
export const largestAttachmentCount = 10;
