/** What an administrator may change of the brand. */
import type { Act } from '#kit/act.ts';
import { may } from '#kit/actor.ts';
import type * as z from 'zod';
import { BrandSettings, type Brand, type ChangeBrand } from './contract.ts';
import { brandById, updateBrand } from './store.ts';
import { brandView } from './views.ts';

export async function changeBrand(act: Act, asked: z.output<typeof ChangeBrand>): Promise<Brand> {
  may(act, 'brand.manage');
  const before = await brandById(act, act.brandId);
  const after = {
    ...before, name: asked.name ?? before.name, zone: asked.zone ?? before.zone, language: asked.language ?? before.language,
    settings: BrandSettings.parse({ ...before.settings, ...asked.settings }),
  };
  await updateBrand(act, after);
  act.emit({ name: 'brand.changed', subject: ['brand', act.brandId], detail: { changed: Object.keys(asked) } });
  return brandView(after);
}

export async function widgetSecret(act: Act): Promise<{ secret: string }> {
  may(act, 'brand.manage');
  act.emit({ name: 'brand.widgetSecretShown', subject: ['brand', act.brandId] });
  return { secret: (await brandById(act, act.brandId)).widget_secret };
}

/** The old secret's signatures are refused from now on. */
export async function renewWidgetSecret(act: Act): Promise<{ secret: string }> {
  may(act, 'brand.manage');
  const secret = Buffer.from(act.bytes(32)).toString('base64url');
  await updateBrand(act, { ...(await brandById(act, act.brandId)), widget_secret: secret });
  act.emit({ name: 'brand.widgetSecretRenewed', subject: ['brand', act.brandId] });
  return { secret };
}
