import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, cpSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { joinEmbedded, openEmbedded, type Embedded } from './embedded.ts';
import { findBinaries } from './embedded/binaries.ts';
import { isAlive } from './embedded/processes.ts';
import { userFor } from './embedded/run-as.ts';

/** Opens the folder in a process of its own and then does nothing, so that it can be killed. Prints one JSON line. */
const CHILD = `
  const { openEmbedded } = await import(${JSON.stringify(fileURLToPath(new URL('./embedded.ts', import.meta.url)))});
  try {
    const db = await openEmbedded({ folder: process.argv[1], log: () => {} });
    console.log(JSON.stringify({ url: db.url, pid: db.pid(), adopted: db.adopted }));
    setInterval(() => {}, 1000);
  } catch (error) { console.log(JSON.stringify({ name: error.name, message: error.message })); }
`;

/** The program's own Node: the runner may have been started by an older one. */
const NODE = fileURLToPath(new URL('../../../node_modules/.bin/node', import.meta.url));

let folder: string;
let opened: Embedded[];
let children: ChildProcess[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lingting-test-'));
  opened = [];
  children = [];
});

afterEach(async () => {
  for (const child of children) {
    child.kill('SIGKILL');
    await died(child);
  }
  for (const one of opened) await one.stop();
  // What a killed child left running; the lock of another machine is refused and guards nothing.
  if (existsSync(join(folder, 'centre.lock'))) await (await openEmbedded({ folder, log: () => undefined }).catch(() => undefined))?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function open(where = folder, log: (line: string) => void = () => undefined): Promise<Embedded> {
  const one = await openEmbedded({ folder: where, log });
  opened.push(one);
  return one;
}

async function openInChild(where = folder): Promise<{ child: ChildProcess; said: Record<string, unknown> }> {
  const child = spawn(NODE, ['--input-type=module', '-e', CHILD, where], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout?.once('data', (data: Buffer) => resolve(data.toString()));
    child.once('exit', () => reject(new Error('the child ended without a word')));
  });
  return { child, said: JSON.parse(line) as Record<string, unknown> };
}

async function ask(url: string, ...statements: string[]): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    let rows: Record<string, unknown>[] = [];
    for (const statement of statements) ({ rows } = await client.query<Record<string, unknown>>(statement));
    return rows;
  } finally {
    await client.end();
  }
}

async function died(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await new Promise((done) => child.once('exit', done));
}

