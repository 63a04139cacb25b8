/** A customer in a chat with an agent: where most stories about matters begin. */
import type { Client } from './client.ts';
import { acceptAll, signOn } from './contacts.ts';
import { Visitor } from './visitor.ts';
import type { World } from './world.ts';

export type Person = Client & { staffId: string };
export interface Served {
  readonly agent: Person;
  readonly visitor: Visitor;
  /** The interaction's id. */
  readonly chat: string;
}

export async function served(world: World, text: string, agentName = '周小满'): Promise<Served> {
  const agent = await world.signedInAs('agent', { name: agentName });
  await signOn(world, agent);
  const visitor = new Visitor(world.baseUrl);
  await visitor.open('yunque');
  const { id: chat } = await visitor.start(text, { name: '欧阳静', honorific: 'ms' });
  await world.centre.settle();
  const accepted = await acceptAll(world, agent);
  if (!accepted.includes(chat)) throw new Error('the conversation did not ring at this agent');
  // Nobody else's story rings here.
  await agent.must('PUT', '/api/presence', { state: 'away', reason: 'other' });
  return { agent, visitor, chat };
}
