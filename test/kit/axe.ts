/** axe-core in a page under our strict policy: it is put into a world of its own over CDP, which no CSP and no Trusted Types reach. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const everyRule = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** What pointing at something and focusing it can change: its colours, and a tooltip that comes up. */
const rulesOfPointing = ['color-contrast', 'aria-tooltip-name', 'aria-hidden-focus'];

const lookFor = (runOnly: object) => `axe.run(document, { runOnly: ${JSON.stringify(runOnly)}, resultTypes: ['violations'], rules: { region: { enabled: false } } })
  .then(({ violations }) => violations.flatMap((v) => v.nodes.map((n) => v.id + ': ' + v.help + ' — ' + n.target.join(' ') + ' — ' + (n.any[0]?.message ?? n.all[0]?.message ?? n.none[0]?.message ?? ''))))`;

/** Prepares a page once: returns a function that looks for violations each time it is called, of every rule or only of those that pointing can break. A new document needs a new one. */
export async function axeOn(page: Page): Promise<(rules?: 'every' | 'pointing') => Promise<string[]>> {
  const cdp = await page.context().newCDPSession(page);
  const { frameTree } = await cdp.send('Page.getFrameTree');
  const { executionContextId } = await cdp.send('Page.createIsolatedWorld', { frameId: frameTree.frame.id, worldName: 'axe' });
  await cdp.send('Runtime.evaluate', { contextId: executionContextId, expression: source });
  return async (rules = 'every') => {
    const look = lookFor(rules === 'every' ? { type: 'tag', values: everyRule } : { type: 'rule', values: rulesOfPointing });
    const answer = await cdp.send('Runtime.evaluate', { contextId: executionContextId, awaitPromise: true, returnByValue: true, expression: look });
    if (answer.exceptionDetails) throw new Error(`axe did not run: ${answer.exceptionDetails.text} ${answer.exceptionDetails.exception?.description ?? ''}`);
    return answer.result.value as string[];
  };
}

/**
 * The violations of WCAG 2.2 A and AA and of axe's good practice on the page now, one line each: rule, what, where. Empty is what we
 * want. `region` is left out: an open menu lies outside all landmarks by design. Waits for the page to be drawn: an address that has
 * changed says nothing of what stands under it, and an empty document has faults that nobody meets.
 */
export async function axeViolations(page: Page): Promise<string[]> {
  await page.locator('h1').first().waitFor({ state: 'attached' });
  return (await axeOn(page))();
}
