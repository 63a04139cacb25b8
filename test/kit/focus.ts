/** Whether what is typed next goes to this part: it, or something in it, has the focus. A key pressed before it has would go elsewhere. */
import type { Locator } from 'playwright-core';
import { expect } from 'vitest';

export async function expectFocusIn(part: Locator): Promise<void> {
  await part.waitFor();
  await expect.poll(() => part.evaluate((node) => node.contains(node.ownerDocument.activeElement))).toBe(true);
}
