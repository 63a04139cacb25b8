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

for (const [key, value, zh, en] of [
  ['PORT', 'eighty', '1 到 65535', '1 to 65535'], ['PORT', '70000', '1 到 65535', '1 to 65535'], ['PORT', '0', '1 到 65535', '1 to 65535'], ['PORT', '80.5', '1 到 65535', '1 to 65535'],
  ['DATABASE_URL', 'mysql://x', '以 postgres:// 或', 'postgres:// or'], ['PUBLIC_URL', 'service.example.com', '以 http:// 或 https:// 开头', 'http:// or https://'], ['SMTP_URL', 'http://mail', '以 smtp:// 或', 'smtp:// or'],
  ['MAIL_FROM', 'nobody', '邮箱地址', 'a mail address'], ['LINGTING_LOG', 'loud', 'quiet 或 normal', 'quiet or normal'],
  ...['true', '10.0.0.0/0', '10.0.0.0/33'].map((proxies) => ['TRUSTED_PROXIES', proxies, '用逗号分隔的地址或网段', 'addresses or ranges'] as const),
] as const) {
  test(`a wrong ${key} (${value}) is named with its value and what would be right, each language in its own words`, () => {
    const wrong = () => readSettings({ [key]: value }, folder);
    expect(wrong).toThrow(StartTrouble);
    try {
      wrong();
    } catch (error) {
      const said = error as StartTrouble;
      expect(said.zh).toContain(`${key} 的值“${value}”不对：应当是`);
      expect(said.zh).toContain(zh);
      expect(said.en).toContain(`The setting ${key} has the value “${value}”`);
      expect(said.en).toContain(en);
      // No English sentence within the Chinese one: names, addresses and the folder aside, only Chinese words.
      expect(said.zh.replaceAll(folder, '')).not.toMatch(/\b(a|the|has|to|from|that|or|and|is)\b/i);
      expect(said.en).not.toMatch(/\p{Script=Han}/u);
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