describe('the embedded database', () => {
  it('is durable, checked, in UTF-8, on loopback only, and its role is bound by row-level security', async () => {
    const { url, ownerUrl } = await open();
    expect(await ask(url, `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit, current_setting('data_checksums') as checksums,
      current_setting('server_encoding') as encoding, current_setting('listen_addresses') as listen, current_setting('jit') as jit, upper('é聆') as upper`)).toEqual([
      { fsync: 'on', commit: 'on', checksums: 'on', encoding: 'UTF8', listen: '127.0.0.1', jit: 'off', upper: 'É聆' },
    ]);
    await ask(url, 'create table secret (brand int)', 'insert into secret values (1)', 'alter table secret enable row level security', 'alter table secret force row level security');
    expect(await ask(url, 'select * from secret')).toEqual([]);
    expect(await ask(ownerUrl, `select pg_get_userbyid(datdba) as owner from pg_database where datname = 'lingting'`)).toEqual([{ owner: 'lingting' }]);
  });

  it('lets nobody in without the password, which only its owner can read', async () => {
    const { url } = await open();
    await expect(ask(url.replace(/:[^:@]+@/, ':guess@'), 'select 1')).rejects.toThrow(/password authentication failed/);
    expect(statSync(join(folder, 'password')).mode & 0o777).toBe(0o600);
    expect(url).not.toContain(readFileSync(join(folder, 'password'), 'utf8'));
  });

  it('keeps everything over a stop and a start, and leaves no process', async () => {
    const first = await open();
    await ask(first.url, 'create table kept (n int)', 'insert into kept values (7)');
    const pid = first.pid();
    await first.stop();
    expect(isAlive(pid)).toBe(false);
    expect(readdirSync(folder)).not.toContain('centre.lock');
    const second = await open();
    expect(second.adopted).toBe(false);
    expect(await ask(second.url, 'select n from kept')).toEqual([{ n: 7 }]);
  });

  it('keeps the last acknowledged row when the server is killed, and comes back by itself on the same address', async () => {
    const said: string[] = [];
    const { url, pid } = await open(folder, (line) => said.push(line));
    await ask(url, 'create table acknowledged (n int)');
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => undefined);
    await client.connect();
    let last = 0;
    const killer = sleep(150).then(() => process.kill(pid(), 'SIGKILL'));
    const killed = pid();
    try {
      for (let n = 1; isAlive(killed); n += 1) {
        await client.query('insert into acknowledged values ($1)', [n]);
        last = n;
      }
    } catch {
      // The connection breaks in the middle of a row that was never acknowledged.
    }
    await killer;
    await client.end().catch(() => undefined);
    expect(last).toBeGreaterThan(0);
    await expect.poll(() => ask(url, `select count(*) >= ${last} as kept from acknowledged`).catch(() => 'away'), { timeout: 30_000 }).toEqual([{ kept: true }]);
    expect(pid()).not.toBe(killed);
    expect(said.some((line) => line.includes('has died'))).toBe(true);
  });

  it('takes over the server that a crash of the program left running', async () => {
    const { child, said } = await openInChild();
    await ask(String(said['url']), 'create table kept (n int)', 'insert into kept values (7)');
    child.kill('SIGKILL');
    await died(child);
    const next = await open();
    expect({ pid: next.pid(), adopted: next.adopted, url: next.url }).toEqual({ pid: said['pid'], adopted: true, url: said['url'] });
    expect(await ask(next.url, 'select n from kept')).toEqual([{ n: 7 }]);
    await next.stop();
    expect(isAlive(Number(said['pid']))).toBe(false);
  });

  it('starts again when the program and the server were both killed', async () => {
    const { child, said } = await openInChild();
    await ask(String(said['url']), 'create table kept (n int)', 'insert into kept values (7)');
    process.kill(Number(said['pid']), 'SIGKILL');
    child.kill('SIGKILL');
    await died(child);
    const next = await open();
    expect(next.adopted).toBe(false);
    expect(await ask(next.url, 'select n from kept')).toEqual([{ n: 7 }]);
  });

  it('is not fooled by a left-over process number that a stranger has now', async () => {
    await (await open()).stop();
    const stranger = spawn('sleep', ['60']);
    children.push(stranger);
    const data = join(folder, 'cluster');
    writeFileSync(join(data, 'postmaster.pid'), `${stranger.pid}\n${data}\n1700000000\n5999\n\n127.0.0.1\n  1 1\nready   \n`);
    expect(await ask((await open()).url, 'select 1 as n')).toEqual([{ n: 1 }]);
    expect(isAlive(Number(stranger.pid))).toBe(true);
  });

  it('refuses a second process, and a second time in the same process, until the first has ended', async () => {
    const first = await open();
    expect((await openInChild()).said).toMatchObject({ name: 'StartTrouble', message: expect.stringContaining(`(${process.pid} @`) });
    await expect(open()).rejects.toMatchObject({ name: 'StartTrouble', zh: expect.stringContaining(folder) });
    expect(await joinEmbedded(folder)).toEqual({ url: first.url, ownerUrl: first.ownerUrl });
    expect(await ask(first.url, 'select 1 as n')).toEqual([{ n: 1 }]);
    await first.stop();
    expect(await joinEmbedded(folder)).toBeUndefined();
    expect((await openInChild()).said).toHaveProperty('url');
  });

  it('takes over a lock torn or left by a crash, but respects another machine that still shows life', async () => {
    writeFileSync(join(folder, 'centre.lock'), '{"pid": 12');
    await (await open()).stop();
    writeFileSync(join(folder, 'centre.lock'), JSON.stringify({ pid: 1, birth: '1', host: 'elsewhere', token: 'x' }));
    await expect(open()).rejects.toThrow(/1 @ elsewhere/);
  });

  it('refuses an incomplete folder and touches nothing in it', async () => {
    const data = join(folder, 'cluster');
    mkdirSync(join(data, 'base'), { recursive: true });
    writeFileSync(join(data, 'base', '1'), 'precious');
    await expect(open()).rejects.toMatchObject({ name: 'StartTrouble', en: expect.stringContaining('no PG_VERSION'), zh: expect.stringContaining('PG_VERSION') });
    expect(readdirSync(data)).toEqual(['base']);
    expect(readFileSync(join(data, 'base', '1'), 'utf8')).toBe('precious');
    expect(existsSync(join(folder, 'centre.lock'))).toBe(false);
  });

  it('refuses a folder of another PostgreSQL, and a folder without its password', async () => {
    await (await open()).stop();
    const version = join(folder, 'cluster', 'PG_VERSION');
    writeFileSync(version, '15\n');
    await expect(open()).rejects.toThrow(/belongs to PostgreSQL 15/);
    writeFileSync(version, '18\n');
    rmSync(join(folder, 'password'));
    await expect(open()).rejects.toThrow(/`password` is missing/);
  });

  it('says what is wrong with a damaged cluster, in PostgreSQL\'s own words', async () => {
    await (await open()).stop();
    rmSync(join(folder, 'cluster', 'global', 'pg_control'));
    await expect(open()).rejects.toMatchObject({ name: 'StartTrouble', en: expect.stringContaining('pg_control') });
  });

  it('refuses a folder that cannot be written', async () => {
    writeFileSync(join(folder, 'file'), '');
    await expect(open(join(folder, 'file', 'data'))).rejects.toMatchObject({ name: 'StartTrouble', en: expect.stringContaining('cannot be written') });
  });

  it('says what to do when there are no programs for this machine, or none that run', async () => {
    const native = join(folder, 'package', 'native');
    await expect(findBinaries(folder, undefined, native)).rejects.toMatchObject({ name: 'StartTrouble', en: expect.stringContaining('DATABASE_URL'), zh: expect.stringContaining('DATABASE_URL') });
    mkdirSync(join(native, 'bin'), { recursive: true });
    writeFileSync(join(native, 'bin', 'postgres'), '#!/no/such/loader\n', { mode: 0o755 });
    await expect(findBinaries(folder, undefined, native)).rejects.toThrow(/no built-in PostgreSQL that runs on this machine/);
  });

  it.runIf(process.getuid?.() === 0)('copies programs that PostgreSQL\'s user cannot reach, and makes the symlinks npm skipped', async () => {
    const { postgres } = await findBinaries(folder, undefined);
    const installed = join(folder, 'closed', 'package', 'native');
    cpSync(join(dirname(postgres), '..'), installed, { recursive: true, verbatimSymlinks: true });
    writeFileSync(join(installed, '..', 'package.json'), '{"version":"1.2.3"}');
    chmodSync(folder, 0o711);
    chmodSync(join(folder, 'closed'), 0o700);
    const links = readdirSync(join(installed, 'lib')).filter((name) => lstatSync(join(installed, 'lib', name)).isSymbolicLink());
    expect(links.length).toBeGreaterThan(0);
    for (const link of links) rmSync(join(installed, 'lib', link));
    const found = await findBinaries(folder, userFor(join(folder, 'cluster')), installed);
    expect(found.postgres).toBe(join(folder, 'native-1.2.3', 'bin', 'postgres'));
    expect(readdirSync(join(folder, 'native-1.2.3', 'lib'))).toEqual(expect.arrayContaining(links));
  });

  it.runIf(process.getuid?.() === 0)('runs under a closed home of root, which others may then pass but not list', async () => {
    const home = join(folder, 'home');
    mkdirSync(home, { mode: 0o700 });
    chmodSync(folder, 0o755);
    const said: string[] = [];
    const { url, pid, stop } = await open(join(home, 'clone', 'data'), (line) => said.push(line));
    expect(await ask(url, 'select 1 as n')).toEqual([{ n: 1 }]);
    expect(statSync(`/proc/${pid()}`).uid).not.toBe(0);
    expect(statSync(home).mode & 0o777).toBe(0o701);
    expect(said.some((line) => line.includes(home))).toBe(true);
    await stop();
    // A copy made by root belongs to root; PostgreSQL gets it back.
    cpSync(join(home, 'clone', 'data'), join(folder, 'copy'), { recursive: true });
    expect(await ask((await open(join(folder, 'copy'))).url, 'select 1 as n')).toEqual([{ n: 1 }]);
  });
});
