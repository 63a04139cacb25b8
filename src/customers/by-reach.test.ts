import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../test/kit/world.ts';
import { customerByReach } from './by-reach.ts';

let world: World;
beforeAll(async () => void (world = await openWorld()));
afterAll(() => world.close());

const claim = (name: string, ...reaches: ['phone' | 'mail', string][]) =>
  world.act((act) => customerByReach(act, { name, language: 'zh', reaches: reaches.map(([kind, value]) => ({ kind, value, at: 'body' })) }));

test('the same person filing again by the same number is the same customer', async () => {
  const first = await claim('欧阳静', ['phone', '13800138000'], ['mail', 'jing@customer.example']);
  expect((await claim('欧阳静', ['phone', '138 0013 8000'])).customerId).toBe(first.customerId);
});

test('a stranger who knows somebody’s number cannot hang an address of their own on that record', async () => {
  const victim = await claim('罗芳', ['phone', '13900139000']);
  const stranger = await claim('罗芳', ['phone', '13900139000'], ['mail', 'stranger@evil.example']);
  expect(stranger.customerId).not.toBe(victim.customerId);
});
