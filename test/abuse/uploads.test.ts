/** What attackers upload, under what name, and how it comes out again. */
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Attachment } from '#attachments/contract.ts';
import type { Client, RefusedBody } from '../kit/client.ts';
import { hangsAfterMs } from '../kit/hang.ts';
import { Visitor } from '../kit/visitor.ts';
import { openWorld, type World } from '../kit/world.ts';

let world: World;
let visitor: Visitor;
let agent: Client;
beforeAll(async () => {
  world = await openWorld();
  agent = await world.signedInAs('agent');
});
afterAll(() => world.close());

async function upload(bytes: Buffer | string, name: string, headers: Record<string, string> = {}): Promise<{ status: number; body: Attachment & RefusedBody; tookMs: number }> {
  // Thirty a minute from one address are allowed; each upload here comes in a minute of its own.
  world.clock.pass({ minutes: 1 });
  if (visitor === undefined) {
    visitor = new Visitor(world.baseUrl);
    await visitor.open('yunque');
  }
  const start = performance.now();
  const answer = await fetch(`${world.baseUrl}/api/visitor/attachments`, {
    method: 'POST', headers: { authorization: `Bearer ${visitor.bearer ?? ''}`, 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(name), ...headers }, body: bytes as unknown as string,
  });
  return { status: answer.status, body: (await answer.json()) as Attachment & RefusedBody, tookMs: performance.now() - start };
}
const raw = (id: string, preview = '0') => fetch(`${world.baseUrl}/api/visitor/attachments/${id}?preview=${preview}`, { headers: { authorization: `Bearer ${visitor.bearer ?? ''}` } });

/** A PNG of the given size, all zeros: it deflates to almost nothing. */
function png(width: number, height: number, rows = height): Buffer {
  const crcTable = Array.from({ length: 256 }, (_, n) => { let c = n; for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1; return c >>> 0; });
  const chunk = (kind: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
    let crc = 0xffffffff;
    for (const byte of body) crc = (crcTable[(crc ^ byte) & 255] ?? 0) ^ (crc >>> 8);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE((crc ^ 0xffffffff) >>> 0);
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([1, 0, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', head), chunk('IDAT', deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * rows))), chunk('IEND', Buffer.alloc(0))]);
}
const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

const markup = {
  'a script in SVG': '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
  'SVG behind an XML head': '<?xml version="1.0"?><!DOCTYPE svg><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
  'SVG behind a comment': '<!-- x --><svg onload=alert(1)>',
  'SVG behind a byte order mark and blanks': '\ufeff \n\t<svg onload=alert(1)>',
  'a page': '<!doctype html><script>alert(1)</script>',
  'markup after plain words': `${'plain words '.repeat(200)}<script>alert(1)</script>`,
  'an iframe in the middle': 'hello <IFRAME src=//evil.example>',
  'XML with an entity bomb': '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>',
};
for (const [what, text] of Object.entries(markup)) {
  test(`${what} is refused under any name`, async () => {
    for (const name of ['a.svg', 'a.html', 'photo.png', 'words.txt', 'a', 'a.jpg.svg']) expect([name, (await upload(text, name)).status]).toEqual([name, 415]);
  });
}

test('programs, macros and unknown bytes are refused by what they are, not by how they are called', async () => {
  const kinds: [string, Buffer][] = [
    ['exe', Buffer.from('4d5a90000300000004000000ffff0000', 'hex')], ['elf', Buffer.concat([Buffer.from('7f454c46020101', 'hex'), Buffer.alloc(64)])], ['nul bytes', Buffer.alloc(100)],
    ['random', Buffer.from('8f3a91c2ff00', 'hex')], ['latin-1 text', Buffer.from('h\xe9llo', 'latin1')], ['gzip', Buffer.from('1f8b0800000000000003', 'hex')],
  ];
  for (const [what, bytes] of kinds) expect([what, (await upload(bytes, 'photo.png')).status]).toEqual([what, 415]);
  expect((await upload('', 'empty.txt')).status).toBe(422);
});

test('a GIF that is a script at the same time comes back as a download, and its preview is another file', async () => {
  const polyglot = Buffer.concat([gif, Buffer.from('/*', 'latin1'), Buffer.from('*/=1;alert(document.domain)//<script>alert(1)</script>', 'latin1')]);
  const { status, body } = await upload(polyglot, 'cat.js');
  expect([status, body.mediaType]).toEqual([201, 'image/gif']);
  const [original, preview] = [await raw(body.id), await raw(body.id, '1')];
  for (const answer of [original, preview]) {
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('content-security-policy')).toContain('sandbox');
    expect(answer.headers.get('content-security-policy')).toContain(`default-src 'none'`);
  }
  expect(original.headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''cat\.js$/);
  expect(original.headers.get('content-type')).toBe('image/gif');
  expect(preview.headers.get('content-type')).toBe('image/webp');
  expect(Buffer.from(await preview.arrayBuffer()).includes('alert')).toBe(false);
});

test('text with code in it is kept, and served as text to be saved, never as a script or a page', async () => {
  const { body } = await upload('alert(1)\n=cmd|calc\n', 'run.js');
  const answer = await raw(body.id);
  expect([answer.headers.get('content-type'), answer.headers.get('x-content-type-options')]).toEqual(['text/plain; charset=utf-8', 'nosniff']);
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment/);
});

test('a name is only ever shown: paths, hidden characters, headers and endings of other systems are harmless', async () => {
  const names: [string, RegExp][] = [
    ['../../../etc/passwd', /^passwd$/], ['..\\..\\web.config', /^web\.config$/], ['/etc/cron.d/x', /^x$/], ['..', /^file$/], ['.', /^file$/], ['', /^file$/],
    ['\u200b.htaccess', /^\.htaccess$/], ['photo.png\u202Egpj.exe', /^photo\.pnggpj\.exe$/], ['a\r\nSet-Cookie: lingting=x', /^aSet-Cookie: lingting=x$/], ['a"; filename="evil.html', /^a"; filename="evil\.html$/],
    ['invoice.pdf.exe', /^invoice\.pdf\.exe$/], ['nul\0.png', /^nul\.png$/], ['发票（最终版）.txt', /^发票（最终版）\.txt$/], [`${'长'.repeat(500)}.txt`, /^长{116}\.txt$/], ['<img src=x onerror=alert(1)>.png', /onerror/],
  ];
  for (const [given, shown] of names) {
    const { status, body } = await upload('plain words', given);
    expect([given, status]).toEqual([given, 201]);
    expect(body.fileName).toMatch(shown);
    const answer = await raw(body.id);
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''[\w%.!~-]+$/);
  }
  expect((await upload('plain words', 'x', { 'x-file-name': '%E0%A4%A' })).body.error).toMatchObject({ code: 'attachments.name', at: 'headers.x-file-name' });
});

