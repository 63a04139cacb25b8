import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyDatabase, freshDatabase } from '../../../test/kit/database.ts';
import { backup, checkBackup } from './backup.ts';
import { migrate, migrationsFolder } from './migrate.ts';
import { restore } from './restore.ts';

const AT = new Date('2026-11-21T08:00:00Z');
const BRAND = '01930000-0000-7000-8000-000000000001';
const OTHER = '01930000-0000-7000-8000-000000000002';

/** Tables with everything that makes restoring hard: names in the wrong order for foreign keys, forced fences, triggers. */
const SCHEMA = `
  create table brands (id uuid primary key, name text not null, zone text not null, settings jsonb not null, created_at timestamptz not null);
  create table a_events (id uuid primary key, brand_id uuid not null references brands, cause uuid references a_events, at timestamptz not null, ratio double precision not null,
    detail jsonb, detail_hash bytea, tags text[] not null default '{}', length int generated always as (octet_length(detail_hash)) stored);
  alter table a_events enable row level security;
  alter table a_events force row level security;
  alter table brands enable row level security;
  alter table brands force row level security;
  create policy brand_fence on brands using (id = nullif(current_setting('app.brand_id', true), '')::uuid or current_setting('app.everywhere', true) = 'on');
  create policy brand_fence on a_events using (brand_id = nullif(current_setting('app.brand_id', true), '')::uuid or current_setting('app.everywhere', true) = 'on');
  create function kept() returns trigger language plpgsql as $$ begin raise exception 'events are never removed'; end $$;
  create trigger kept before delete on a_events for each row execute function kept();
  create trigger not_truncated before truncate on a_events for each statement execute function kept();
  create function stamp() returns trigger language plpgsql as $$ begin new.at := clock_timestamp(); return new; end $$;
  create trigger stamp before insert on a_events for each row execute function stamp();
  create trigger switched_off before insert on a_events for each row execute function kept();
  alter table a_events disable trigger switched_off;`;

let opened: { url: string; drop(): Promise<void> }[];
let folder: string;
let file: string;
let migrations: string;

beforeEach(() => {
  opened = [];
  folder = mkdtempSync(join(tmpdir(), 'backup-'));
  file = join(folder, 'centre.backup');
  migrations = mkdtempSync(join(tmpdir(), 'backup-migrations-'));
  writeFileSync(join(migrations, '0001-schema.sql'), SCHEMA);
});

afterEach(async () => {
  for (const one of opened) await one.drop();
  rmSync(folder, { recursive: true });
  rmSync(migrations, { recursive: true });
});

async function using(kind: () => Promise<{ url: string; drop(): Promise<void> }>): Promise<string> {
  const one = await kind();
  opened.push(one);
  return one.url;
}

async function ask(url: string, ...statements: string[]): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`set app.everywhere = 'on'`);
    let rows: Record<string, unknown>[] = [];
    for (const statement of statements) ({ rows } = await client.query<Record<string, unknown>>(statement));
    return rows;
  } finally {
    await client.end();
  }
}

const event = (brand: string, n: number) => `insert into a_events (id, brand_id, at, ratio, detail, detail_hash, tags)
  values (gen_random_uuid(), '${brand}', now(), ${n} / 3.0, '{"note":"换行\\n和\\\\."}', '\\xdeadbeef', '{"a b",",\\\\"}')`;

async function filled(): Promise<string> {
  const url = await using(emptyDatabase);
  await migrate(url, { folder: migrations });
  await ask(url,
    `insert into brands values ('${BRAND}', E'一号\\n\\t\\\\.\\\\', 'Asia/Shanghai', '{"greeting":"您好 😀"}', now()), ('${OTHER}', '', 'Europe/Berlin', '{}', '2026-01-01 00:00:00.123456+00')`,
    ...Array.from({ length: 40 }, (_, n) => event(n % 2 === 0 ? BRAND : OTHER, n)),
    'update a_events set cause = (select max(id::text)::uuid from a_events)',
  );
  return url;
}

