/** What a conversation says of its hands tells who they were then, however late it comes to say so. */
import { expect, test } from 'vitest';
import { arrive } from '../../test/kit/contacts.ts';
import { world } from '../../test/kit/routed.ts';
import type { InteractionPage } from './contract.ts';

test('two who take it one after the other are each named; so are two queues', async () => {
  const [first, second] = [await world.signedInAs('lead', { name: '何静' }), await world.signedInAs('lead', { name: '顾明' })];
  const queue = async (name: string) => (await first.must<{ id: string }>('POST', '/api/queues', { name })).id;
  const [repair, complaints] = [await queue('维修'), await queue('投诉')];
  const id = await arrive(world);
  await first.must('POST', `/api/interactions/${id}/take`);
  await second.must('POST', `/api/interactions/${id}/take`);
  for (const queueId of [repair, complaints]) await second.must('POST', `/api/interactions/${id}/transfer`, { queueId });
  // Only now the house hears of it all.
  await world.centre.settle();
  const { messages } = await first.must<InteractionPage>('GET', `/api/interactions/${id}`);
  const said = messages.filter((message) => message.kind === 'system').map((message) => message.text);
  expect(said.filter((line) => line.startsWith('interactions:line.assigned'))).toEqual(['何静', '顾明'].map((name) => `interactions:line.assigned|{"name":"${name}"}`));
  expect(said.filter((line) => line.startsWith('interactions:line.transferred'))).toEqual(['维修', '投诉'].map((name) => `interactions:line.transferred|{"queue":"${name}"}`));
});
