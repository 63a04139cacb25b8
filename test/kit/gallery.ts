/** The gallery of all parts, built and served under a policy as strict as ours, with Trusted Types on top. */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const types: Readonly<Record<string, string>> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };
const policy = `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; font-src 'self'; connect-src 'self'; base-uri 'none'; require-trusted-types-for 'script'`;

export async function openGallery(): Promise<{ baseUrl: string; close(): Promise<void> }> {
  const root = fileURLToPath(new URL('../../dist/gallery', import.meta.url));
  process.env.LINGTING_GALLERY = '1';
  try {
    await build({ configFile: fileURLToPath(new URL('../../vite.config.ts', import.meta.url)), logLevel: 'error' });
  } finally {
    delete process.env.LINGTING_GALLERY;
  }
  const server: Server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://gallery').pathname);
    try {
      const file = join(root, path === '/' ? 'gallery.html' : path);
      response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream', 'content-security-policy': policy }).end(readFileSync(file));
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the gallery has no port');
  return { baseUrl: `http://127.0.0.1:${address.port}`, close: () => new Promise((closed) => server.close(() => closed())) };
}