describe('backup and restore', () => {
  it('brings every row of every brand back, equal by checksum, with all guards up again', async () => {
    const source = await filled();
    const made = await backup(source, file, AT);
    const target = await using(emptyDatabase);
    const back = await restore(target, file, migrations);
    expect(back).toMatchObject({ takenAt: AT.toISOString(), rows: made.rows, tables: made.tables, migratedSince: [] });
    expect(made.rows).toBe(43);

    const again = join(folder, 'again.backup');
    await backup(target, again, AT);
    expect(await checkBackup(again)).toEqual(await checkBackup(file));
    expect(await ask(target, 'select * from brands order by id')).toEqual(await ask(source, 'select * from brands order by id'));

    const guards = `select relname, relrowsecurity, relforcerowsecurity, array(select conname::text || pg_get_constraintdef(k.oid) from pg_constraint k where conrelid = c.oid order by conname) as constraints,
      array(select tgname::text || tgenabled::text from pg_trigger t where tgrelid = c.oid and not tgisinternal order by 1) as triggers from pg_class c where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1`;
    expect(await ask(target, guards)).toEqual(await ask(source, guards));
    await expect(ask(target, 'delete from a_events')).rejects.toThrow(/never removed/);
    await expect(ask(target, event('01930000-0000-7000-8000-00000000dead', 1))).rejects.toThrow(/foreign key/);
  });

  it('holds one moment, while others write', async () => {
    const source = await filled();
    let writing = true;
    const writer = (async () => {
      let n = 100;
      // Both rows or none: a back-up of one moment holds as many of the one brand as of the other.
      while (writing) await ask(source, 'begin', event(BRAND, n), event(OTHER, n++), 'commit');
    })();
    await backup(source, file, AT);
    writing = false;
    await writer;
    const target = await using(emptyDatabase);
    await restore(target, file, migrations);
    const counts = await ask(target, `select count(*) filter (where brand_id = '${BRAND}') = count(*) filter (where brand_id = '${OTHER}') as same from a_events`);
    expect(counts).toEqual([{ same: true }]);
  });

  it('writes one file that only its owner reads and zcat shows, and leaves nothing half-done', async () => {
    const source = await filled();
    await backup(source, file, AT);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(gunzipSync(readFileSync(file)).toString()).toContain('您好 😀');
    await expect(backup(await using(emptyDatabase), join(folder, 'nothing.backup'), AT)).rejects.toThrow(/nothing to back up/);
    await expect(checkBackup(join(folder, 'nothing.backup'))).rejects.toMatchObject({ name: 'StartTrouble', en: expect.stringContaining('cannot be read') });
    await expect(backup(source, join(folder, 'missing', 'x.backup'), AT)).rejects.toThrow(/ENOENT/);
    expect(readdirSync(folder)).toEqual(['centre.backup']);
  });

  it('refuses to make a back-up from which a policy would hide rows', async () => {
    const source = await filled();
    await ask(source, 'create table hidden (brand_id uuid)', 'insert into hidden values (null)', 'alter table hidden enable row level security', 'alter table hidden force row level security',
      `create policy only_mine on hidden using (brand_id::text = current_setting('app.brand_id', true))`);
    await expect(backup(source, file, AT)).rejects.toMatchObject({ name: 'StartTrouble', en: expect.stringContaining('public.hidden'), zh: expect.stringContaining('public.hidden') });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('refuses a cut, altered or foreign file, and no row stays', async () => {
    await backup(await filled(), file, AT);
    const whole = readFileSync(file);
    const text = gunzipSync(whole).toString();
    const broken = {
      'cut in the middle': whole.subarray(0, whole.length - 50),
      'without its manifest': gzipSync(text.slice(0, text.lastIndexOf('{"manifest"'))),
      'one character changed': gzipSync(text.replace('Europe/Berlin', 'Europe/Bernau')),
      'one row lost': gzipSync(text.replace(/^.*\t\\\\xdeadbeef\t.*\n/m, '')),
      'a row PostgreSQL refuses': gzipSync(text.replace(OTHER, 'not-a-uuid')),
      'a bad row before a great many': gzipSync(text.replace(/^(\{"table":"public.brands"\}\n)/m, (line) => `${line}bad\n${`${'x'.repeat(1000)}\n`.repeat(20_000)}`)),
      'a column nobody has': gzipSync(text.replace('"zone"', '"zones"')),
      'an orphan': gzipSync(text.replaceAll(OTHER, '01930000-0000-7000-8000-00000000dead').replace('01930000-0000-7000-8000-00000000dead', OTHER)),
      'no back-up at all': Buffer.from('hello'),
    };
    for (const [what, bytes] of Object.entries(broken)) {
      writeFileSync(file, bytes);
      const target = await using(emptyDatabase);
      await expect(restore(target, file, migrations), what).rejects.toMatchObject({ name: 'StartTrouble', en: expect.stringMatching(/incomplete or damaged/) });
      const there = await ask(target, `select to_regclass('brands') is null as none`);
      if (!there[0]?.['none']) expect(await ask(target, 'select name from brands'), what).toEqual([]);
      if (what !== 'a column nobody has') await expect(checkBackup(file), what).rejects.toThrow(/incomplete or damaged/);
    }
  });

  it('restores after a failed restore, but never over somebody\'s data', async () => {
    const source = await filled();
    await backup(source, file, AT);
    await expect(restore(source, file, migrations)).rejects.toMatchObject({ name: 'StartTrouble', en: expect.stringContaining('not empty') });
    const target = await using(emptyDatabase);
    const whole = readFileSync(file);
    writeFileSync(file, gzipSync(gunzipSync(whole).toString().replace('Europe/Berlin', 'Europe/Bernau')));
    await expect(restore(target, file, migrations)).rejects.toThrow(/damaged/);
    writeFileSync(file, whole);
    expect((await restore(target, file, migrations)).rows).toBeGreaterThan(40);
  });

  it('loads the back-up of an older program and then migrates on; refuses one of a newer program', async () => {
    const older = join(folder, 'older');
    const newer = join(folder, 'newer');
    const files: [string, string][] = [
      ['0001-first.sql', 'create table brands (id int generated always as identity, name text); create table seeds (word text); insert into seeds values ($$from the migration$$);'],
      ['0002-second.sql', 'alter table brands add column shout text; update brands set shout = upper(name);'],
    ];
    for (const [path, count] of [[older, 1], [newer, 2]] as const) {
      mkdirSync(path);
      for (const [name, sql] of files.slice(0, count)) writeFileSync(join(path, name), sql);
    }
    const source = await using(emptyDatabase);
    await migrate(source, { folder: older });
    await ask(source, `insert into brands (name) values ('a'), ('b')`, `insert into seeds values ('by hand')`);
    await backup(source, file, AT);

    const target = await using(emptyDatabase);
    expect(await restore(target, file, newer)).toMatchObject({ migratedSince: ['0002-second.sql'] });
    expect(await ask(target, `insert into brands (name) values ('c')`, 'select id, shout from brands order by id')).toEqual([{ id: 1, shout: 'A' }, { id: 2, shout: 'B' }, { id: 3, shout: null }]);
    expect(await ask(target, 'select word from seeds order by word')).toEqual([{ word: 'by hand' }, { word: 'from the migration' }]);

    const ahead = join(folder, 'ahead.backup');
    await backup(target, ahead, AT);
    await expect(restore(await using(emptyDatabase), ahead, older)).rejects.toMatchObject({ name: 'StartTrouble', en: expect.stringContaining('0002-second.sql') });
    const alreadyNew = await using(emptyDatabase);
    await migrate(alreadyNew, { folder: newer });
    await expect(restore(alreadyNew, file, newer)).rejects.toThrow(/do not fit/);
  });

  it('fits every table this program has', async () => {
    const url = await using(freshDatabase);
    await backup(url, file, AT);
    const target = await using(emptyDatabase);
    expect((await restore(target, file, migrationsFolder)).migratedSince).toEqual([]);
  });
});
