/** `npm run demo`: a furnished brand on a data folder of its own, with customers who arrive by themselves. */
import { permissionsOf } from '#staff/core/roles.ts';
import { isFirstRun } from '#staff/first-run.ts';
import { staffByMail } from '#staff/store.ts';
import { furnishDemo, type StaffActor } from './demo/furnish.ts';
import { startDemoLife } from './demo/live.ts';
import { demoPassword, demoStaff, workingColleagues } from './demo/people.ts';
import { run } from './run.ts';

run({
  defaultDataFolder: './demo-data',
  async afterOpen(centre, settings, say) {
    const { house } = centre;
    if (await isFirstRun(house)) {
      say('  正在布置演示品牌 / furnishing the demo brand …');
      await furnishDemo(centre);
    }
    const colleagues: StaffActor[] = [];
    for (const mail of workingColleagues) {
      for (const row of await house.db.transact({ brandId: 'everywhere' }, (tx) => staffByMail(tx, mail))) {
        colleagues.push({ kind: 'staff', id: row.id, brandId: row.brand_id, name: row.name, role: row.role, permissions: permissionsOf(row.role), sessionId: 'demo' });
      }
    }
    say(`\n  演示账号（密码都是 ${demoPassword}）/ demo accounts, password ${demoPassword}:`);
    for (const { mail, name, role } of demoStaff.slice(0, 3)) say(`    ${mail.padEnd(20)} ${name}  ${role}`);
    say(`  示例商店 / example shop:  ${settings.publicUrl}/shop/`);
    return startDemoLife(centre, colleagues);
  },
});
