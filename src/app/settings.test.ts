import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { StartTrouble } from '#kit/start-trouble.ts';
import { readSettings, settingNames } from './settings.ts';

const folder = mkdtempSync(join(tmpdir(), 'lingting-settings-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('without anything said the centre listens on this machine only, on port 3000', () => {
  expect(readSettings({}, folder)).toMatchObject({ port: 3000, host: '127.0.0.1', publicUrl: 'http://localhost:3000', databaseUrl: undefined });
});

test('the environment wins over the file', () => {
  writeFileSync(join(folder, 'lingting.env'), '# a comment\nPORT=4000\nPUBLIC_URL="https://service.example.com/"\n');
  expect(readSettings({}, folder)).toMatchObject({ port: 4000, publicUrl: 'https://service.example.com' });
  expect(readSettings({ PORT: '5000' }, folder).port).toBe(5000);
});

for (const [key, value] of [['PORT', 'eighty'], ['PORT', '70000'], ['DATABASE_URL', 'mysql://x'], ['PUBLIC_URL', 'service.example.com'], ['SMTP_URL', 'http://mail'], ['MAIL_FROM', 'nobody'], ['TRUSTED_PROXIES', 'true'], ['TRUSTED_PROXIES', '10.0.0.0/0'], ['TRUSTED_PROXIES', '10.0.0.0/33']] as const) {
  test(`a wrong ${key} is named with its value, in both languages`, () => {
    const wrong = () => readSettings({ [key]: value }, folder);
    expect(wrong).toThrow(StartTrouble);
    try {
      wrong();
    } catch (error) {
      expect((error as StartTrouble).zh).toContain(`${key} 的值“${value}”`);
      expect((error as StartTrouble).en).toContain(`The setting ${key}`);
    }
  });
}

test('proxies are named one by one or by range; without a word only this machine is believed', () => {
  expect(readSettings({}, folder).trustedProxies).toEqual(['loopback']);
  expect(readSettings({ TRUSTED_PROXIES: '10.0.0.0/8, fd00::/8,192.0.2.7' }, folder).trustedProxies).toEqual(['10.0.0.0/8', 'fd00::/8', '192.0.2.7']);
});

test('every setting stands in the table of the operations guide, and nothing else does', () => {
  const documented = [...readFileSync('docs/operations.md', 'utf8').matchAll(/^\| `([A-Z_]+)` \|/gm)].map((match) => match[1]);
  expect(documented.toSorted()).toEqual([...settingNames].toSorted());
});
