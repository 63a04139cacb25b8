import type { InteractionPage } from '#interactions/contract.ts';
import { CaseForm } from './CaseForm.tsx';

/** A conversation becomes a matter with an owner, in one act. What the customer said first stands in it already. */
export function OpenCaseForm({ page, onDone, onCancel }: { page: InteractionPage; onDone: (opened: { id: string; number: string }) => void; onCancel: () => void }) {
  // Whoever came aggrieved and has been calmed by a kind word still has something to complain of.
  const isAggrieved = [page.interaction.arrivalMood, page.interaction.mood].some((mood) => mood === 'angry' || mood === 'dissatisfied');
  return <CaseForm about={{ interactionId: page.interaction.id }} first={{ kind: isAggrieved ? 'complaint' : 'inquiry', title: firstLine(page), description: saidByCustomer(page) }} onDone={onDone} onCancel={onCancel} />;
}

/** The customer's first words that say something, cut to a title. */
function firstLine(page: InteractionPage): string {
  const said = page.messages.find((message) => message.speaker === 'customer' && message.text.trim().length > 4)?.text ?? '';
  return said.split('\n')[0]?.slice(0, 60) ?? '';
}

function saidByCustomer(page: InteractionPage): string {
  return page.messages.filter((message) => message.speaker === 'customer' && message.text !== '').map((message) => message.text).join('\n').slice(0, 5_000);
}
