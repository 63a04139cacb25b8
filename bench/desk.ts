/**
 * `npm run bench desk [seconds]`: the real desk in a headless Chromium while 50 customers' messages a second arrive: a lead looks at the
 * inbox and at one conversation, in which one word a second is said. The browser itself tells of tasks that hold its main thread up for
 * 50 ms or more (Long Tasks). Beside it, in the same run, a page with nothing on it that holds the same socket and parses its frames.
 * And what a person downloads before the list stands (JavaScript and style sheets, gzip).
 */
import { gzipSync } from 'node:zlib';
import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, sitDown } from '../test/kit/browser.ts';
import { cpuSeconds, keepResult, openBenchCentre, type BenchCentre } from './bench-centre.ts';
import { seedConversations, seedId, seedToken } from './seed.ts';
import { openVisitor, type VisitorSocket } from './visitors.ts';

const seconds = Number(process.argv[2] ?? 20);
const perSecond = 50;
const conversations = 200;
const series = '04';
const looked = seedId(series, 'interaction', conversations);

interface Looking {
  readonly saidPerSecond: number;
  /** Frames of messages that this page's socket got, of those that were said. */
  readonly framesOfMessages: number;
  /** Tasks of 50 ms or more; the target speaks of those over 100 ms. */
  readonly longTasks: number;
  readonly over100Ms: number;
  readonly longestMs: number;
  /** How much of the time the page's main thread worked. */
  readonly busyPercent: number;
}

/** One word a second is the looked-at conversation's, the others go round: nobody speaks faster than people do. */
async function speak(sockets: readonly VisitorSocket[], count: number, series: string): Promise<number> {
  const [own, ...others] = sockets;
  if (own === undefined) throw new Error('nobody to speak');
  const acks: Promise<void>[] = [];
  const started = performance.now();
  for (let i = 0; i < count; i++) {
    const early = started + (i * 1000) / perSecond - performance.now();
    if (early > 1) await wait(early);
    acks.push((i % perSecond === perSecond - 1 ? own : (others[i % others.length] ?? own)).say(`订单还没有收到，麻烦帮我看看 ${series}${i}`));
  }
  await Promise.all(acks);
  return Math.round((count / (performance.now() - started)) * 1000);
}

/** @param last resolves when the page has shown what was said last */
async function watched(page: Page, sockets: readonly VisitorSocket[], series: string, last: (words: string) => Promise<void>): Promise<Looking> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable');
  const workedSeconds = async () => (await devtools.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
  await speak(sockets, perSecond * 3, `${series}w`);
  await wait(3000);
  await page.evaluate('{ window.__longTasks.length = 0; window.__messages = 0; }');
  const [before, started] = [await workedSeconds(), performance.now()];
  const saidPerSecond = await speak(sockets, perSecond * seconds, series);
  await last(`订单还没有收到，麻烦帮我看看 ${series}${perSecond * seconds - 1}`);
  const busyPercent = Math.round((100_000 * (await workedSeconds() - before)) / (performance.now() - started));
  const longTasks = (await page.evaluate('window.__longTasks')) as number[];
  return {
    saidPerSecond, framesOfMessages: (await page.evaluate('window.__messages')) as number, longTasks: longTasks.length, over100Ms: longTasks.filter((ms) => ms > 100).length,
    longestMs: Math.round(Math.max(0, ...longTasks)), busyPercent,
  };
}

/** Counts in the page itself: its own tasks by the browser's word, and what its sockets get. */
const counting = `
  window.__longTasks = []; window.__messages = 0;
  new PerformanceObserver((list) => window.__longTasks.push(...list.getEntries().map((task) => task.duration))).observe({ type: 'longtask' });
  window.WebSocket = class extends WebSocket {
    constructor(...given) { super(...given); this.addEventListener('message', (frame) => { if (String(frame.data).includes('"name":"message"')) window.__messages += 1; }); }
  };`;

async function seat(browser: Browser, centre: BenchCentre): Promise<Page> {
  return (await sitDown(browser, { baseUrl: centre.baseUrl, ...(centre.agent.cookie === undefined ? {} : { cookie: centre.agent.cookie }) })).page;
}

