import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, inject } from 'vitest';

/**
 * A migrated, empty database, as the role that row-level security binds.
 * `drop()` closes whatever is still connected to it.
 */
export async function freshDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const { templateUrl } = inject('postgres');
  const name = await createDatabase('lingting_template');
  return { url: templateUrl.replace(/\/lingting_template(?=\?|$)/, `/${name}`), drop: () => asOwner(`drop database if exists ${name} with (force)`) };
}

/** Databases of this file's stories that are over, emptied for the next one. */
const emptied: string[] = [];
afterAll(async () => {
  for (const name of emptied.splice(0)) await asOwner(`drop database if exists ${name} with (force)`);
});
/** Emptying takes as long as there is something in it: after a story with very many rows a copy of the template is quicker. */
const mostBytes = 40 * 2 ** 20;

/** A migrated, empty database for one story of many in a file: copying the template each time would cost more than most stories do. */
export async function storyDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const { templateUrl } = inject('postgres');
  const name = emptied.pop() ?? (await createDatabase('lingting_template'));
  const urlAs = (url: string, path: string) => url.replace(new RegExp(`/${path}(?=\\?|$)`), `/${name}`);
  return {
    url: urlAs(templateUrl, 'lingting_template'),
    async drop() {
      const owner = new pg.Client({ connectionString: urlAs(inject('postgres').ownerUrl, ownerPath()) });
      await owner.connect();
      try {
        // Whatever still holds a lock here is of a story that is over.
        await owner.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()');
        const { rows: [size] } = await owner.query<{ bytes: string }>('select pg_database_size(current_database()) as bytes');
        if (Number(size?.bytes) < mostBytes) {
          await owner.query(empty);
          return void emptied.push(name);
        }
      } finally {
        await owner.end();
      }
      await asOwner(`drop database if exists ${name} with (force)`);
    },
  };
}
const ownerPath = (): string => new URL(inject('postgres').ownerUrl).pathname.slice(1);

/** Rows and counters as after the migrations, which write no rows but their own. Triggers that keep rows are for the house, not for its tests. */
const empty = `
  set session_replication_role = replica;
  do $$ declare each record; begin
    for each in select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'public' and tablename <> 'schema_migrations' loop execute 'delete from ' || each.name; end loop;
    for each in select format('%I.%I', schemaname, sequencename) as name, start_value from pg_sequences where schemaname = 'public' loop perform setval(each.name::regclass, each.start_value, false); end loop;
  end $$`;

/** The same, but with nothing in it at all: no tables, no migrations. */
export async function emptyDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const { templateUrl } = inject('postgres');
  const name = await createDatabase('template0');
  return { url: templateUrl.replace(/\/lingting_template(?=\?|$)/, `/${name}`), drop: () => asOwner(`drop database if exists ${name} with (force)`) };
}

async function createDatabase(template: string): Promise<string> {
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  await asOwner(`create database ${name} template ${template} owner lingting`);
  return name;
}

async function asOwner(statement: string): Promise<void> {
  const owner = new pg.Client({ connectionString: inject('postgres').ownerUrl });
  await owner.connect();
  try {
    await owner.query(statement);
  } finally {
    await owner.end();
  }
}
