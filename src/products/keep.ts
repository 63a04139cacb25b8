/** Products of a customer: entered, corrected, taken out. The serial finds the customer, so the customer's search columns follow. */
import type { Act } from '#kit/act.ts';
import { may } from '#kit/actor.ts';
import { refuse } from '#kit/refusal.ts';
import { openRecord, reindex } from '#customers/index.ts';
import type { AddProduct, ChangeProduct, Product } from './contract.ts';
import { serialKey } from './core/serial.ts';
import { insertProduct, lockSerial, markRemoved, markRestored, productById, productBySerialKey, removedProduct, updateProduct, type ProductRow, type ShownProduct } from './store.ts';
import { productView } from './views.ts';

export async function addProduct(act: Act, customerId: string, asked: AddProduct): Promise<Product> {
  may(act, 'product.write');
  const customer = await openRecord(act, customerId);
  const row: ProductRow = {
    id: act.id(), customer_id: customerId, name: asked.name, model: asked.model, serial: asked.serial, serial_key: keyOf(asked.serial),
    purchased_on: asked.purchasedOn, warranty_until: asked.warrantyUntil, note: asked.note, created_at: act.now,
  };
  refuseWrongDays(row);
  await lockSerial(act, row.serial_key);
  if (!(await insertProduct(act, row))) throw serialTaken();
  await reindex(act, customer);
  act.emit({ name: 'product.added', subject: ['product', row.id], detail: { customerId } });
  return shown(act, row.id);
}

export async function changeProduct(act: Act, customerId: string, productId: string, asked: ChangeProduct): Promise<Product> {
  may(act, 'product.write');
  const customer = await openRecord(act, customerId);
  const before = await ownProduct(act, customerId, productId);
  const after: ProductRow = {
    ...before, name: asked.name ?? before.name, model: asked.model ?? before.model, serial: asked.serial ?? before.serial, serial_key: keyOf(asked.serial ?? before.serial), note: asked.note ?? before.note,
    purchased_on: asked.purchasedOn === undefined ? before.purchased_on : asked.purchasedOn, warranty_until: asked.warrantyUntil === undefined ? before.warranty_until : asked.warrantyUntil,
  };
  refuseWrongDays(after);
  await lockSerial(act, after.serial_key);
  if (after.serial_key !== before.serial_key && (await productBySerialKey(act, after.serial_key)) !== undefined) throw serialTaken();
  await updateProduct(act, after);
  await reindex(act, customer);
  act.emit({ name: 'product.changed', subject: ['product', productId], detail: { customerId, changed: Object.keys(asked) } });
  return shown(act, productId);
}

/** No longer this customer's: sold on, scrapped, entered by mistake. Cases about it keep pointing to it, and the serial is free again. */
export async function removeProduct(act: Act, customerId: string, productId: string): Promise<{ done: true }> {
  may(act, 'product.write');
  const customer = await openRecord(act, customerId);
  await ownProduct(act, customerId, productId);
  await markRemoved(act, productId);
  await reindex(act, customer);
  act.emit({ name: 'product.removed', subject: ['product', productId], detail: { customerId } });
  return { done: true };
}

/** Into the file again, as it was. Refused when the serial stands in somebody's file by now. */
export async function restoreProduct(act: Act, customerId: string, productId: string): Promise<Product> {
  may(act, 'product.write');
  const customer = await openRecord(act, customerId);
  const row = await removedProduct(act, productId);
  if (row === undefined) return productView(await ownProduct(act, customerId, productId));
  if (row.owner_id !== customerId) throw refuse('not_found', 'kit.notFound', { at: 'params.productId' });
  await lockSerial(act, row.serial_key);
  if ((await productBySerialKey(act, row.serial_key)) !== undefined) throw serialTaken('params.productId');
  await markRestored(act, productId);
  await reindex(act, customer);
  act.emit({ name: 'product.restored', subject: ['product', productId], detail: { customerId } });
  return shown(act, productId);
}

async function ownProduct(act: Act, customerId: string, productId: string): Promise<ShownProduct> {
  const row = await productById(act, productId);
  if (row === undefined || row.owner_id !== customerId) throw refuse('not_found', 'kit.notFound', { at: 'params.productId' });
  return row;
}
async function shown(act: Act, productId: string): Promise<Product> {
  const row = await productById(act, productId);
  if (row === undefined) throw new Error(`product ${productId} was kept and is not there`);
  return productView(row);
}

function keyOf(serial: string): string {
  const key = serialKey(serial);
  if (key === '') throw refuse('invalid', 'products.serialEmpty', { at: 'body.serial' });
  return key;
}
const serialTaken = (at = 'body.serial') => refuse('conflict', 'products.serialTaken', { at });
function refuseWrongDays(row: ProductRow): void {
  if (row.purchased_on !== null && row.warranty_until !== null && row.warranty_until < row.purchased_on) throw refuse('invalid', 'products.warrantyBeforePurchase', { at: 'body.warrantyUntil' });
}
