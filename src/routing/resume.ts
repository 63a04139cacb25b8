/** Second thoughts after an end: whoever had the contact has it again, whoever waited waits again at the same place. */
import type { Act } from '#kit/act.ts';
import { callBackRunsAgain } from './call-backs/call-backs.ts';
import { assign, backInLine } from './moves.ts';
import { lockedTicket } from './tickets.ts';

/** Who may and for how long is asked by the caller. What has not ended stays as it is. */
export async function resumeTicket(act: Act, interactionId: string): Promise<void> {
  const ticket = await lockedTicket(act, interactionId);
  if (ticket.state !== 'ended' && ticket.state !== 'wrap_up') return;
  await callBackRunsAgain(act, ticket);
  const running = { ...ticket, ended_at: null, left_at: null, end_reason: null, wrap_up_until: null };
  if (ticket.agent_id === null) await backInLine(act, running, { reason: 'resumed' });
  else await assign(act, running, ticket.agent_id, { reason: 'resumed' });
}
