import { afterAll, beforeAll, expect, test } from 'vitest';
import { Desk } from '../../test/kit/desk.ts';
import { Visitor } from '../../test/kit/visitor.ts';
import { openWorld, type World } from '../../test/kit/world.ts';

let world: World;
beforeAll(async () => void (world = await openWorld()));
afterAll(() => world.close());

/** Everything that was sent to this desk so far has arrived once its pong has. */
async function caughtUp(desk: Desk): Promise<void> {
  const pongs = () => desk.heard.filter((frame) => frame.t === 'pong').length;
  const before = pongs();
  desk.tell({ t: 'ping' });
  await expect.poll(pongs).toBe(before + 1);
}

test('who types and who looks on is heard where the conversation is open and by whoever holds it; a lead looks on unseen', async () => {
  const visitor = new Visitor(world.baseUrl);
  await visitor.open('yunque');
  const { id: interactionId } = await visitor.start('还在吗');
  await visitor.connect();
  const holder = await world.signedInAs('agent', { name: '周小满' });
  await holder.must('PUT', '/api/presence', { state: 'available' });
  await holder.must('POST', `/api/interactions/${interactionId}/take`);
  const looking = await world.signedInAs('agent', { name: '白露' });
  const lead = await world.signedInAs('lead');
  const desks = {
    holder: await new Desk(holder).hello(), looking: await new Desk(looking).hello(), lead: await new Desk(lead).hello(),
    otherAgent: await new Desk(await world.signedInAs('agent')).hello(), otherLead: await new Desk(await world.signedInAs('lead')).hello(),
  };
  const hear = async (name: string) => {
    await Promise.all(Object.values(desks).map(caughtUp));
    return Object.fromEntries(Object.entries(desks).map(([who, desk]) => [who, desk.events(name).length]));
  };
  desks.looking.tell({ t: 'viewing', interactionId });
  await caughtUp(desks.looking);
  desks.lead.tell({ t: 'viewing', interactionId });
  await caughtUp(desks.lead);
  expect(await hear('staff.viewing')).toEqual({ holder: 0, looking: 0, lead: 0, otherAgent: 0, otherLead: 0 });
  desks.holder.tell({ t: 'viewing', interactionId });
  await desks.looking.hears((frame) => frame.t === 'event' && frame.name === 'staff.viewing');
  expect(await hear('staff.viewing')).toEqual({ holder: 0, looking: 1, lead: 1, otherAgent: 0, otherLead: 0 });

  desks.holder.tell({ t: 'typing', interactionId });
  await visitor.hears((frame) => frame.t === 'typing' && frame.name === '周小满');
  expect(await hear('staff.typing')).toEqual({ holder: 1, looking: 1, lead: 1, otherAgent: 0, otherLead: 0 });
  // Somebody who does not serve them: colleagues see it, the customer does not.
  desks.looking.tell({ t: 'typing', interactionId });
  await expect.poll(() => desks.holder.events('staff.typing').length).toBe(2);
  expect(visitor.heard.filter((frame) => frame.t === 'typing')).toHaveLength(1);

  // Half a thought of the customer: the holder and the lead who looks on.
  visitor.tell({ t: 'typing', text: '我想' });
  await desks.holder.hears((frame) => frame.t === 'event' && frame.name === 'visitor.typing');
  expect(await hear('visitor.typing')).toEqual({ holder: 1, looking: 0, lead: 1, otherAgent: 0, otherLead: 0 });

  // Whoever closed it is forgotten.
  world.clock.pass({ seconds: 41 });
  visitor.tell({ t: 'typing', text: '我想问' });
  await expect.poll(() => desks.holder.events('visitor.typing').length).toBe(2);
  expect(await hear('visitor.typing')).toMatchObject({ holder: 2, lead: 1 });
  visitor.hangUp();
  for (const desk of Object.values(desks)) desk.hangUp();
  expect(world.complaintsOfTheLog).toEqual([]);
});
