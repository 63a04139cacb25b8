/** `npm start` as its owner meets it: the real program in a process of its own, on the embedded database. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'lingting-start-'));
const children: ChildProcess[] = [];
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

function start(environment: Record<string, string>): { child: ChildProcess; said: () => string; isOpen: Promise<void>; ended: Promise<number | null> } {
  const child = spawn(process.execPath, ['src/app/main.ts'], { env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
  children.push(child);
  let text = '';
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  const isOpen = new Promise<void>((resolve, reject) => {
    const read = (chunk: unknown) => {
      text += String(chunk);
      if (text.includes('is open at')) resolve();
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('exit', (code) => reject(new Error(`ended with ${code}: ${text}`)));
  });
  isOpen.catch(() => {});
  return { child, said: () => text, isOpen, ended };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

test('it opens, a second centre on the same port or folder is told why not, it stops on a signal, and starts again with its data', async () => {
  const port = String(await freePort());
  const data = join(folder, 'data');
  const first = start({ PORT: port, LINGTING_DATA: data });
  await first.isOpen;
  const page = async () => (await (await fetch(`http://127.0.0.1:${port}/api/first-run`)).json()) as { needed: boolean };
  expect(await page()).toEqual({ needed: true });
  const setUp = await fetch(`http://127.0.0.1:${port}/api/first-run`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ brandName: '云雀', slug: 'yunque', name: '林', mail: 'admin@yunque.example', password: 'correct horse battery' }) });
  expect(setUp.status).toBe(200);

  const samePort = start({ PORT: port, LINGTING_DATA: join(folder, 'other') });
  expect(await samePort.ended).toBe(1);
  expect(samePort.said()).toMatch(new RegExp(`端口 ${port} 已被占用[\\s\\S]*Port ${port} is in use`));
  const sameFolder = start({ PORT: String(await freePort()), LINGTING_DATA: data });
  expect(await sameFolder.ended).toBe(1);
  expect(sameFolder.said()).toContain('✗');

  first.child.kill('SIGTERM');
  expect(await first.ended).toBe(0);
  const second = start({ PORT: port, LINGTING_DATA: data });
  await second.isOpen;
  expect(await page()).toEqual({ needed: false });
  second.child.kill('SIGTERM');
  expect(await second.ended).toBe(0);
}, 90_000);

test('a wrong setting is named and nothing is made', async () => {
  const data = join(folder, 'never');
  const wrong = start({ PORT: 'eighty', LINGTING_DATA: data });
  expect(await wrong.ended).toBe(1);
  expect(wrong.said()).toMatch(/PORT 的值“eighty”[\s\S]*The setting PORT/);
  expect(readdirSync(folder)).not.toContain('never');
});

test('a folder that holds something else is refused and left as it was', async () => {
  const data = join(folder, 'strange');
  mkdirSync(join(data, 'postgres', 'cluster'), { recursive: true });
  writeFileSync(join(data, 'postgres', 'cluster', 'diary.txt'), 'dear diary');
  const refused = start({ PORT: String(await freePort()), LINGTING_DATA: data });
  expect(await refused.ended).toBe(1);
  expect(refused.said()).toContain('✗');
  expect(readdirSync(join(data, 'postgres', 'cluster'))).toEqual(['diary.txt']);
}, 60_000);
