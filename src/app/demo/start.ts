/** What `npm run demo` does: furnishes a new brand, then opens the centre and lets its people live. */
import { openDatabase } from '#kit/db/database.ts';
import { brandBySlug } from '#staff/index.ts';
import { anyBrandExists, staffByMail } from '#staff/store.ts';
import { furnishApart } from './furnish-apart.ts';
import { startDemoLife } from './live.ts';
import { demoPassword, demoSlug, demoStaff, toldAccounts } from './people.ts';
import { run } from '../run.ts';

run({
  defaultDataFolder: './demo-data',
  async beforeOpen(place, say) {
    const state = await stateOf(place.databaseUrl);
    if (state === 'cut short') say('  上次的布置没有做完，演示会有些空。想要完整的，请停下，删除它的数据文件夹，再启动一次。\n  The furnishing was cut short the last time, so the demo is somewhat empty. For the whole, stop, delete its data folder and start again.');
    if (state !== 'new') return;
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

type State = 'new' | 'cut short' | 'there';

async function stateOf(databaseUrl: string): Promise<State> {
  const db = openDatabase(databaseUrl, { connections: 1, onError: () => {} });
  try {
    return await db.transact({ brandId: 'everywhere' }, async (tx) => {
      if (!(await anyBrandExists(tx))) return 'new';
      const demo = (await staffByMail(tx, demoStaff[0].mail)).some((row) => row.slug === demoSlug) ? await brandBySlug(tx, demoSlug) : undefined;
      return demo?.settings.complaintNotice.zh === '' ? 'cut short' : 'there';
    });
  } finally {
    await db.close();
  }
}
