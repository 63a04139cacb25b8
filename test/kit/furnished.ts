/** A brand in which one of everything stands, so that every route has an id to be tried with. */
import { randomUUID } from 'node:crypto';
import type { InteractionPage } from '#interactions/contract.ts';
import type { Client } from './client.ts';
import { Visitor } from './visitor.ts';
import type { World } from './world.ts';

export interface Furnished {
  /** An id of the thing that a path or a field speaks of; throws for a route nobody has thought of yet. */
  idFor(pathOrField: string): string;
  readonly ids: Readonly<Record<string, string>>;
  readonly visitor: Visitor;
}

export async function furnish(world: World, admin: Client & { staffId: string }, slug = 'yunque'): Promise<Furnished> {
  await admin.must('PUT', '/api/presence', { state: 'available' });
  const visitor = new Visitor(world.baseUrl);
  await visitor.open(slug);
  const first = await visitor.start('您好，洗衣机坏了', { name: '王小明', honorific: 'mr' });
  await world.centre.settle();
  const { items: offers } = await admin.must<{ items: { offerId: string; interactionId: string }[] }>('GET', '/api/offers');
  const offer = offers[0];
  if (offer === undefined) throw new Error('nothing rings at the administrator');
  await admin.must('POST', `/api/offers/${offer.offerId}/accept`);
  await world.centre.settle();
  await admin.must('POST', `/api/interactions/${first.id}/messages`, { key: randomUUID(), text: '您好，王先生' });
  const page = await admin.must<InteractionPage>('GET', `/api/interactions/${first.id}`);
  const queues = await admin.must<{ items: { id: string }[] }>('GET', '/api/queues');
  const key = await admin.must<{ item: { id: string } }>('POST', '/api/api-keys', { name: 'sample', scopes: ['staff.read'] });
  const upload = await fetch(`${world.baseUrl}/api/attachments`, { method: 'POST', headers: { cookie: admin.cookie ?? '', origin: world.baseUrl, 'content-type': 'application/octet-stream', 'x-file-name': 'a.txt' }, body: 'words' });
  const attachment = (await upload.json()) as { id: string };
  const complaint = await admin.must<{ case: { id: string } }>('POST', '/api/complaints', { interactionId: first.id });
  const commitment = await admin.must<{ id: string }>('POST', '/api/commitments', { text: '明天回电', dueAt: '2027-01-01T00:00:00.000Z', caseId: complaint.case.id });
  const calendars = await admin.must<{ items: { id: string }[] }>('GET', '/api/calendars');
  const ids: Record<string, string> = {
    cases: complaint.case.id, complaints: complaint.case.id, commitments: commitment.id, calendars: calendars.items[0]?.id ?? '',
    interactions: first.id, offers: offer.offerId, staff: admin.staffId, queues: queues.items[0]?.id ?? '', 'api-keys': key.item.id, attachments: attachment.id,
    customers: page.interaction.customerId, message: page.messages[0]?.id ?? '',
  };
  const byField: Record<string, string> = { messageId: 'message', queueId: 'queues', agentId: 'staff', ownerId: 'staff', staffId: 'staff', interactionId: 'interactions', caseId: 'cases', calendarId: 'calendars', customerId: 'customers', otherId: 'customers' };
  return {
    ids, visitor,
    idFor(pathOrField) {
      const known = ids[pathOrField] ?? ids[byField[pathOrField] ?? ''];
      return known ?? '019a0000-0000-7000-8000-000000000000';
    },
  };
}
