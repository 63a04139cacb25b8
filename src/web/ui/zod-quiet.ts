/**
 * Imported first by every entry: zod otherwise tries `new Function` to compile shapes, which our CSP refuses with a report each time.
 */
import * as z from 'zod';

z.config({ jitless: true });
