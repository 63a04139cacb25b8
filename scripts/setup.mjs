/**
 * Makes a fresh clone ready, in plain words: locked dependencies (with the Node 24 runtime among them), then the screens when they
 * are stale. Plain JavaScript: it runs on whatever Node ≥ 20.19 the machine has, before our own is there.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const purpose = process.argv[2] ?? 'start';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  stop(`Node ${process.versions.node} 太旧，需要 20.19 或更新的版本。请从 nodejs.org 安装后重试。`, `Node ${process.versions.node} is too old; 20.19 or newer is needed. Install it from nodejs.org and try again.`);
}

installWhenNeeded();
if (purpose !== 'check') buildWhenStale();

function installWhenNeeded() {
  const lock = digest([join(root, 'package-lock.json')]);
  // A link leads into another clone's folder, which that clone keeps up to date: `npm ci` would empty it under its feet.
  if (lstatSync(join(root, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink()) return;
  const stamp = join(root, 'node_modules', '.lingting-installed');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  say('正在安装依赖（第一次约需一分钟）/ installing dependencies (about a minute the first time) …');
  run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], '依赖没有装好。请检查网络或 npm 的镜像设置，然后重试。', 'The dependencies could not be installed. Check the network or npm’s registry setting, then try again.');
  writeFileSync(stamp, lock);
}

function buildWhenStale() {
  const sources = [...filesUnder(join(root, 'src')).filter((file) => !file.endsWith('.test.ts') && !file.endsWith('.test.tsx')), join(root, 'package-lock.json'), join(root, 'vite.config.ts'), join(root, 'vite.widget.config.ts')];
  const state = digest(sources);
  const stamp = join(root, 'dist', '.built-from');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === state) return;
  say('正在构建页面 / building the screens …');
  const failure = ['页面没有构建成功，上面是原因。', 'The screens could not be built; the reason stands above.'];
  run('npm', ['run', '--silent', 'build'], ...failure);
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(stamp, state);
}

function filesUnder(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort();
}

function digest(files) {
  const hash = createHash('sha256');
  for (const file of files) if (existsSync(file)) hash.update(file.slice(root.length)).update('\0').update(readFileSync(file));
  return hash.digest('hex');
}

function run(command, args, zh, en) {
  const done = spawnSync(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], shell: process.platform === 'win32' });
  if (done.status !== 0) stop(zh, en);
}

function say(text) {
  process.stdout.write(`  ${text}\n`);
}

function stop(zh, en) {
  process.stderr.write(`\n  ✗ ${zh}\n    ${en}\n\n`);
  process.exit(1);
}
