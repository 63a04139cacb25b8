/** `npm run demo`: a furnished brand on a data folder of its own, with customers who arrive by themselves. */
import { openDatabase } from '#kit/db/database.ts';
import { anyBrandExists } from '#staff/store.ts';
import { furnishApart } from './demo/furnish-apart.ts';
import { startDemoLife } from './demo/live.ts';
import { demoPassword, demoStaff, toldAccounts } from './demo/people.ts';
import { run } from './run.ts';

run({
  defaultDataFolder: './demo-data',
  async beforeOpen(place, say) {
    if (await hasBrand(place.databaseUrl)) return;
    say('  正在布置演示品牌，大约十几秒 / furnishing the demo brand, about a quarter of a minute …');
    await furnishApart(place);
  },
  async afterOpen(centre, settings, say) {
    say(`\n  演示账号（密码都是 ${demoPassword}）/ demo accounts, password ${demoPassword}:`);
    for (const { mail, name, role } of demoStaff.slice(0, toldAccounts)) say(`    ${mail.padEnd(20)} ${name}  ${role}`);
    say(`  示例商店 / example shop:  ${settings.publicUrl}/shop/`);
    return startDemoLife(centre);
  },
});

async function hasBrand(databaseUrl: string): Promise<boolean> {
  const db = openDatabase(databaseUrl, { connections: 1, onError: () => {} });
  try {
    return await db.transact({ brandId: 'everywhere' }, anyBrandExists);
  } finally {
    await db.close();
  }
}
