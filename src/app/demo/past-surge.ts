/** Yesterday the recall was on for some hours: its report can be looked at. */
import { listPlans } from '#surge/plans.ts';
import { switchOff, switchOn } from '#surge/switch.ts';
import { from, type Cast } from './cast.ts';
import type { Story } from './story.ts';

export async function pastSurge(story: Story, cast: Cast): Promise<void> {
  const lead = from(cast.staff, 'lead@demo.example');
  const recall = (await story.as(lead, listPlans)).items.find((plan) => plan.name === '净化器召回');
  if (recall === undefined) throw new Error('the demo has no such plan');
  await story.before(30);
  await story.as(lead, (act) => switchOn(act, recall.id));
  await story.before(25);
  await story.as(lead, (act) => switchOff(act, recall.id));
}
