import type { Act } from '#kit/act.ts';
import { may } from '#kit/actor.ts';
import { refuse } from '#kit/refusal.ts';
import { customerExists } from '#customers/index.ts';
import type { Product } from './contract.ts';
import { serialKey } from './core/serial.ts';
import { warrantyOf } from './core/warranty.ts';
import { productBySerialKey, productsOf, type ShownProduct } from './store.ts';

export function productView(row: ShownProduct): Product {
  return {
    id: row.id, customerId: row.owner_id, name: row.name, model: row.model, serial: row.serial, purchasedOn: row.purchased_on, warrantyUntil: row.warranty_until,
    warranty: warrantyOf(row.days_left), warrantyDaysLeft: row.days_left, note: row.note, createdAt: row.created_at.toISOString(),
  };
}

/** What this customer owns, also what was entered for a record that went into this one; the latest first. */
export async function customerProducts(act: Act, customerId: string): Promise<{ items: Product[] }> {
  may(act, 'customer.read');
  await customerExists(act, customerId);
  return { items: (await productsOf(act, customerId)).map(productView) };
}

/** Whose is this? By the serial on the plate, however it is spelled. */
export async function productBySerial(act: Act, serial: string): Promise<Product> {
  may(act, 'customer.read');
  const key = serialKey(serial);
  const row = key === '' ? undefined : await productBySerialKey(act, key);
  if (row === undefined) throw refuse('not_found', 'products.serialUnknown', { at: 'query.serial' });
  return productView(row);
}
