/** The order a supervisor asks in: how many, how soon, in whose hands, how they felt, what went wrong. What the house adds later stands last. */
export const figureGroups = [
  { name: 'flow', ids: ['offered', 'answered', 'abandoned', 'abandoned_short', 'kept_place', 'closed_out', 'handed_on', 'still_waiting', 'kept_place_served', 'abandonment_rate', 'connect_rate'] },
  { name: 'callBacks', ids: ['call_backs_promised', 'call_backs_kept', 'call_back_wait'] },
  { name: 'speed', ids: ['service_level', 'average_speed_of_answer', 'first_response', 'first_contact_resolution', 'first_contact_resolution_matched', 'first_contact_resolution_unmatched'] },
  { name: 'handling', ids: ['handled', 'average_handle_time', 'average_talk_time', 'average_wrap_up_time', 'transfer_rate', 'occupancy'] },
  { name: 'customers', ids: ['mirror_index', 'aggrieved_restored', 'satisfaction', 'satisfaction_mean'] },
  { name: 'feltWaits', ids: ['felt_wait_announced', 'felt_wait_actual', 'felt_wait', 'felt_wait_ratio', 'felt_wait_unnoticed', 'felt_wait_answers'] },
  { name: 'complaints', ids: ['open_complaints', 'overdue_complaints'] },
] as const satisfies readonly { readonly name: string; readonly ids: readonly string[] }[];

export const groupNames = ['all', 'flow', 'callBacks', 'speed', 'handling', 'customers', 'feltWaits', 'complaints'] as const;
export type GroupName = (typeof groupNames)[number];

/** Does a figure stand in what was chosen? */
export function isInGroup(id: string, name: GroupName): boolean {
  return name === 'all' || figureGroups.some((group) => group.name === name && (group.ids as readonly string[]).includes(id));
}
