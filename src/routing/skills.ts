/** The house's skills by name. One that nobody has yet stays listed; one that is taken away keeps its levels until somebody lists it again. */
import type { Act } from '#kit/act.ts';
import { may } from '#kit/actor.ts';
import { refuse } from '#kit/refusal.ts';
import type { Skills } from './contract.ts';
import { archiveSkill, listedSkills, listSkills, queuesNeeding } from './store-people.ts';
import { lockRouting } from './store.ts';

export async function addSkill(act: Act, name: string): Promise<Skills> {
  may(act, 'queue.manage');
  if (await listSkills(act, [name])) act.emit({ name: 'skill.added', subject: ['brand', act.brandId], detail: { skill: name } });
  return { items: await listedSkills(act) };
}

/** Nobody is chosen for it any more. A queue that asks for it would then reach nobody, so it is asked to let go first. */
export async function takeSkillAway(act: Act, name: string): Promise<Skills> {
  may(act, 'queue.manage');
  await lockRouting(act);
  if (!(await listedSkills(act)).includes(name)) throw refuse('not_found', 'kit.notFound', { at: 'params.name' });
  const queues = await queuesNeeding(act, name);
  if (queues.length > 0) throw refuse('conflict', 'routing.skillNeeded', { at: 'params.name', params: { skill: name, queues } });
  await archiveSkill(act, name);
  act.emit({ name: 'skill.archived', subject: ['brand', act.brandId], detail: { skill: name } });
  return { items: await listedSkills(act) };
}
