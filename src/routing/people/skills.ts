/** The house's skills by name. One that nobody has yet stays listed; one that is taken away keeps its levels until somebody lists it again. */
import type { Act } from '#kit/act.ts';
import { may } from '#kit/actor.ts';
import { refuse } from '#kit/refusal.ts';
import type { SetSkillLevels, Skills, StaffService } from '../contract.ts';
import { serviceView } from '../design/queues.ts';
import { archiveSkill, listedSkills, listSkills, memberRows, queuesNeeding, setLevelsOf } from './store.ts';
import { lockRouting } from '../store.ts';

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

/** A whole team learns something in one act. Whoever stands at the level already is left alone; answers with everybody who was named. */
export async function setSkillLevels(act: Act, skill: string, asked: SetSkillLevels): Promise<{ items: StaffService[] }> {
  may(act, 'queue.manage');
  await lockRouting(act);
  const wanted = new Map(asked.levels.map(({ staffId, level }) => [staffId, level]));
  const people = (await memberRows(act, act.brandId)).filter((row) => wanted.has(row.id));
  if (people.length < wanted.size) throw refuse('not_found', 'routing.staffUnknown', { at: 'body.levels' });
  const moved = people.filter((row) => (row.skills[skill] ?? 0) !== wanted.get(row.id));
  if (moved.some((row) => wanted.get(row.id) !== 0)) await listSkills(act, [skill]);
  await setLevelsOf(act, skill, moved.map((row) => ({ staffId: row.id, level: wanted.get(row.id) ?? 0 })));
  const after = new Map((await memberRows(act, act.brandId)).map((row) => [row.id, serviceView(row)]));
  for (const row of moved) act.emit({ name: 'staff.serviceChanged', subject: ['staff', row.id], detail: { before: serviceView(row), after: after.get(row.id) } });
  return { items: people.flatMap((row) => after.get(row.id) ?? []) };
}
