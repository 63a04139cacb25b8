/** What screens see at once: each new message, and the state of the interaction whenever something about it changed. */
import type { Announcer, Frame } from '#kit/live/hub.ts';
import type { SealedEvent } from '#kit/events/event.ts';
import { interactionView, messageView } from './rows.ts';
import { interactionsByIds, interactionsOfCases, messagesByIds, openInteractionsOf } from './store.ts';

const stateEvents = [
  'interaction.started', 'interaction.ended', 'interaction.resumed', 'interaction.wrappedUp', 'interaction.readByStaff', 'interaction.readByCustomer', 'interaction.placeKept', 'mood.corrected', 'mood.fell',
  'ticket.opened', 'ticket.assigned', 'ticket.requeued', 'ticket.parked', 'ticket.cameBack', 'callBack.tried', 'callBack.moved', 'ticket.wrapUp', 'ticket.ended', 'offer.made', 'offer.ended', 'case.linked', 'case.unlinked',
];

/** A case that hangs on a conversation changed its state: the row shows it. */
const caseEvents = ['case.solved', 'case.closed', 'case.reopened', 'case.reopeningTakenBack', 'case.turned'];
/** A name was corrected, two records became one: every open conversation of the customer shows it. */
const customerEvents = ['customer.changed', 'customer.merged', 'customer.unmerged'];

export const interactionAnnouncer: Announcer = {
  only: 'staff',
  on: ['message.posted', ...stateEvents, ...customerEvents, ...caseEvents],
  async frames(tx, brandId, events) {
    const posted = events.filter((event) => event.name === 'message.posted');
    const messages = new Map((await messagesByIds(tx, brandId, posted.map((event) => String(event.detail?.['messageId'])))).map((row) => [row.id, row]));
    const touched = new Map<string, SealedEvent>();
    for (const event of events) if (event.subjectKind === 'interaction') touched.set(event.subjectId, event);
    const ofCases = new Map(events.filter((one) => caseEvents.includes(one.name)).map((event) => [event.subjectId, event]));
    for (const { id, case_id } of ofCases.size === 0 ? [] : await interactionsOfCases(tx, brandId, [...ofCases.keys()])) {
      const event = ofCases.get(case_id);
      if (event !== undefined && event.seq > (touched.get(id)?.seq ?? 0)) touched.set(id, event);
    }
    const renamed = events.filter((event) => customerEvents.includes(event.name));
    const lastRenamed = renamed.at(-1);
    if (lastRenamed !== undefined) for (const id of await openInteractionsOf(tx, brandId, renamed.map((event) => event.subjectId))) if (!touched.has(id)) touched.set(id, lastRenamed);
    const rows = await interactionsByIds(tx, brandId, [...touched.keys()]);
    const to = { brandId, permission: 'interaction.read' };
    const holders = new Map(rows.map((row) => [row.id, row.agent_id]));
    const frames: Frame[] = posted.flatMap((event) => {
      const row = messages.get(String(event.detail?.['messageId']));
      if (row === undefined) return [];
      // A whisper is between the leads and whoever serves; the others' desks fetch the gap and find it without its words.
      const holder = holders.get(row.interaction_id);
      const audience = row.kind === 'whisper' ? { brandId, permission: 'interaction.join', ...(holder === null || holder === undefined ? {} : { staffIds: [holder] }) } : to;
      return [{ to: audience, name: 'message', data: messageView(row), seq: event.seq }];
    });
    const views = new Map(rows.map((row) => [row.id, interactionView(row)]));
    for (const [id, data] of views) frames.push({ to, name: 'interaction', data, seq: touched.get(id)?.seq ?? 0 });
    for (const event of events.filter((one) => one.name === 'mood.fell')) {
      const view = views.get(event.subjectId);
      if (view === undefined) continue;
      const { number, customerName, formOfAddress, agentId, agentName } = view;
      frames.push({ to: { brandId, permission: 'interaction.join' }, name: 'mood.fell', data: { interactionId: event.subjectId, number, customerName, formOfAddress, agentId, agentName, ...event.detail }, seq: event.seq });
    }
    return frames;
  },
};
