/** `npm run bench NAME [arguments]`: one measurement, or all of them one after another. */
import { spawnSync } from 'node:child_process';

/** What each takes is in bench/README.md. Customer search seeds 100,000 customers, the inbox a million messages: minutes. */
const all = ['conversations', 'chat', 'fan-out', 'inbox', 'customer-search', 'customer-timeline', 'desk', 'estimator', 'mood', 'queueing', 'routing', 'simulator', 'memory', 'start'];
const [name, ...words] = process.argv.slice(2);
if (name !== undefined && name !== 'all' && !all.includes(name)) {
  process.stderr.write(`There is no measurement ${name}. There are: ${all.join(', ')}, all.\n`);
  process.exit(2);
}
let failed = 0;
for (const each of name === undefined || name === 'all' ? all : [name]) {
  const { status } = spawnSync(process.execPath, [`bench/${each}.ts`, ...words], { stdio: 'inherit' });
  if (status !== 0) failed += 1;
}
process.exit(failed === 0 ? 0 : 1);
