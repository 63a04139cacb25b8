import { expect, inject, it } from 'vitest';
import { emptyDatabase } from '../../../test/kit/database.ts';
import { connect } from './connect.ts';

it('connects, and a lost connection does not end the process', async () => {
  const { url, drop } = await emptyDatabase();
  const client = await connect(url);
  expect((await client.query('select 1 as n')).rows).toEqual([{ n: 1 }]);
  await drop();
  await expect(client.query('select 1')).rejects.toThrow();
});

it('says in one sentence, without the password, what is wrong with an address', async () => {
  const { templateUrl } = inject('postgres');
  for (const [url, what] of [
    ['postgres://someone:tellnobody@localhost:1/x', /localhost:1\/x cannot be reached \(.*ECONNREFUSED/],
    [templateUrl.replace(/:[^:@]+@/, ':tellnobody@').replace(/[^/]+$/, 'lingting'), /lingting cannot be reached \(password authentication failed/],
    [templateUrl.replace(/[^/]+$/, 'nowhere'), /"nowhere" does not exist/],
    ['localhost:5432', /is not the address of a database/],
    ['mysql://someone:tellnobody@localhost/x', /is not the address of a database/],
  ] as const) {
    const trouble = await connect(url).catch((error: unknown) => error);
    expect(trouble, url).toMatchObject({ name: 'StartTrouble', en: expect.stringMatching(what) });
    expect(JSON.stringify([trouble, (trouble as Error).message])).not.toContain('tellnobody');
  }
});
