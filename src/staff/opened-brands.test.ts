import { afterAll, beforeAll, expect, test } from 'vitest';
import type * as z from 'zod';
import type { RefusedBody } from '../../test/kit/client.ts';
import { openWorld, password, type World } from '../../test/kit/world.ts';
import type { OpenedBrands } from './contract.ts';

let world: World;
beforeAll(async () => void (world = await openWorld()));
afterAll(() => world.close());

test('a brand that was opened is listed, its first invitation can be made again until somebody joins, and by nobody else', async () => {
  const admin = await world.signedInAs('administrator');
  const list = async (client = admin) => (await client.must<z.infer<typeof OpenedBrands>>('GET', '/api/brands')).items;
  const tokenOf = (link: string) => link.split('/join/')[1] ?? '';
  const opened = await admin.must<{ brandId: string; link: string }>('POST', '/api/brands', { name: '海燕电器', slug: 'haiyan', administrator: { name: '方舟', mail: 'fang@haiyan.example' } });
  expect(await list()).toMatchObject([{ id: opened.brandId, slug: 'haiyan', name: '海燕电器', waitsFor: { name: '方舟', mail: 'fang@haiyan.example', linkEndsAt: '2026-11-25T02:00:00.000Z' } }]);

  world.clock.pass({ days: 8 });
  await admin.signIn('admin@yunque.example', password);
  const again = await admin.must<{ link: string }>('POST', `/api/brands/${opened.brandId}/invitation`);
  expect((await world.stranger().get(`/api/invitations/${tokenOf(opened.link)}`)).status).toBe(410);
  const first = world.stranger();
  expect((await first.post(`/api/invitations/${tokenOf(again.link)}`, { name: '方舟', password: 'three quiet words' })).status).toBe(200);
  expect(await list()).toMatchObject([{ id: opened.brandId, waitsFor: null }]);
  expect((await admin.post<RefusedBody>(`/api/brands/${opened.brandId}/invitation`)).body.error.code).toBe('staff.alreadyJoined');

  // Its own administrator sees what they opened, and nothing of the house they were opened from.
  expect(await list(Object.assign(first, { staffId: '' }))).toEqual([]);
  expect((await first.post(`/api/brands/${world.brandId}/invitation`)).status).toBe(404);
  const { brandId } = await world.otherBrand();
  const stranger = await world.signedInAs('administrator', { brandId });
  expect((await stranger.post(`/api/brands/${opened.brandId}/invitation`)).status).toBe(404);
  expect((await (await world.signedInAs('lead')).get('/api/brands')).status).toBe(403);
});
