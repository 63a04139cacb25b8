/** A second process over the same database, at the same time of day: what one does, the other must come to know. */
import { randomBytes } from 'node:crypto';
import { openCentre, type Centre } from '../../src/app/centre.ts';
import type { Adapters } from '../../src/app/wire.ts';
import type { Log } from '#kit/log.ts';
import type { World } from './world.ts';

export interface OtherProcess {
  readonly centre: Centre;
  readonly baseUrl: string;
}

export async function openOtherProcess(world: World, given: { adapters?: Partial<Adapters>; runsByItself?: boolean; log?: Log } = {}): Promise<OtherProcess> {
  const { db, clock, log } = world.centre.house;
  const centre = await openCentre({
    databaseUrl: db.url, publicUrl: 'http://localhost', hosts: new Set(['localhost']), clock, dice: { bytes: (count) => randomBytes(count) }, log: given.log ?? log,
    adapters: { mailer: world.mailer, ...given.adapters }, connections: 5, runsByItself: given.runsByItself ?? false,
  });
  return { centre, baseUrl: `http://127.0.0.1:${await centre.listen(0, '127.0.0.1')}` };
}