/** What comes later by itself (menus, palette, finders) is kept waiting: it belongs to no first second, however slow the machine. */
async function firstDownload(browser: Browser, centre: BenchCentre): Promise<number> {
  const page = await seat(browser, centre);
  await page.addInitScript('{ const plain = window.setTimeout; window.setTimeout = (run, ms, ...rest) => plain(run, ms >= 1000 ? ms * 100 : ms, ...rest); }');
  const parts: Promise<number>[] = [];
  page.on('response', (response) => {
    if (/\.(js|css)$/.test(new URL(response.url()).pathname)) parts.push(response.body().then((body) => gzipSync(body).length));
  });
  await page.goto('/?view=all');
  await page.getByRole('option').first().waitFor();
  await page.waitForLoadState('networkidle');
  const bytes = (await Promise.all(parts)).reduce((sum, one) => sum + one, 0);
  await page.context().close();
  return bytes;
}

async function atTheDesk(browser: Browser, centre: BenchCentre, sockets: readonly VisitorSocket[]): Promise<Looking> {
  const page = await seat(browser, centre);
  await page.addInitScript(counting);
  await page.goto(`/conversations/${looked}?view=all`);
  await page.getByRole('option').first().waitFor();
  const thread = page.getByRole('region').getByRole('listitem');
  await thread.first().waitFor();
  const looking = await watched(page, sockets, 'd', async (words) => thread.getByText(words, { exact: true }).waitFor({ timeout: 60_000 }));
  await page.context().close();
  return looking;
}

/** The same frames, parsed and thrown away. */
async function atAnEmptyPage(browser: Browser, centre: BenchCentre, sockets: readonly VisitorSocket[]): Promise<Looking> {
  // A page of our own origin, else the socket is refused; what the API answers may not open one by its policy.
  const context = await browser.newContext({ baseURL: centre.baseUrl, bypassCSP: true, viewport: { width: 1440, height: 900 } });
  const [name = '', value = ''] = (centre.agent.cookie ?? '').split(/=(.*)/s);
  await context.addCookies([{ name, value, url: centre.baseUrl }]);
  const page = await context.newPage();
  await page.addInitScript(counting);
  await page.goto('/api/first-run');
  await page.evaluate(`new Promise((welcomed, failed) => {
    window.__heard = new Set();
    const socket = new WebSocket(location.origin.replace('http', 'ws') + '/api/live');
    socket.onopen = () => socket.send('{"t":"hello","since":null}');
    socket.onerror = failed;
    socket.onmessage = ({ data }) => { const frame = JSON.parse(data); if (frame.t === 'welcome') welcomed(); if (frame.name === 'message') window.__heard.add(frame.data.text); };
  })`);
  const looking = await watched(page, sockets, 'e', async (words) => void (await page.waitForFunction(`window.__heard.has(${JSON.stringify(words)})`, undefined, { timeout: 60_000 })));
  await page.context().close();
  return looking;
}

const centre = await openBenchCentre();
await seedConversations(centre.ownerUrl, centre.brandId, { series, conversations, live: conversations, someWait: false, messagesEach: 10, agentMail: 'agent@yunque.example' });
const sockets = await Promise.all(Array.from({ length: 100 }, (_, i) => openVisitor(centre.baseUrl, seedToken(series, conversations - i))));
const browser = await openBrowser();
const gzipBytes = await firstDownload(browser, centre);
const idle = cpuSeconds(centre.serverPid);
const peer = await atAnEmptyPage(browser, centre, sockets);
const desk = await atTheDesk(browser, centre, sockets);
const serverSeconds = Math.round((cpuSeconds(centre.serverPid) - idle) * 10) / 10;
await browser.close();
for (const socket of sockets) socket.close();
await centre.close();
keepResult('desk', {
  arrivingPerSecond: perSecond, seconds, conversationsInView: conversations, desk, peer: { what: 'an empty page whose socket gets the same frames and parses them', ...peer }, serverProcessorSeconds: serverSeconds,
  target: 'no task over 100 ms', download: { gzipBytes, what: 'JavaScript and style sheets until the list stands' },
});
process.exit(0);
