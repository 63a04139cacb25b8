import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Customer, CustomerList } from '#customers/contract.ts';
import type { Client, RefusedBody } from '../../test/kit/client.ts';
import { openWorld, type World } from '../../test/kit/world.ts';
import type { Product } from './contract.ts';

let world: World;
let agent: Client;
beforeAll(async () => {
  // Ten in the evening in Greenwich is the next morning in Shanghai.
  world = await openWorld({ start: '2026-11-20T22:00:00.000Z' });
  agent = await world.signedInAs('agent');
});
afterAll(() => world.close());

const customer = (name: string) => agent.must<Customer>('POST', '/api/customers', { name });
const add = (customerId: string, body: object) => agent.must<Product>('POST', `/api/customers/${customerId}/products`, { name: '滚筒洗衣机', ...body });
const refusedWith = async (answer: Promise<{ status: number; body: RefusedBody }>) => {
  const { status, body } = await answer;
  return `${status} ${body.error?.code}`;
};

test("warranty is counted in days of the brand's zone: the last day still counts, until its midnight there", async () => {
  const { id } = await customer('罗文');
  const ends = await add(id, { serial: 'W-1', warrantyUntil: '2026-11-21' });
  expect([ends.warranty, ends.warrantyDaysLeft]).toEqual(['endingSoon', 0]);
  expect(await add(id, { serial: 'W-2', warrantyUntil: '2026-11-20' })).toMatchObject({ warranty: 'ended', warrantyDaysLeft: -1 });
  expect(await add(id, { serial: 'W-3', warrantyUntil: '2027-11-21', purchasedOn: '2026-11-20' })).toMatchObject({ warranty: 'valid', warrantyDaysLeft: 365, purchasedOn: '2026-11-20' });
  expect(await add(id, { serial: 'W-4' })).toMatchObject({ warranty: 'unknown', warrantyDaysLeft: null });
  world.clock.pass({ hours: 17, minutes: 59 });
  // The night has ended the session.
  agent = await world.signedInAs('agent');
  expect((await agent.must<Product>('GET', '/api/products?serial=W-1')).warranty).toBe('endingSoon');
  world.clock.pass({ minutes: 1 });
  expect((await agent.must<Product>('GET', '/api/products?serial=W-1')).warranty).toBe('ended');
});

test('a serial is found however it is read off the plate, and stands in one file only', async () => {
  const { id } = await customer('沈括');
  const made = await add(id, { serial: 'QC-26 A7/0042' });
  for (const spelling of ['qc26a70042', 'QC 26 A7 0042', 'ＱＣ－２６Ａ７－００４２']) expect((await agent.must<Product>('GET', `/api/products?serial=${encodeURIComponent(spelling)}`)).id).toBe(made.id);
  expect(await refusedWith(agent.post<RefusedBody>(`/api/customers/${(await customer('别人')).id}/products`, { name: 'x', serial: 'QC26-A7-0042' }))).toBe('409 products.serialTaken');
  expect(await refusedWith(agent.get<RefusedBody>('/api/products?serial=QC26-A7-0043'))).toBe('404 products.serialUnknown');
  expect(await refusedWith(agent.get<RefusedBody>('/api/products?serial=---'))).toBe('404 products.serialUnknown');
  expect(await refusedWith(agent.post<RefusedBody>(`/api/customers/${id}/products`, { name: 'x', serial: ' - ' }))).toBe('422 products.serialEmpty');
});

test('a product that was taken out comes back as it was, is found again, and not while its serial stands in another file', async () => {
  const { id } = await customer('沈复');
  const other = await customer('陈芸');
  const made = await add(id, { serial: 'FS-77-0001', warrantyUntil: '2027-11-21', note: '靠窗' });
  await agent.must('DELETE', `/api/customers/${id}/products/${made.id}`);
  expect((await agent.must<CustomerList>('GET', '/api/customers?q=FS-77-0001')).items).toEqual([]);
  expect((await agent.delete(`/api/customers/${id}/products/${made.id}`)).status).toBe(404);
  expect((await agent.post(`/api/customers/${other.id}/products/${made.id}/restore`)).status).toBe(404);
  const elsewhere = await add(other.id, { serial: 'FS 77 0001' });
  expect(await refusedWith(agent.post<RefusedBody>(`/api/customers/${id}/products/${made.id}/restore`))).toBe('409 products.serialTaken');
  await agent.must('DELETE', `/api/customers/${other.id}/products/${elsewhere.id}`);
  expect(await agent.must('POST', `/api/customers/${id}/products/${made.id}/restore`)).toEqual(made);
  expect(await agent.must('POST', `/api/customers/${id}/products/${made.id}/restore`)).toEqual(made);
  expect((await agent.must<CustomerList>('GET', '/api/customers?q=FS-77-0001')).items.map((one) => one.id)).toEqual([id]);
  const { brandId } = await world.otherBrand();
  expect((await (await world.signedInAs('agent', { brandId })).post(`/api/customers/${id}/products/${made.id}/restore`)).status).toBe(404);
});

