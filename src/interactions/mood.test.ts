/** How a customer came and left, as it was heard and as people say it was. */
import { afterAll, beforeEach, expect, test } from 'vitest';
import { sql } from '#kit/db/sql.ts';
import type { FiguresAnswer } from '#reports/contract.ts';
import type { RefusedBody } from '../../test/kit/client.ts';
import { served, type Served } from '../../test/kit/served.ts';
import { openWorld, type World } from '../../test/kit/world.ts';
import type { Interaction, InteractionPage, MoodReading } from './contract.ts';
import { gaugeOf } from './core/gauge.ts';

let world: World;
let story: Served;
let from: Date;
beforeEach(async () => {
  world ??= await openWorld();
  world.clock.pass({ hours: 1 });
  from = world.clock.now();
  story = await served(world, '等了三天没人理，太差劲了！');
});
afterAll(() => world?.close());

const page = () => story.agent.must<InteractionPage>('GET', `/api/interactions/${story.chat}`);
const said = async (text: string) => (await page()).messages.find((message) => message.text === text) ?? expect.fail(`nobody said ${text}`);
const end = () => story.agent.must<Interaction>('POST', `/api/interactions/${story.chat}/end`, { reason: 'resolved' });
const wrapUp = (departureMood?: string) => story.agent.must<Interaction>('POST', `/api/interactions/${story.chat}/wrap-up`, { disposition: 'solved', ...(departureMood && { departureMood }) });
const correct = async (text: string, mood: string) => story.agent.must<Interaction>('POST', `/api/interactions/${story.chat}/mood`, { messageId: (await said(text)).id, mood });
/** Steps from arrival to departure, of this story alone. */
async function mirror(): Promise<number | null | undefined> {
  const lead = await world.signedInAs('lead');
  const { figures } = await lead.must<FiguresAnswer>('GET', `/api/reports/figures?from=${from.toISOString()}&to=${new Date(world.clock.now().getTime() + 1000).toISOString()}`);
  return figures.find((one) => one.id === 'mirror_index')?.value;
}

test('“太好了，谢谢！” and then “嗯”: the customer left pleased, and the mirror counts the whole way', async () => {
  await story.visitor.say('太好了，谢谢！');
  await story.visitor.say('嗯');
  expect((await page()).interaction).toMatchObject({ arrivalMood: 'dissatisfied', mood: 'calm', departureMood: null });
  expect(await end()).toMatchObject({ departureMood: 'pleased' });
  expect(await wrapUp()).toMatchObject({ departureMood: 'pleased' });
  expect(await mirror()).toBe(3);
});

test('hard words and then “嗯”: the customer did not leave in peace', async () => {
  await story.visitor.say('嗯');
  expect(await end()).toMatchObject({ departureMood: 'dissatisfied' });
  expect(await mirror()).toBe(0);
});

test('a correction after the end says how the customer left; what was chosen in the wrap-up stays', async () => {
  await story.agent.must('POST', `/api/interactions/${story.chat}/messages`, { key: 'a-first-answer', text: '非常抱歉' });
  world.clock.pass({ seconds: 30 });
  await story.visitor.say('真行啊你们');
  await end();
  expect(await correct('真行啊你们', 'angry')).toMatchObject({ mood: 'angry', departureMood: 'angry' });
  expect(await mirror()).toBe(-1);
  expect(await correct('真行啊你们', 'calm')).toMatchObject({ departureMood: 'calm' });
  expect(await wrapUp('anxious')).toMatchObject({ departureMood: 'anxious' });
  expect(await correct('真行啊你们', 'pleased')).toMatchObject({ mood: 'pleased', departureMood: 'anxious' });
  expect(await mirror()).toBe(1);
});

test('a correction while it runs says nothing yet of how the customer leaves', async () => {
  expect(await correct('等了三天没人理，太差劲了！', 'angry')).toMatchObject({ mood: 'angry', departureMood: null });
});

test('the agent’s correction is kept beside the first reading; arrival and gauge follow it, and the trail says who changed what', async () => {
  const first = '等了三天没人理，太差劲了！';
  const before = await page();
  const heard = (await said(first)).mood;
  expect(heard).toMatchObject({ mood: 'dissatisfied', judgedBy: 'rules' });
  const gauge = ({ interaction, messages }: InteractionPage) => gaugeOf(interaction, messages, 0);

  expect(await correct(first, 'angry')).toMatchObject({ mood: 'angry', moodStrength: 1, arrivalMood: 'angry' });
  await world.centre.settle();
  const message = await said(first);
  expect(message.mood).toEqual({ mood: 'angry', strength: 1, evidence: [], judgedBy: `staff:${story.agent.staffId}` });
  expect(gauge(before)).toMatchObject({ current: 'dissatisfied', arrival: 'dissatisfied' });
  expect(gauge(await page())).toMatchObject({ current: 'angry', arrival: 'angry' });
  expect(gauge(await page()).gauge).toBeLessThan(gauge(before).gauge);

  // Corrected again, the reading kept is still the first one.
  await correct(first, 'calm');
  const kept = await world.act((act) => act.one<{ mood_before: MoodReading }>(sql`select mood_before from messages where brand_id = ${act.brandId} and id = ${message.id}`));
  expect(kept.mood_before).toMatchObject({ mood: 'dissatisfied', judgedBy: 'rules', evidence: heard?.evidence });

  await world.centre.settle();
  const admin = await world.signedInAs('administrator');
  const { items } = await admin.must<{ items: { actorId: string; subjectId: string; detail: object }[] }>('GET', '/api/audit?name=mood.corrected');
  expect(items.filter((one) => one.subjectId === story.chat).map(({ actorId, detail }) => ({ actorId, detail }))).toEqual([
    { actorId: story.agent.staffId, detail: { messageId: message.id, from: 'angry', to: 'calm' } },
    { actorId: story.agent.staffId, detail: { messageId: message.id, from: 'dissatisfied', to: 'angry' } },
  ]);
});

test('only what the customer said has a mood to correct', async () => {
  await story.agent.must('POST', `/api/interactions/${story.chat}/messages`, { key: 'a-reply-of-ours', text: '非常抱歉' });
  const refused = await story.agent.post<RefusedBody>(`/api/interactions/${story.chat}/mood`, { messageId: (await said('非常抱歉')).id, mood: 'angry' });
  expect([refused.status, refused.body.error.code]).toEqual([404, 'kit.notFound']);
  expect(world.complaintsOfTheLog).toEqual([]);
});
