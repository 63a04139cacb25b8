/** A real server in a process of its own, to be killed: real time, real sweeps, a port of its own on a given database. */
import { openCentre } from '../../src/app/centre.ts';
import { pooledDice } from '../../src/app/dice.ts';
import { jsonLog } from '#kit/log.ts';

const [databaseUrl = '', port = '0'] = process.argv.slice(2);
const clock = { now: () => new Date() };
const centre = await openCentre({
  databaseUrl, publicUrl: 'http://localhost', hosts: new Set(['localhost']), clock, dice: pooledDice(),
  log: jsonLog((line) => process.stderr.write(line), clock.now), adapters: { mailer: undefined }, connections: 10, runsByItself: true,
});
const bound = await centre.listen(Number(port), '127.0.0.1');
process.stdout.write(`ready ${bound}\n`);
process.on('SIGTERM', () => void centre.close().then(() => process.exit(0)));
