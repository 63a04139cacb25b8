import type { Candidate, Room } from '../choose.ts';
import { capacityOn, loadOn } from '../eligibility.ts';
import type { Agent, Ticket } from '../types.ts';
import type { Desk } from './places.ts';

export function newDesk(agent: Agent): Desk {
  const desk: Desk = { agent, rooms: new Map(), places: new Map() };
  for (const channel of Object.keys(agent.capacity)) desk.rooms.set(channel, { used: 0, capacity: capacityOn(agent, channel), isRinging: false });
  countRooms(desk);
  return desk;
}

export function candidateAt(desk: Desk, { channel, alsoOn }: Pick<Ticket, 'channel' | 'alsoOn'>, levels: number): Candidate {
  return { desk, levels, room: desk.rooms.get(channel) ?? none(), ...(alsoOn !== undefined && { also: desk.rooms.get(alsoOn) ?? none() }) };
}

const none = (): Room => ({ used: 0, capacity: 0, isRinging: false });

/** The rooms as the agent's load and ringing now say. */
export function countRooms(desk: Desk): void {
  for (const [channel, room] of desk.rooms) {
    room.used = loadOn(desk.agent, channel);
    room.isRinging = desk.agent.ringing.includes(channel);
  }
}

/** Whether both may be asked for exactly the same; what they carry at the moment does not count. */
export function isSameService(a: Agent, b: Agent): boolean {
  if (a.queues === b.queues && a.skills === b.skills && a.languages === b.languages && a.capacity === b.capacity) return true;
  return JSON.stringify([a.queues, a.skills, a.languages, a.capacity]) === JSON.stringify([b.queues, b.skills, b.languages, b.capacity]);
}
