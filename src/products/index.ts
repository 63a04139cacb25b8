/** The door of installed products. */
import type { Slice } from '#kit/slice.ts';
import { productRoutes } from './routes.ts';

export const productsSlice: Slice = { name: 'products', routes: productRoutes };
export { addProduct } from './keep.ts';
