/** Unsent words in the composer: a crash, a reload, another computer find them again. */
import { useCallback, useEffect, useMemo, useState } from 'react';
import { call } from '#web/ui/server/api.ts';
import { queries } from '#web/ui/server/query.ts';
import { useSession } from '#web/ui/server/session.ts';
import type { InteractionPage } from '../contract.ts';
import { pageKey } from './api.ts';
import { keepDraft, type AccountDraft, type Draft } from './draft-keeping.ts';
import type { Mode } from './outbox.ts';

export type { Draft } from './draft-keeping.ts';

export interface Drafting {
  draft: Draft;
  /** The text of the present mode. */
  text: string;
  setText: (text: string) => void;
  setMode: (mode: Mode) => void;
  /** After sending: this mode's words are the outbox's now. */
  clear: () => void;
}

/** `account`: the copy that came with the conversation. */
export function useDraft(interactionId: string, account: AccountDraft | null, first: Mode): Drafting {
  const staffId = useSession().staff.id;
  const [keeping] = useState(() => keepDraft({
    staffId, interactionId, account, first,
    toAccount: (body) => void call('PUT', `/api/interactions/${interactionId}/draft`, { body }).catch((refusal: unknown) => console.warn('draft kept in this browser only', refusal)),
  }));
  const [draft, setDraft] = useState(keeping.get);
  const change = useCallback((next: Draft, how: 'typed' | 'sent') => {
    keeping.put(next, how);
    setDraft(next);
    // The copy that came with the conversation is older than this from now on.
    queries.setQueryData<InteractionPage>(pageKey(interactionId), (page) => (page?.draft ? { ...page, draft: null } : page));
  }, [keeping, interactionId]);
  useEffect(() => () => keeping.leave(), [keeping]);

  return useMemo(() => ({
    draft,
    text: draft[draft.mode],
    setText: (text) => change({ ...keeping.get(), [keeping.get().mode]: text }, 'typed'),
    setMode: (mode) => change({ ...keeping.get(), mode }, 'sent'),
    clear: () => change({ ...keeping.get(), [keeping.get().mode]: '' }, 'sent'),
  }), [draft, change, keeping]);
}
