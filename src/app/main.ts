/** `npm start`: settings → database → migrations → the centre on its port. Every trouble is one sentence. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { openEmbedded } from '#kit/db/embedded.ts';
import { migrate } from '#kit/db/migrate.ts';
import { jsonLog } from '#kit/log.ts';
import { StartTrouble } from '#kit/start-trouble.ts';
import { openAdapters } from './adapters.ts';
import { openCentre } from './centre.ts';
import { readSettings } from './settings.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const settings = readSettings(process.env, process.cwd());
  const clock = { now: () => new Date() };
  const log = jsonLog((line) => process.stderr.write(line), clock.now);
  say('聆听 Lingting 正在启动 / starting …');
  const embedded = settings.databaseUrl === undefined ? await openEmbedded({ folder: join(settings.dataFolder, 'postgres'), log: (line) => { if (!settings.isQuiet) say(`  ${line}`); } }) : undefined;
  const databaseUrl = settings.databaseUrl ?? embedded?.url ?? '';
  try {
    const applied = await migrate(databaseUrl);
    if (applied.length > 0) say(`  数据库结构已更新 / database updated: ${applied.length}`);
    const centre = await openCentre({
      databaseUrl, publicUrl: settings.publicUrl, hosts: settings.hosts, clock, dice: { bytes: (count) => randomBytes(count) }, log,
      adapters: openAdapters(settings), connections: 16, runsByItself: true,
    });
    const close = async () => {
      await centre.close();
      await embedded?.stop();
    };
    await centre.listen(settings.port, settings.host).catch(async (error: NodeJS.ErrnoException) => {
      await centre.close();
      throw portTrouble(error, settings.port, settings.host);
    });
    say(`\n  聆听 Lingting 已就绪，请打开 / is open at  ${settings.publicUrl}\n  按 Ctrl+C 停止 / press Ctrl+C to stop\n`);
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
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

function portTrouble(error: NodeJS.ErrnoException, port: number, host: string): Error {
  if (error.code === 'EADDRINUSE') return new StartTrouble({ zh: `端口 ${port} 已被占用。请停止占用它的程序，或换一个端口启动，例如 PORT=${port + 1} npm start。`, en: `Port ${port} is in use. Stop the program that uses it, or start on another port, for example: PORT=${port + 1} npm start.` }, error);
  if (error.code === 'EACCES') return new StartTrouble({ zh: `没有权限使用端口 ${port}。请换一个大于 1024 的端口，例如 PORT=3000 npm start。`, en: `Port ${port} may not be used without more rights. Choose one above 1024, for example: PORT=3000 npm start.` }, error);
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') return new StartTrouble({ zh: `本机没有地址 ${host}。请检查设置 HOST。`, en: `This machine has no address ${host}. Check the setting HOST.` }, error);
  return error;
}

main().catch((error: unknown) => {
  if (error instanceof StartTrouble) process.stderr.write(`\n  ✗ ${error.zh}\n    ${error.en}\n\n`);
  else process.stderr.write(`\n  ✗ 启动失败 / could not start:\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
