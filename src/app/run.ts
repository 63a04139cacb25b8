/** Opens the centre by its settings: database → migrations → slices → port. Every trouble is one sentence. */
import { join } from 'node:path';
import { openEmbedded } from '#kit/db/embedded.ts';
import { migrate } from '#kit/db/migrate.ts';
import { jsonLog, type Log } from '#kit/log.ts';
import { StartTrouble } from '#kit/start-trouble.ts';
import { openAdapters } from './adapters.ts';
import { openCentre, type Centre } from './centre.ts';
import { pooledDice } from './dice.ts';
import { readSettings, type Settings } from './settings.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);

export interface RunOptions {
  /** Where the data stands when no setting says otherwise. */
  readonly defaultDataFolder: string;
  /** What to do while nobody can come in yet. */
  readonly beforeOpen?: (place: { databaseUrl: string; publicUrl: string; log: Log }, say: (line: string) => void) => Promise<void>;
  /** What to do once the centre is open, before it says so. Returns what is stopped first. */
  readonly afterOpen?: (centre: Centre, settings: Settings, say: (line: string) => void) => Promise<() => Promise<void>>;
}

/** Runs until Ctrl+C; a trouble that its owner can act on is printed as one sentence in both languages. */
export function run(options: RunOptions): void {
  open(options).catch((error: unknown) => {
    if (error instanceof StartTrouble) process.stderr.write(`\n  ✗ ${error.zh}\n    ${error.en}\n\n`);
    else process.stderr.write(`\n  ✗ 启动失败 / could not start:\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
  });
}

async function open(options: RunOptions): Promise<void> {
  const settings = readSettings({ ...process.env, LINGTING_DATA: process.env['LINGTING_DATA'] ?? options.defaultDataFolder }, process.cwd());
  const clock = { now: () => new Date() };
  const log = jsonLog((line) => process.stderr.write(line), clock.now);
  say('聆听 Lingting 正在启动 / starting …');
  const embedded = settings.databaseUrl === undefined ? await openEmbedded({ folder: join(settings.dataFolder, 'postgres'), log: (line) => { if (!settings.isQuiet) say(`  ${line}`); } }) : undefined;
  const databaseUrl = settings.databaseUrl ?? embedded?.url ?? '';
  // Whoever stops us while we are still starting leaves no database running behind.
  let close = async () => void (await embedded?.stop());
  closeOnSignal(log, () => close());
  try {
    const applied = await migrate(databaseUrl);
    if (applied.length > 0) say(`  数据库结构已更新 / database updated: ${applied.length}`);
    await options.beforeOpen?.({ databaseUrl, publicUrl: settings.publicUrl, log }, say);
    const centre = await openCentre({
      databaseUrl, publicUrl: settings.publicUrl, hosts: settings.hosts, trustedProxies: settings.trustedProxies, clock, dice: pooledDice(), log,
      adapters: openAdapters(settings, log), connections: 16, runsByItself: true,
    });
    await centre.listen(settings.port, settings.host).catch(async (error: NodeJS.ErrnoException) => {
      await centre.close();
      throw portTrouble(error, settings.port, settings.host);
    });
    const stopFirst = await options.afterOpen?.(centre, settings, say).catch(async (cause: unknown) => {
      await centre.close();
      throw cause;
    });
    say(`\n  聆听 Lingting 已就绪，请打开 / is open at  ${settings.publicUrl}\n  按 Ctrl+C 停止 / press Ctrl+C to stop\n`);
    close = async () => {
      await stopFirst?.();
      await centre.close();
      await embedded?.stop();
    };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

function closeOnSignal(log: Log, close: () => Promise<void>): void {
  let isClosing = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (isClosing) return;
      isClosing = true;
      say('正在停止 / stopping …');
      close().then(() => process.exit(0), (cause: unknown) => {
        log.error('stopping failed', cause);
        process.exit(1);
      });
    });
  }
}

function portTrouble(error: NodeJS.ErrnoException, port: number, host: string): Error {
  if (error.code === 'EADDRINUSE') return new StartTrouble({ zh: `端口 ${port} 已被占用。请停止占用它的程序，或换一个端口启动，例如 PORT=${port + 1} npm start。`, en: `Port ${port} is in use. Stop the program that uses it, or start on another port, for example: PORT=${port + 1} npm start.` }, error);
  if (error.code === 'EACCES') return new StartTrouble({ zh: `没有权限使用端口 ${port}。请换一个大于 1024 的端口，例如 PORT=3000 npm start。`, en: `Port ${port} may not be used without more rights. Choose one above 1024, for example: PORT=3000 npm start.` }, error);
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') return new StartTrouble({ zh: `本机没有地址 ${host}。请检查设置 HOST。`, en: `This machine has no address ${host}. Check the setting HOST.` }, error);
  return error;
}
