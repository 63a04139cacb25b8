/** The staff's entry: agents, leads, administrators. */
import './ui/zod-quiet.ts';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { router } from './router.tsx';
import { onSignedOut } from './ui/server/api.ts';
import { queries } from './ui/server/query.ts';
import { renewWhenPartsAreGone } from './ui/server/renewal.ts';
import { leave } from './ui/server/session.ts';
import { Theme } from './ui/theme.tsx';
import { startWords } from './ui/text/words.ts';

const place = document.getElementById('app');
if (!place) throw new Error('index.html has no #app');

// A session that ended elsewhere: the shell sees that nobody is here and asks to sign in, keeping the place.
onSignedOut(leave);

renewWhenPartsAreGone();

await startWords();
createRoot(place).render(
  <StrictMode>
    <Theme>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </Theme>
  </StrictMode>,
);
