import { lazy, Suspense, useEffect, useState } from 'react';
import { palette } from './commands.ts';

const parts = { palette: () => import('./CommandPalette.tsx'), sheet: () => import('./KeySheet.tsx') };
const CommandPalette = lazy(async () => ({ default: (await parts.palette()).CommandPalette }));
const KeySheet = lazy(async () => ({ default: (await parts.sheet()).KeySheet }));
const afterFirstPageMs = 1_000;

/** The palette and the key sheet come after the first page: nobody needs them in its first second, and they weigh as much as the desk. */
export function Palettes() {
  const isAsked = palette.use((all) => all.open || all.sheet);
  const [isHere, setHere] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setHere(true), afterFirstPageMs);
    return () => clearTimeout(timer);
  }, []);
  return isHere || isAsked ? <Suspense><CommandPalette /><KeySheet /></Suspense> : null;
}
