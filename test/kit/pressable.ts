/** Whether a person could press something where it is drawn: whole in the window, and nothing lies over its middle. */
import type { Locator } from 'playwright-core';
import { expect } from 'vitest';

export async function expectPressable(part: Locator): Promise<void> {
  await part.waitFor();
  await expect.poll(() => part.evaluate((node) => {
    const page = node.ownerDocument;
    const { left, top, right, bottom } = node.getBoundingClientRect();
    const { clientWidth, clientHeight } = page.documentElement;
    const met = page.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    const isInside = left >= 0 && top >= 0 && right <= clientWidth && bottom <= clientHeight;
    if (isInside && met !== null && (node.contains(met) || met.contains(node))) return 'pressable';
    return `${node.outerHTML.slice(0, 120)} at ${[left, top, right, bottom].join(' ')} of ${clientWidth} × ${clientHeight}, there: ${met === null ? 'nothing' : met.outerHTML.slice(0, 120)}`;
  }), { timeout: 10_000 }).toBe('pressable');
}
