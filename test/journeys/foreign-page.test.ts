/**
 * The chat window on a page of somebody else's site, under the strictest policy that the site can have: one that the brand lists among
 * its pages, and one that it does not. Another origin to the browser: `localhost` there, `127.0.0.1` here.
 */
import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { InteractionPage } from '#interactions/contract.ts';
import { openBrowser, sitDown } from '../kit/browser.ts';
import type { Client } from '../kit/client.ts';
import { photo } from '../kit/photo.ts';
import { openWorld, type World } from '../kit/world.ts';

let browser: Browser;
let world: World;
let agent: Client;
const servers: Server[] = [];
/** Origins of two shops. */
let listed: string;
let unlisted: string;

beforeAll(async () => {
  [browser, world] = await Promise.all([openBrowser(), openWorld({ realTime: true })]);
  [listed, unlisted] = [await openShopElsewhere(), await openShopElsewhere()];
  const admin = await world.signedInAs('administrator');
  await admin.must('PUT', '/api/brand', { settings: { widgetOrigins: [listed] } });
  agent = await world.signedInAs('agent');
  await agent.must('PUT', '/api/presence', { state: 'available' });
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
  for (const server of servers) await new Promise((closed) => server.close(closed));
});

/** A shop on a server of its own; its policy names nothing but the centre, and lets nothing write markup. */
async function openShopElsewhere(): Promise<string> {
  const { baseUrl } = world;
  const policy = `default-src 'none'; script-src ${baseUrl}; connect-src ${baseUrl} ${baseUrl.replace('http', 'ws')}; img-src blob:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'`;
  const server = createServer((request, response) => {
    if (request.url !== '/') return response.writeHead(204).end();
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy, 'cross-origin-opener-policy': 'same-origin', 'referrer-policy': 'no-referrer' });
    return response.end(`<!doctype html><html lang="zh-CN"><title>别处的小店</title><h1>别处的小店</h1><script async src="${baseUrl}/widget/widget.js"></script><lingting-chat brand="yunque"></lingting-chat></html>`);
  });
  servers.push(server);
  await new Promise<void>((listening) => server.listen(0, 'localhost', listening));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the shop has no port');
  return `http://localhost:${address.port}`;
}

async function visit(origin: string) {
  const seat = await sitDown(browser, { baseUrl: origin });
  const sockets: string[] = [];
  seat.page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => sockets.push(`${socket.url()} ${String(payload)}`)));
  await seat.page.addInitScript(`window.__reports = []; addEventListener('securitypolicyviolation', (e) => window.__reports.push(e.violatedDirective + ' ' + e.blockedURI));`);
  await seat.page.goto('/');
  await seat.page.getByRole('button', { name: '在线客服' }).click();
  return { ...seat, sockets, reports: () => seat.page.evaluate('window.__reports') };
}

it('on a listed page: words go both ways by the socket, a picture too, and the site’s policy has nothing to report', async () => {
  const { page, context, complaints, sockets, reports } = await visit(listed);
  await page.getByRole('textbox', { name: '请说说您遇到的问题' }).fill('您好，在别处的网页上也能找到您吗？');
  await page.keyboard.press('Enter');
  let interactionId = '';
  await expect.poll(async () => {
    const { items: [ringing] } = await agent.must<{ items: { offerId: string; interactionId: string }[] }>('GET', '/api/offers');
    if (ringing === undefined) return false;
    await agent.must('POST', `/api/offers/${ringing.offerId}/accept`);
    interactionId = ringing.interactionId;
    return true;
  }).toBe(true);
  await agent.must('POST', `/api/interactions/${interactionId}/messages`, { key: randomUUID(), text: '找得到，请说。' });
  await page.getByRole('log').getByText('找得到，请说。').waitFor();
  // By the socket, not by asking again.
  await expect.poll(() => sockets.some((frame) => frame.startsWith(world.baseUrl.replace('http', 'ws')) && frame.includes('找得到，请说。'))).toBe(true);

  await page.locator('lingting-chat input[type=file]').setInputFiles(await photo('漏水.jpg'));
  await page.getByRole('button', { name: '发送' }).click();
  const carried = async () => (await agent.must<InteractionPage>('GET', `/api/interactions/${interactionId}`)).messages.flatMap((message) => message.attachments.map(({ fileName }) => fileName));
  await expect.poll(carried).toEqual(['漏水.jpg']);
  // The picture itself is shown: fetched with the token, drawn from the page's own memory.
  await expect.poll(() => page.locator('lingting-chat img').evaluateAll((all) => all.some((one) => one.getAttribute('src')?.startsWith('blob:') === true))).toBe(true);
  expect([await reports(), complaints]).toEqual([[], []]);
  await context.close();
});

it('on a page that is not listed: it says so instead of pretending, and nothing reaches the house', async () => {
  const { page, context, sockets, reports } = await visit(unlisted);
  await page.getByText('这个网页没有开通在线客服。').waitFor();
  expect([sockets, await reports()]).toEqual([[], []]);
  await context.close();
});
