/** The brand: what other slices may know of it, and what an administrator may change. */
import { isDeepStrictEqual } from 'node:util';
import type { Act } from '#kit/act.ts';
import { may } from '#kit/actor.ts';
import type { Queryable } from '#kit/db/database.ts';
import type * as z from 'zod';
import { BrandSettings, type Brand, type ChangeBrand } from './contract.ts';
import * as store from './store.ts';
import { brandView } from './views.ts';

/** The act's own brand, for every slice; who may was asked by the caller. */
export async function brandOf(act: Act): Promise<Brand> {
  return brandView(await store.brandById(act, act.brandId));
}

/** The brand of a public page. `tx` may see all brands; undefined when there is none of this short name. */
export async function brandBySlug(tx: Queryable, slug: string): Promise<(Brand & { readonly widgetSecret: string }) | undefined> {
  const row = await store.brandBySlug(tx, slug);
  return row === undefined ? undefined : { ...brandView(row), widgetSecret: row.widget_secret };
}

export async function changeBrand(act: Act, asked: z.output<typeof ChangeBrand>): Promise<Brand> {
  may(act, 'brand.manage');
  const row = await store.lockBrand(act);
  const before = brandView(row);
  const { settings, ...plain } = asked;
  const after: Brand = { ...before, ...plain, settings: BrandSettings.parse({ ...before.settings, ...settings }) };
  const [was, is] = [facts(before), facts(after)];
  const changed = [...is.keys()].filter((name) => !isDeepStrictEqual(was.get(name), is.get(name)));
  if (changed.length === 0) return after;
  await store.updateBrand(act, { ...row, name: after.name, zone: after.zone, language: after.language, settings: after.settings });
  const shown = (of: ReadonlyMap<string, unknown>) => Object.fromEntries(changed.filter((name) => !textsForCustomers.has(name)).map((name) => [name, of.get(name)]));
  act.emit({ name: 'brand.changed', subject: ['brand', act.brandId], detail: { changed, before: shown(was), after: shown(is) } });
  return after;
}

/** The trail names them, and keeps the values of everything else. */
const textsForCustomers: ReadonlySet<string> = new Set(['greeting', 'complaintNotice']);

function facts({ name, zone, language, settings }: Brand): Map<string, unknown> {
  return new Map(Object.entries({ name, zone, language, ...settings }));
}

export async function widgetSecret(act: Act): Promise<{ secret: string }> {
  may(act, 'brand.manage');
  act.emit({ name: 'brand.widgetSecretShown', subject: ['brand', act.brandId] });
  return { secret: (await store.brandById(act, act.brandId)).widget_secret };
}

/** The old secret's signatures are refused from now on. */
export async function renewWidgetSecret(act: Act): Promise<{ secret: string }> {
  may(act, 'brand.manage');
  const secret = Buffer.from(act.bytes(32)).toString('base64url');
  await store.updateBrand(act, { ...(await store.lockBrand(act)), widget_secret: secret });
  act.emit({ name: 'brand.widgetSecretRenewed', subject: ['brand', act.brandId] });
  return { secret };
}
