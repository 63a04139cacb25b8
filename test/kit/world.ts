/** The world of a story in a few lines: a centre on the real database, a clock one can move, people who are signed in. */
import { randomBytes } from 'node:crypto';
import { transact, type Act } from '#kit/act.ts';
import { systemOf, type Actor } from '#kit/actor.ts';
import type { Log } from '#kit/log.ts';
import type { PaceTerms } from '#chat/index.ts';
import { openCentre, type Centre } from '../../src/app/centre.ts';
import type { StoryPlace } from '../../src/app/demo/story.ts';
import { furnishBrand, type Adapters } from '../../src/app/wire.ts';
import { addMember, openBrand, setUpFirstBrand } from '#staff/index.ts';
import { storyDatabase } from './database.ts';
import { Client } from './client.ts';
import { fakeMailer, type FakeMailer } from './fake-mailer.ts';

export interface FakeClock {
  now(): Date;
  /** Moves the time on. */
  pass(by: { seconds?: number; minutes?: number; hours?: number; days?: number }): void;
  set(instant: string): void;
}

export function fakeClock(start = '2026-11-18T02:00:00.000Z'): FakeClock {
  let nowMs = Date.parse(start);
  return {
    now: () => new Date(nowMs),
    pass: ({ seconds = 0, minutes = 0, hours = 0, days = 0 }) => void (nowMs += ((days * 24 + hours) * 60 + minutes) * 60_000 + seconds * 1000),
    set: (instant) => void (nowMs = Date.parse(instant)),
  };
}

export interface World {
  readonly centre: Centre;
  readonly clock: FakeClock;
  /** What left by mail, and how the mail server behaves. */
  readonly mailer: FakeMailer;
  readonly baseUrl: string;
  readonly brandId: string;
  /** Errors and warnings the house wrote down; a story that expects none says so. */
  readonly complaintsOfTheLog: string[];
  /** A fresh signed-in person of the role (in the first brand or the given one). */
  signedInAs(role: 'agent' | 'lead' | 'administrator', options?: { brandId?: string; name?: string }): Promise<Client & { staffId: string }>;
  stranger(): Client;
  /** A second brand, for everything that must not cross. */
  otherBrand(): Promise<{ brandId: string; slug: string }>;
  /** One act as the house, for preparing a story. */
  act<T>(work: (act: Act) => Promise<T>, who?: Actor): Promise<T>;
  close(): Promise<void>;
}

export const password = 'correct horse battery';

export interface WorldOptions {
  adapters?: Partial<Adapters>;
  /** The machine's own time, with sweeps and listeners running by themselves, as in the real centre. */
  realTime?: boolean;
  start?: string;
  /** How fast one visitor may speak, when it is not as people do. */
  visitorPace?: PaceTerms;
  /** What has happened before the centre opens. */
  furnish?: (place: StoryPlace) => Promise<void>;
}
/** A centre as it stands after its first start: no brand, nobody in it. */
export interface EmptyCentre extends Pick<World, 'centre' | 'clock' | 'mailer' | 'baseUrl' | 'complaintsOfTheLog' | 'close'> {}

export async function openEmptyCentre(options: WorldOptions = {}): Promise<EmptyCentre> {
  const database = await storyDatabase();
  const clock = fakeClock(options.start);
  const mailer = fakeMailer();
  const complaintsOfTheLog: string[] = [];
  const log: Log = {
    info: () => {},
    warn: (what, detail) => void complaintsOfTheLog.push(`${what} ${JSON.stringify(detail ?? {})}`),
    error: (what, cause, detail) => void complaintsOfTheLog.push(`${what}: ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)} ${JSON.stringify(detail ?? {})}`),
  };
  await options.furnish?.({ databaseUrl: database.url, publicUrl: 'http://localhost', log });
  const centre = await openCentre({
    databaseUrl: database.url, publicUrl: 'http://localhost', hosts: new Set(['localhost']), clock: options.realTime === true ? { now: () => new Date() } : clock,
    dice: { bytes: (count) => randomBytes(count) }, log, adapters: { mailer, ...options.adapters }, connections: 10, runsByItself: options.realTime === true,
    ...(options.visitorPace === undefined ? {} : { visitorPace: options.visitorPace }),
  });
  const port = await centre.listen(0, '127.0.0.1');
  return {
    centre, clock, mailer, complaintsOfTheLog, baseUrl: `http://127.0.0.1:${port}`,
    async close() {
      await centre.close();
      await database.drop();
    },
  };
}

export async function openWorld(options: WorldOptions = {}): Promise<World> {
  const empty = await openEmptyCentre(options);
  const { centre, baseUrl } = empty;
  const admin = await setUpFirstBrand(centre.house, { brandName: '云雀电器', slug: 'yunque', name: '林知远', mail: 'admin@yunque.example', password, zone: 'Asia/Shanghai' }, furnishBrand);
  const brandId = admin.brand_id;
  let people = 0;
  const act = <T>(work: (act: Act) => Promise<T>, who: Actor = systemOf(brandId, 'story')) => transact(centre.house, who, work);
  return {
    ...empty, brandId, act,
    async signedInAs(role, given = {}) {
      people += 1;
      const mail = `${role}${people}@staff.example`;
      const brand = given.brandId ?? brandId;
      const row = await transact(centre.house, systemOf(brand, 'story'), (inBrand) => addMember(inBrand, { mail, name: given.name ?? `${role} ${people}`, role, password }));
      const client = new Client(baseUrl);
      await client.signIn(mail, password);
      return Object.assign(client, { staffId: row.id });
    },
    stranger: () => new Client(baseUrl),
    async otherBrand() {
      const slug = `other-${(people += 1)}`;
      const opened = await openBrand(centre.house, systemOf(brandId, 'story'), { name: '别家', slug, zone: 'Asia/Shanghai', administrator: { name: '别人', mail: `admin@${slug}.example` } }, furnishBrand);
      return { brandId: opened.brandId, slug };
    },
  };
}
