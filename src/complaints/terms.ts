/** The promise of this brand in seconds and calendar: the policy's limits, its days counted naturally or as the team works. */
import type { Act } from '#kit/act.ts';
import { calendarOf, retargetTimer, startTimer, timersView } from '#clocks/index.ts';
import type { BrandSettings } from '#staff/contract.ts';
import { brandOf } from '#staff/index.ts';
import type { ComplaintClass } from './core/classify.ts';
import { clockTerms, defaultPolicy, warningPercents, type ComplaintClock, type ComplaintPolicy } from './core/policy.ts';

type CountedDays = BrandSettings['clockDays'];

/** The 24 hours of the first answer are hours on anybody's clock; days follow the brand's setting. */
export function policyOf(counted: CountedDays): ComplaintPolicy {
  return { ...defaultPolicy, general: { ...defaultPolicy.general, counted }, major: { ...defaultPolicy.major, counted } };
}

async function termsOf(act: Act, clock: ComplaintClock, complaintClass: ComplaintClass) {
  const { clockDays } = (await brandOf(act)).settings;
  const policy = policyOf(clockDays);
  const kept = await calendarOf(act, null);
  const { targetSeconds, calendar } = clockTerms(policy, clock, complaintClass, kept.calendar);
  return { policy, targetSeconds, calendarId: calendar === 'always' ? null : kept.id };
}

/** `followed`: the clock of the round before. Returns when it is due. */
export async function startComplaintClock(act: Act, caseId: string, clock: ComplaintClock, complaintClass: ComplaintClass, followed?: string): Promise<string | null> {
  const { policy, targetSeconds, calendarId } = await termsOf(act, clock, complaintClass);
  const started = await startTimer(act, {
    subject: ['case', caseId], name: `complaint.${clock}`, targetSeconds, policyVersion: policy.version, calendarId, warnAtPercent: warningPercents(policy), ...(followed === undefined ? {} : { followsId: followed }),
  });
  return started.dueAt;
}

/** Another class or another way to count days, another time for the solution; what has run and what was paused stays. */
export async function retargetSolution(act: Act, caseId: string, complaintClass: ComplaintClass): Promise<void> {
  const { policy, targetSeconds, calendarId } = await termsOf(act, 'solve', complaintClass);
  const clock = (await timersView(act, caseId)).findLast((timer) => timer.name === 'complaint.solve');
  if (clock === undefined || clock.state === 'stopped' || (clock.targetSeconds === targetSeconds && (clock.calendar?.id ?? null) === calendarId)) return;
  await retargetTimer(act, caseId, 'complaint.solve', { targetSeconds, calendarId, policyVersion: policy.version });
}
