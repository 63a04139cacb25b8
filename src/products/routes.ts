import * as z from 'zod';
import { Done, Id } from '#kit/core/shapes.ts';
import { route, type AnyRoute } from '#kit/http/route.ts';
import { AddProduct, ChangeProduct, Product, Products, SerialQuery } from './contract.ts';
import { addProduct, changeProduct, removeProduct, restoreProduct } from './keep.ts';
import { customerProducts, productBySerial } from './views.ts';

const params = z.object({ id: Id });
const productParams = z.object({ id: Id, productId: Id });
const reading = { permission: 'customer.read' } as const;
const writing = { permission: 'product.write' } as const;

export const productRoutes: AnyRoute[] = [
  route({ method: 'GET', path: '/api/products', summary: { zh: '按序列号查产品，不管书写方式', en: 'The product with this serial number, however it is spelled' }, access: reading, query: SerialQuery, reply: Product, verb: (act, { query }) => productBySerial(act, query.serial) }),
  route({ method: 'GET', path: '/api/customers/:id/products', summary: { zh: '客户的产品，以及今天的保修状态', en: 'Products of a customer with their warranty today' }, access: reading, params, reply: Products, verb: (act, asked) => customerProducts(act, asked.params.id) }),
  route({ method: 'POST', path: '/api/customers/:id/products', summary: { zh: '按序列号添加产品', en: 'Add a product by serial number' }, access: writing, params, body: AddProduct, reply: Product, status: 201, verb: (act, asked) => addProduct(act, asked.params.id, asked.body) }),
  route({ method: 'PUT', path: '/api/customers/:id/products/:productId', summary: { zh: '更正产品信息', en: 'Correct a product' }, access: writing, params: productParams, body: ChangeProduct, reply: Product, verb: (act, asked) => changeProduct(act, asked.params.id, asked.params.productId, asked.body) }),
  route({ method: 'DELETE', path: '/api/customers/:id/products/:productId', summary: { zh: '从客户档案中移除产品', en: 'Take a product out of a customer file' }, access: writing, params: productParams, reply: Done, verb: (act, asked) => removeProduct(act, asked.params.id, asked.params.productId) }),
  route({ method: 'POST', path: '/api/customers/:id/products/:productId/restore', summary: { zh: '恢复移出的产品', en: 'Put a product back into a customer file' }, access: writing, params: productParams, reply: Product, verb: (act, asked) => restoreProduct(act, asked.params.id, asked.params.productId) }),
];
