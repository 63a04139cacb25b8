import type { Say } from '#kit/say.ts';
import type { Slice } from '#kit/slice.ts';
import { reportRoutes } from './routes.ts';

export { contactFigures, type Span } from './figures.ts';

export function reportsSlice(say: Say): Slice {
  return { name: 'reports', routes: reportRoutes(say) };
}
