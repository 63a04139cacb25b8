import { useEffect, useState } from 'react';
import * as z from 'zod';
import { useSession } from '#web/ui/server/session.ts';

const Draft = z.object({ kind: z.enum(['note', 'investigation', 'update']), text: z.string(), key: z.string() });
export type NoteDraft = z.infer<typeof Draft>;
const fresh = (): NoteDraft => ({ kind: 'note', text: '', key: crypto.randomUUID() });

/** What is being written on a case stays in this browser until it is kept: a reload or a crash takes nothing. One a person and case. */
export function useNoteDraft(caseId: string): [NoteDraft, (next: NoteDraft) => void, () => void] {
  const place = `lingting.caseNote.${useSession().staff.id}.${caseId}`;
  const [draft, setDraft] = useState(() => read(place) ?? fresh());
  useEffect(() => {
    if (draft.text === '') localStorage.removeItem(place);
    else localStorage.setItem(place, JSON.stringify(draft));
  }, [place, draft]);
  return [draft, setDraft, () => setDraft((before) => ({ ...fresh(), kind: before.kind === 'update' ? 'note' : before.kind }))];
}

function read(place: string): NoteDraft | undefined {
  const kept = localStorage.getItem(place);
  if (kept === null) return undefined;
  try {
    return Draft.safeParse(JSON.parse(kept)).data;
  } catch {
    // Somebody else's text under our name: begin anew.
    return undefined;
  }
}
