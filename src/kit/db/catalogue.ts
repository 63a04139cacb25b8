/** What stands in a database, read from PostgreSQL's own catalogues. Every name comes quoted and with its schema. */
import type pg from 'pg';

export interface Table { name: string; columns: string[] }
interface ForeignKey { table: string; name: string; definition: string }
interface Trigger { table: string; name: string }
interface Sequence { name: string; value: number }

const OURS = `n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_'`;

async function read<R extends object>(client: pg.Client, statement: string): Promise<R[]> {
  return (await client.query<R>(statement)).rows;
}

/** All tables; a partitioned one counts as one. Generated columns are left out: they cannot be written. */
export function tablesOf(client: pg.Client): Promise<Table[]> {
  return read(client, `
    select format('%I.%I', n.nspname, c.relname) as name, array_agg(quote_ident(a.attname) order by a.attnum) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relkind in ('r', 'p') and not c.relispartition and c.relpersistence = 'p' and ${OURS}
    group by n.nspname, c.relname order by n.nspname collate "C", c.relname collate "C"`);
}

export function foreignKeysOf(client: pg.Client): Promise<ForeignKey[]> {
  return read(client, `
    select format('%I.%I', n.nspname, c.relname) as "table", quote_ident(k.conname) as name, pg_get_constraintdef(k.oid) as definition
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    where k.contype = 'f' and k.conparentid = 0 and ${OURS} order by 1, 2`);
}

/** Triggers that fire now; those switched off already are not listed. */
export function firingTriggersOf(client: pg.Client): Promise<Trigger[]> {
  return read(client, `
    select format('%I.%I', n.nspname, c.relname) as "table", quote_ident(t.tgname) as name
    from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
    where not t.tgisinternal and t.tgparentid = 0 and t.tgenabled = 'O' and ${OURS} order by 1, 2`);
}

export async function forcedTablesOf(client: pg.Client): Promise<string[]> {
  const rows = await read<{ name: string }>(client, `
    select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relforcerowsecurity and ${OURS} order by 1`);
  return rows.map(({ name }) => name);
}

/** Sequences that have given a number, and the last one they gave. */
export async function sequencesOf(client: pg.Client): Promise<Sequence[]> {
  const rows = await read<{ name: string; value: string }>(client, `
    select format('%I.%I', schemaname, sequencename) as name, last_value::text as value from pg_sequences
    where last_value is not null order by 1`);
  return rows.map(({ name, value }) => ({ name, value: Number(value) }));
}

/**
 * Tables of which this role would silently see only a part even with `app.everywhere`: row-level security binds it and
 * no policy opens all rows. A back-up without those rows would be worth nothing.
 */
export async function partlyHiddenTables(client: pg.Client): Promise<string[]> {
  const rows = await read<{ name: string }>(client, `
    select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and c.relrowsecurity and ${OURS}
      and not exists (select from pg_roles r where r.rolname = current_user and (r.rolsuper or r.rolbypassrls))
      and (c.relforcerowsecurity or not pg_has_role(c.relowner, 'usage'))
      and (exists (select from pg_policy p where p.polrelid = c.oid and not p.polpermissive and p.polcmd in ('r', '*'))
        or not exists (select from pg_policy p where p.polrelid = c.oid and p.polpermissive and p.polcmd in ('r', '*')
          and pg_get_expr(p.polqual, p.polrelid) ~ 'current_setting\\(''app\\.everywhere''(::text)?, true\\)'))
    order by 1`);
  return rows.map(({ name }) => name);
}
