/** A brand in which one of everything stands, so that every route has an id to be tried with. */
import { randomUUID } from 'node:crypto';
import type { InteractionPage } from '#interactions/contract.ts';
import type { Client } from './client.ts';
import { Visitor } from './visitor.ts';
import type { World } from './world.ts';

export interface Furnished {
  /** An id of the thing that a path or a field speaks of. Throws for what nobody has furnished yet: a dead id would let every test pass. */
  idFor(pathOrField: string): string;
  readonly ids: Readonly<Record<string, string>>;
  /** Secret links of customers: the survey after a conversation, the page of a complaint. */
  readonly tokens: Readonly<{ survey: string; track: string }>;
  /** Has a conversation that the administrator holds. */
  readonly visitor: Visitor;
}

type Admin = Client & { staffId: string };
interface Item { readonly id: string }

/** @returns the interaction that was accepted */
async function serve(world: World, admin: Admin, visitor: Visitor, slug: string, words: string): Promise<{ id: string; offerId: string }> {
  await visitor.open(slug);
  const first = await visitor.start(words, { name: '王小明', honorific: 'mr' });
  await world.centre.settle();
  const { items } = await admin.must<{ items: { offerId: string; interactionId: string }[] }>('GET', '/api/offers');
  const offer = items.find((one) => one.interactionId === first.id);
  if (offer === undefined) throw new Error('nothing rings at the administrator');
  await admin.must('POST', `/api/offers/${offer.offerId}/accept`);
  await world.centre.settle();
  return { id: first.id, offerId: offer.offerId };
}

/** A conversation that went to its end: what stands after it is the survey. */
async function surveyAfter(world: World, admin: Admin, slug: string): Promise<{ token: string; id: string }> {
  const visitor = new Visitor(world.baseUrl);
  const { id } = await serve(world, admin, visitor, slug, '发票怎么开？');
  await admin.must('POST', `/api/interactions/${id}/messages`, { key: randomUUID(), text: '在“我的订单”里可以开。' });
  await admin.must('POST', `/api/interactions/${id}/end`, { reason: 'resolved' });
  await admin.must('POST', `/api/interactions/${id}/wrap-up/finish`);
  await world.centre.settle();
  const { surveyUrl } = await visitor.conversation();
  if (surveyUrl === null) throw new Error('no survey after a conversation');
  const { items } = await admin.must<{ items: Item[] }>('GET', '/api/followups');
  return { token: surveyUrl.split('/').at(-1) ?? '', id: items[0]?.id ?? '' };
}

async function upload(world: World, path: string, whose: Record<string, string>): Promise<string> {
  const answer = await fetch(world.baseUrl + path, { method: 'POST', headers: { ...whose, origin: world.baseUrl, 'content-type': 'application/octet-stream', 'x-file-name': 'a.txt' }, body: 'words' });
  return ((await answer.json()) as Item).id;
}

