import type { ReactNode } from 'react';

/**
 * States of a part, for looking at and for the gallery's tests. A file `src/<slice>/web/Name.gallery.tsx` exports
 * `states: Gallery`; its ids are `<slice>/Name/<state>`.
 */
export interface GalleryState {
  draw: () => ReactNode;
  /** What the server would answer: `'GET /api/cases'` → body. Anything else asked for is answered 404 and shows as refused. */
  replies?: Readonly<Record<string, unknown>>;
  /** Draws on the whole page instead of a padded sheet. */
  full?: boolean;
  /** Permissions of the signed-in person; all of a lead's by default. */
  permissions?: readonly string[];
}
export type Gallery = Readonly<Record<string, GalleryState | (() => ReactNode)>>;
