import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';

/**
 * A migrated, empty database for one test file, as the role that row-level security binds.
 * `drop()` closes whatever is still connected to it.
 */
export async function freshDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const { templateUrl } = inject('postgres');
  const name = await createDatabase('lingting_template');
  return { url: templateUrl.replace(/\/lingting_template(?=\?|$)/, `/${name}`), drop: () => asOwner(`drop database if exists ${name} with (force)`) };
}

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