export async function furnish(world: World, admin: Admin, slug = 'yunque'): Promise<Furnished> {
  const made = <T = Item>(path: string, body: unknown) => admin.must<T>('POST', path, body);
  const first = async (path: string) => (await admin.must<{ items: Item[] }>('GET', path)).items[0]?.id ?? '';
  await admin.must('PUT', '/api/presence', { state: 'available' });
  const survey = await surveyAfter(world, admin, slug);
  const visitor = new Visitor(world.baseUrl);
  const held = await serve(world, admin, visitor, slug, '您好，洗衣机坏了');
  await made(`/api/interactions/${held.id}/messages`, { key: randomUUID(), text: '您好，王先生' });
  await made(`/api/interactions/${held.id}/messages`, { key: randomUUID(), text: '明天上午十点前给您回电' });
  const page = await admin.must<InteractionPage>('GET', `/api/interactions/${held.id}`);
  const { customerId } = page.interaction;

  const account = await made('/api/accounts', { name: '晨光物业' });
  const other = await made<Item & { identities: Item[] }>('/api/customers', { name: '欧阳静', accountId: account.id, reach: [{ kind: 'phone', value: '13800138000' }, { kind: 'mail', value: 'ouyang@example.com' }] });
  const twin = await made('/api/customers', { name: '欧阳静（旧档）' });
  const { mergeId } = await made<{ mergeId: string }>(`/api/customers/${other.id}/merge`, { customerId: twin.id });
  const product = await made(`/api/customers/${other.id}/products`, { name: '滚筒洗衣机', serial: `SN${randomUUID().slice(0, 8)}` });
  const open = await made('/api/cases', { title: '洗衣机不脱水', interactionId: held.id });
  const complaint = await made<{ case: Item }>('/api/complaints', { customerId: other.id, description: '修了三次还是坏' });
  const receipt = await made<{ link: string }>(`/api/complaints/${complaint.case.id}/receipt`, { by: 'again' });
  const commitment = await made('/api/commitments', { text: '明天十点前回电', dueAt: new Date(world.centre.house.clock.now().getTime() + 86_400_000).toISOString(), caseId: open.id });
  await world.centre.settle();
  const key = await made<{ item: Item }>('/api/api-keys', { name: 'sample', scopes: ['staff.read'] });
  const skill = `skill-${randomUUID().slice(0, 18)}`;
  await admin.must('PUT', `/api/staff/${admin.staffId}/skills`, { skills: [{ skill, level: 1 }], queueIds: null });
  const opened = await made<{ brandId: string }>('/api/brands', { name: '新开的品牌', slug: `opened-${randomUUID().slice(0, 8)}`, administrator: { name: '待加入', mail: `first-${randomUUID().slice(0, 8)}@example.com` } });
  const ofVisitor = await upload(world, '/api/visitor/attachments', { authorization: `Bearer ${visitor.bearer ?? ''}` });
  const display = await made<{ item: Item }>('/api/displays', { name: 'sample' });
  const plan = await made('/api/surge-plans', { name: '召回', reason: { zh: '正在召回一批产品', en: 'We are recalling a batch' } });
  const { surgeId } = await made<{ surgeId: string }>(`/api/surge-plans/${plan.id}/on`, undefined);
  await made(`/api/surge-plans/${plan.id}/off`, undefined);

  const ids: Record<string, string> = {
    interactions: held.id, offers: held.offerId, message: page.messages[0]?.id ?? '', attachments: await upload(world, '/api/attachments', { cookie: admin.cookie ?? '' }), customers: customerId, otherCustomer: other.id, accounts: account.id,
    identities: other.identities[0]?.id ?? '', merges: mergeId, products: product.id, cases: open.id, complaints: complaint.case.id, commitments: commitment.id, followups: survey.id,
    staff: admin.staffId, queues: await first('/api/queues'), 'canned-replies': await first('/api/canned-replies'), calendars: await first('/api/calendars'), mails: await first('/api/mails'), 'api-keys': key.item.id,
    displays: display.item.id, 'heard-promises': await first(`/api/heard-promises?interactionId=${held.id}`), 'surge-plans': plan.id, surges: surgeId, skills: skill, brands: opened.brandId, visitorAttachments: ofVisitor,
  };
  const empty = Object.keys(ids).filter((name) => ids[name] === '');
  if (empty.length > 0) throw new Error(`the brand was not furnished: ${empty.join(', ')}`);
  // Names that every house knows: no secret of this brand.
  const common: Readonly<Record<string, string>> = { slug, reports: 'offered' };
  const idFor = (name: string) => {
    const id = ids[name] ?? ids[byField[name] ?? ''] ?? common[name];
    if (id === undefined) throw new Error(`nobody has furnished ${name}: add it here, or the field's name to byField`);
    return id;
  };
  return { ids, visitor, tokens: { survey: survey.token, track: receipt.link.split('/').at(-1) ?? '' }, idFor };
}

const byField: Readonly<Record<string, string>> = {
  messageId: 'message', queueId: 'queues', queueIds: 'queues', agentId: 'staff', ownerId: 'staff', staffId: 'staff', staffIds: 'staff', actorId: 'staff', interactionId: 'interactions', customerId: 'customers', otherId: 'otherCustomer',
  accountId: 'accounts', identityId: 'identities', mergeId: 'merges', productId: 'products', caseId: 'cases', calendarId: 'calendars', about: 'cases', attachmentIds: 'attachments',
  id: 'commitments', name: 'skills', who: 'staff', subjectId: 'cases', visitor: 'visitorAttachments',
};
