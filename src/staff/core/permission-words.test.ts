import { expect, test } from 'vitest';
import en from '../words.en.json' with { type: 'json' };
import zh from '../words.zh.json' with { type: 'json' };
import { permissions } from './roles.ts';

/** Whoever gives a permission away must be told in plain words what it is. */
test.each([['zh', zh], ['en', en]] as const)('every permission is explained in %s, and its area has a name', (_language, words) => {
  const explained: Record<string, Record<string, string>> = words.screen.permission;
  const areas: Record<string, string> = words.screen.area;
  const missing = permissions.filter((permission) => {
    const [area = '', act = ''] = permission.split('.');
    return !explained[area]?.[act] || !areas[area];
  });
  expect(missing).toEqual([]);
});
