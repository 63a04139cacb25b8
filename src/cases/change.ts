/** What a case is called, what comes next, what it is about. */
import type { Act } from '#kit/act.ts';
import { may } from '#kit/actor.ts';
import { refuse } from '#kit/refusal.ts';
import type { Case, ChangeCase } from './contract.ts';
import { caseGrams } from './open.ts';
import { refuseForeignProduct } from './people.ts';
import { lockCase, updateWords } from './store.ts';
import { theCase } from './views.ts';

export async function changeCase(act: Act, caseId: string, asked: ChangeCase): Promise<Case> {
  may(act, 'case.write');
  const row = await lockCase(act, caseId);
  if (row === undefined) throw refuse('not_found', 'kit.notFound', { at: 'params.id' });
  await refuseForeignProduct(act, asked.productId, row.identity_id);
  const title = asked.title ?? row.title;
  const description = asked.description ?? row.description;
  await updateWords(act, {
    id: caseId, title, description, priority: asked.priority ?? row.priority, nextStep: asked.nextStep ?? row.next_step, productId: asked.productId === undefined ? row.product_id : asked.productId,
    grams: caseGrams({ number: `${row.number} ${row.former_number ?? ''}`, title, description }),
  });
  const changed = Object.entries(asked).filter(([, value]) => value !== undefined).map(([name]) => name);
  act.emit({ name: 'case.changed', subject: ['case', caseId], detail: { changed, ...(asked.priority === undefined ? {} : { before: { priority: row.priority }, after: { priority: asked.priority } }) } });
  return theCase(act, caseId);
}
