/** When a journey fails, its log tells what the person saw: a failure on another machine must explain itself without being repeated. */
import type { Page, Request } from 'playwright-core';
import { afterEach } from 'vitest';

const bodyLimit = 400;
const textLimit = 4000;
const mostLines = 20;

interface Sight {
  readonly page: Page;
  readonly complaints: readonly string[];
  /** Requests that were refused or never answered, in the order of their end. */
  readonly failed: Promise<string>[];
  readonly underWay: Set<Request>;
}
/** Every page that was sat down at in this test file; those that have left tell nothing. */
const sights: Sight[] = [];

export function watch(page: Page, complaints: readonly string[]): void {
  const sight: Sight = { page, complaints, failed: [], underWay: new Set() };
  sights.push(sight);
  page.on('request', (request) => void sight.underWay.add(request));
  page.on('requestfinished', (request) => void sight.underWay.delete(request));
  page.on('requestfailed', (request) => {
    sight.underWay.delete(request);
    sight.failed.push(Promise.resolve(`${nameOf(request)} → ${request.failure()?.errorText ?? 'failed'}`));
  });
  page.on('response', (response) => {
    if (response.status() < 400) return;
    // The page may be gone before its body was read; the status is told all the same.
    const body = response.text().catch(() => '(body gone)');
    sight.failed.push(body.then((text) => `${nameOf(response.request())} → ${response.status()} ${text.slice(0, bodyLimit)}`));
  });
}

// Pages of `beforeAll` serve every story of a file, so it is the file that looks, not the story that sat down. Outside of a test (a bench, a script that takes pictures) nobody fails.
if (process.env['VITEST'] !== undefined) {
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return;
    for (const sight of sights) if (!sight.page.isClosed()) console.error(await told(sight));
  });
}

async function told({ page, complaints, failed, underWay }: Sight): Promise<string> {
  // A page that hangs must not hide the failure it caused.
  const sees = await page.locator('body').ariaSnapshot({ timeout: 3000 }).catch((cause: unknown) => `(the page does not answer: ${String(cause).slice(0, bodyLimit)})`);
  const list = (title: string, lines: readonly string[]) => (lines.length === 0 ? [] : [`  ${title}:`, ...lines.slice(-mostLines).map((line) => `    ${line}`)]);
  return [
    `At ${page.url()} the person saw:`, ...sees.slice(0, textLimit).split('\n').map((line) => `    ${line}`),
    ...list('complaints of the page', complaints), ...list('requests that failed', await Promise.all(failed)), ...list('requests still under way', [...underWay].map(nameOf)),
  ].join('\n');
}

function nameOf(request: Request): string {
  return `${request.method()} ${request.url()}`;
}
