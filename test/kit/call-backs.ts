/** Customers who keep a place by telephone, for stories about who is called when, by whom. */
import type { InteractionPage } from '#interactions/contract.ts';
import type { CallBackChoice } from '#routing/core/call-backs/call-back.ts';
import { keepPlace, type OpenTicket } from '#routing/index.ts';
import { sql } from '#kit/db/sql.ts';
import { arrive } from './contacts.ts';
import type { Client } from './client.ts';
import type { World } from './world.ts';

export interface Keeping {
  readonly queueId?: OpenTicket['queueId'];
  readonly number?: string;
  readonly zone?: string;
  readonly choice?: CallBackChoice;
  readonly at?: string;
}

/** A customer comes, leaves a number and hangs up. Returns the interaction's id. */
export async function keeps(world: World, { queueId, number = '+8613800138000', zone = 'Asia/Shanghai', choice = 'turn', at }: Keeping = {}): Promise<string> {
  const id = await arrive(world, queueId === undefined ? {} : { queueId });
  await world.act((act) => keepPlace(act, id, { choice, number, zone, ...(at !== undefined && { wantedAt: new Date(at) }) }));
  await world.centre.settle();
  // Whoever comes next comes after.
  world.clock.pass({ seconds: 1 });
  return id;
}

export const tells = (agent: Client, id: string, outcome: string) => agent.post<InteractionPage['interaction'] & { error: { code: string } }>(`/api/interactions/${id}/called-back`, { outcome });
export const callBackOf = async (agent: Client, id: string) => (await agent.must<InteractionPage>('GET', `/api/interactions/${id}`)).callBack;

/** When it may ring, as the row has it. */
export function windowOf(world: World, interactionId: string): Promise<{ from: Date | null; to: Date | null; tries: number }> {
  return world.act((act) => act.one(sql`select not_before as "from", not_after as "to", tries from tickets where brand_id = ${act.brandId} and interaction_id = ${interactionId}`));
}

/** Time goes by with these still at their desks. */
export async function pass(world: World, here: readonly Client[], by: { seconds?: number; minutes?: number; hours?: number }): Promise<void> {
  world.clock.pass(by);
  for (const agent of here) await agent.must('PUT', '/api/presence', { state: 'available' });
  await world.centre.settle();
  await world.centre.sweep();
}