test('a picture of a few bytes that would be sixty billion pixels is refused before it is unpacked', async () => {
  const bomb = await upload(png(250_000, 250_000, 10), 'bomb.png');
  expect([bomb.status, bomb.tookMs < hangsAfterMs]).toEqual([415, true]);
  const large = await upload(png(20_000, 20_000), 'large.png');
  expect([large.status, large.tookMs < hangsAfterMs]).toEqual([415, true]);
  const fine = await upload(png(640, 480), 'fine.png');
  expect([fine.status, fine.body.widthPx, fine.body.hasPreview]).toEqual([201, 640, true]);
});

test('a broken picture, a picture’s head without a body and one cut in half are refused', async () => {
  const whole = png(64, 64);
  for (const bytes of [whole.subarray(0, 40), whole.subarray(0, whole.length - 20), Buffer.concat([whole.subarray(0, 20), Buffer.alloc(30)])]) expect((await upload(bytes, 'a.png')).status).toBe(415);
});

test('eleven megabytes are refused, ten are taken', async () => {
  const words = Buffer.alloc(11 * 1024 * 1024, 'x');
  expect((await upload(words, 'big.txt')).status).toBe(413);
  expect((await upload(words.subarray(0, 10 * 1024 * 1024), 'fits.txt')).status).toBe(201);
});

test('where a photograph was taken does not show in its preview', async () => {
  const exif = { IFD0: { Make: 'SpyCam' }, IFD3: { GPSLatitude: '31/1 13/1 0/1', GPSLongitude: '121/1 28/1 0/1' } };
  const photo = await sharp({ create: { width: 32, height: 32, channels: 3, background: '#0f766e' } }).withExif(exif).jpeg().toBuffer();
  expect(photo.includes('SpyCam')).toBe(true);
  const { body } = await upload(photo, 'home.jpg');
  const preview = Buffer.from(await (await raw(body.id, '1')).arrayBuffer());
  expect([preview.length > 30, preview.includes('SpyCam'), preview.includes('EXIF')]).toEqual([true, false, false]);
});

test('a zip is kept closed: nobody unpacks it, it can only be saved', async () => {
  const zip = Buffer.concat([Buffer.from('504b0304140000000000', 'hex'), Buffer.alloc(16), Buffer.from('0b000000', 'hex').subarray(0, 2), Buffer.alloc(2), Buffer.from('../evil.txt'), Buffer.from('504b0506', 'hex'), Buffer.alloc(18)]);
  const { status, body } = await upload(zip, 'slip.zip');
  expect([status, body.hasPreview]).toEqual([201, false]);
  expect((await raw(body.id, '1')).status).toBe(404);
  expect((await raw(body.id)).headers.get('content-disposition')).toMatch(/^attachment/);
});

test('another visitor, an agent before it was sent, and a stranger fetch nothing; an unknown id is not found', async () => {
  const { body } = await upload('secret words', 'secret.txt');
  const thief = new Visitor(world.baseUrl);
  await thief.open('yunque');
  expect((await thief.get(`/api/visitor/attachments/${body.id}`)).status).toBe(404);
  expect((await agent.get(`/api/attachments/${body.id}`)).status).toBe(404);
  expect((await world.stranger().get(`/api/attachments/${body.id}`)).status).toBe(401);
  await thief.start('把别人的文件挂到我这里');
  const stolen = await thief.post<RefusedBody>('/api/visitor/messages', { key: 'stolen-key', text: '', attachmentIds: [body.id] });
  expect(stolen.body.error).toMatchObject({ code: 'interactions.attachmentGone' });
  expect((await visitor.get('/api/visitor/attachments/019a0000-0000-7000-8000-000000000000')).status).toBe(404);
  await visitor.start('我的文件', { attachmentIds: [body.id] });
  const again = await visitor.post<RefusedBody>('/api/visitor/messages', { key: 'second-use', text: '', attachmentIds: [body.id] });
  expect(again.body.error).toMatchObject({ code: 'interactions.attachmentGone' });
});

test('the house had nothing to complain of', () => expect(world.complaintsOfTheLog).toEqual([]));
