/** Every gallery file of the house. Apart from gallery.tsx, since Vite puts collected imports before all others and zod-quiet must come first. */
import type { Gallery } from './ui/gallery.ts';

export const files = { ...import.meta.glob<{ states: Gallery }>('./**/*.gallery.tsx', { eager: true }), ...import.meta.glob<{ states: Gallery }>('../*/web/**/*.gallery.tsx', { eager: true }) };