test('two colleagues enter the same plate at once: one is kept, the other is told', async () => {
  const a = await customer('甲');
  const b = await customer('乙');
  const answers = await Promise.all([a, b].map(({ id }) => agent.post(`/api/customers/${id}/products`, { name: 'x', serial: 'SAME-1' })));
  expect(answers.map((answer) => answer.status).toSorted()).toEqual([201, 409]);
});

test('a product is corrected, sold on, and entered for its next owner; the search follows', async () => {
  const seller = await customer('卖方');
  const buyer = await customer('买方');
  const product = await add(seller.id, { serial: 'OLD-77' });
  const path = `/api/customers/${seller.id}/products/${product.id}`;
  expect(await agent.must<Product>('PUT', path, { serial: 'NEW-88', note: '门封换过' })).toMatchObject({ serial: 'NEW-88', note: '门封换过', name: '滚筒洗衣机' });
  const owners = async (q: string) => (await agent.must<CustomerList>('GET', `/api/customers?q=${q}`)).items.map((item) => item.id);
  expect([await owners('OLD-77'), await owners('NEW-88')]).toEqual([[], [seller.id]]);
  expect(await refusedWith(agent.put<RefusedBody>(`/api/customers/${buyer.id}/products/${product.id}`, { note: 'x' }))).toBe('404 kit.notFound');
  await agent.must('DELETE', path);
  expect((await agent.must<{ items: Product[] }>('GET', `/api/customers/${seller.id}/products`)).items).toEqual([]);
  await add(buyer.id, { serial: 'NEW-88' });
  expect(await owners('NEW-88')).toEqual([buyer.id]);
});

test('days that do not exist or stand the wrong way round are refused', async () => {
  const { id } = await customer('日历');
  for (const body of [{ warrantyUntil: '2026-02-30' }, { purchasedOn: '21.11.2026' }, { warrantyUntil: '2026-13-01' }]) expect((await agent.post(`/api/customers/${id}/products`, { name: 'x', serial: 'D-1', ...body })).status).toBe(422);
  expect(await refusedWith(agent.post<RefusedBody>(`/api/customers/${id}/products`, { name: 'x', serial: 'D-1', purchasedOn: '2026-11-21', warrantyUntil: '2026-11-20' }))).toBe('422 products.warrantyBeforePurchase');
});

test('after a merge the product is seen in the file that stays, and is changed there; undone, it is back', async () => {
  const lead = await world.signedInAs('lead');
  const kept = await customer('留下');
  const gone = await customer('并入');
  const product = await add(gone.id, { serial: 'MERGE-1' });
  const { mergeId } = await lead.must<{ mergeId: string }>('POST', `/api/customers/${kept.id}/merge`, { customerId: gone.id });
  expect(await agent.must<Product>('GET', '/api/products?serial=MERGE-1')).toMatchObject({ id: product.id, customerId: kept.id });
  expect((await agent.must<{ items: Product[] }>('GET', `/api/customers/${kept.id}/products`)).items.map((item) => item.id)).toEqual([product.id]);
  await agent.must('PUT', `/api/customers/${kept.id}/products/${product.id}`, { note: '合并后改的' });
  await lead.must('POST', `/api/customers/${kept.id}/merges/${mergeId}/undo`);
  expect(await agent.must<Product>('GET', '/api/products?serial=MERGE-1')).toMatchObject({ customerId: gone.id, note: '合并后改的' });
});

test('the same serial may stand in another brand, and is not seen from here', async () => {
  const { id } = await customer('本家');
  await add(id, { serial: 'BRAND-1' });
  const other = await world.signedInAs('agent', { brandId: (await world.otherBrand()).brandId });
  expect((await other.get('/api/products?serial=BRAND-1')).status).toBe(404);
  const theirs = await other.must<Customer>('POST', '/api/customers', { name: '别家' });
  expect((await other.post(`/api/customers/${theirs.id}/products`, { name: 'x', serial: 'BRAND-1' })).status).toBe(201);
});

test('the house had nothing to complain of', () => expect(world.complaintsOfTheLog).toEqual([]));
