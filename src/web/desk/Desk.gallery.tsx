import { useEffect } from 'react';
import { sampleInteraction, samplePage, sampleRows } from '#interactions/web/samples.ts';
import { OfferCard } from '#routing/web/offers/OfferCard.tsx';
import { ExplainPanel } from '#routing/web/offers/ExplainPanel.tsx';
import { sampleStory } from '#routing/web/line/samples.ts';
import { PresenceControl } from '#routing/web/people/PresenceControl.tsx';
import { TransferDialog } from '#routing/web/offers/TransferDialog.tsx';
import { OpenCaseForm } from '#cases/web/OpenCaseForm.tsx';
import type { Gallery } from '../ui/gallery.ts';
import { useGo } from '../ui/route.tsx';
import { DeskPage } from './DeskPage.tsx';

const { interaction } = samplePage;
const ago = (seconds: number): string => new Date(Date.now() - seconds * 1000).toISOString();
const person = (n: number, name: string) => ({ id: `01900000-0000-7000-8000-00000000000${n}`, name });
const member = (n: number, name: string, more: object) => ({ staffId: person(n, name).id, name, team: '一组', state: 'available', reason: '', since: ago(1_900), chatCapacity: 3, open: 1, wrapUpUntil: null, atWork: 'busy', ...more });
const own = member(1, '林小满', { open: 3 });
const presence = { own, team: [own, member(2, '沈知秋', {}), member(3, '周远', { state: 'away', reason: 'meal' }), member(4, '何静', { state: 'offline', atWork: 'offline', since: null })] };
const ticket = { interactionId: interaction.id, queueId: interaction.queueId, queueName: '洗衣机', state: 'assigned', agentId: own.staffId, agentName: own.name, arrivedAt: ago(900), answeredAt: ago(840), endedAt: null, endReason: null, isVirtual: false, offeredUntil: null, wrapUpUntil: null, transfers: 1 };
const routing = {
  ticket, now: [],
  offers: [
    { offerId: person(5, '').id, agent: person(2, '沈知秋'), offeredAt: ago(890), endedAt: ago(870), state: 'timed_out', why: 'longest_idle', waitedSeconds: 10, eligible: [person(1, '林小满'), person(2, '沈知秋')], eligibleCount: 2, isUnskilled: false },
    { offerId: person(6, '').id, agent: person(1, '林小满'), offeredAt: ago(868), endedAt: ago(860), state: 'accepted', why: 'best_skilled', waitedSeconds: 32, eligible: [person(1, '林小满')], eligibleCount: 1, isUnskilled: false },
  ],
  story: sampleStory,
};
const customer = {
  id: interaction.customerId, number: 'K-000204', name: '欧阳静', isNameless: false, surname: '欧阳', givenName: '静', honorific: 'ms', title: '', formOfAddress: { zh: '欧阳女士', en: 'Ms Ouyang' }, avatarText: '欧阳', language: 'zh', tier: 'gold', manner: '说话直接，喜欢先听结论', note: '',
  account: null, identities: [{ id: person(7, '').id, kind: 'phone', shown: '138****8000', verifiedAt: ago(9_000), isShared: false, addedAt: ago(90_000) }], merges: [], mergedInto: null, createdAt: ago(9_000_000), changedAt: ago(9_000),
};
const timeline = {
  nextCursor: null,
  items: [
    { id: person(8, '').id, at: ago(172_800), kind: 'interaction', number: 'C-20261119-000311', channel: 'chat', endedAt: ago(172_000), arrivalMood: 'dissatisfied', departureMood: 'calm', disposition: 'guided', lastText: '好的，那我先按您说的拆掉螺栓试试' },
    { id: person(9, '').id, at: ago(200_000), kind: 'case', number: 'WX-20261103-0007', caseKind: 'repair', title: '洗衣机脱水噪音', state: 'open', closedAt: null },
  ],
};
const replies = {
  'GET /api/interactions': { items: sampleRows, nextCursor: null, counts: { mine: 8, waiting: 12, due_soon: 2, complaints: 1, kept_place: 1 } },
  [`GET /api/interactions/${interaction.id}`]: samplePage,
  [`POST /api/interactions/${interaction.id}/read`]: { done: true },
  [`PUT /api/interactions/${interaction.id}/draft`]: { done: true },
  [`GET /api/interactions/${interaction.id}/routing`]: routing,
  'GET /api/heard-promises': { interactionId: interaction.id, items: [] },
  'GET /api/presence': presence,
  'GET /api/queues': { items: [] },
  'GET /api/canned-replies': { items: [] },
  'GET /api/cases': { items: [], nextCursor: null, counts: {} },
  'GET /api/commitments': { items: [], counts: { mine: 0, open: 0, dueSoon: 0, broken: 0 } },
  [`GET /api/customers/${interaction.customerId}`]: customer,
  [`GET /api/customers/${interaction.customerId}/timeline`]: timeline,
  [`GET /api/customers/${interaction.customerId}/products`]: { items: [] },
};

function Open({ to }: { to: string }) {
  const go = useGo();
  useEffect(() => go(to, { replace: true }), [go, to]);
  return <DeskPage />;
}
const keys = { accept: 'Alt+KeyA', decline: 'Alt+KeyX' };
const offer = { offerId: person(6, '').id, interactionId: interaction.id, queueId: interaction.queueId ?? '', queueName: '洗衣机', until: new Date(Date.now() + 16_000).toISOString() };
const elsewhere = { ...samplePage, interaction: { ...interaction, agentId: person(2, '').id, agentName: '沈知秋' } };
const first = sampleInteraction(1);

export const states: Gallery = {
  desk: { full: true, replies, draw: () => <Open to={`/?view=mine&c=${interaction.id}`} /> },
  nobody: { full: true, replies: { ...replies, 'GET /api/interactions': { items: [], nextCursor: null, counts: { mine: 0 } }, 'GET /api/presence': { ...presence, own: { ...own, state: 'offline' } } }, draw: () => <Open to="/?view=mine" /> },
  joining: { full: true, replies: { ...replies, [`GET /api/interactions/${interaction.id}`]: elsewhere }, draw: () => <Open to={`/?view=all&c=${interaction.id}`} /> },
  offer: { replies, draw: () => <div style={{ containerType: 'inline-size', containerName: 'strip' }}><OfferCard offer={offer} busy={false} keys={keys} onAccept={() => {}} onDecline={() => {}} /></div> },
  explain: { replies, draw: () => <div style={{ maxWidth: '20rem' }}><ExplainPanel interactionId={first.id} /></div> },
  presence: { replies, draw: () => <div style={{ width: '4.5rem' }}><PresenceControl /></div> },
  transfer: { replies, draw: () => <TransferDialog interactionId={interaction.id} addressee="欧阳女士" first={() => Promise.resolve()} onClose={() => {}} onDone={() => {}} /> },
  openCase: { replies, draw: () => <div style={{ maxWidth: '34rem' }}><OpenCaseForm page={samplePage} onDone={() => {}} onCancel={() => {}} /></div> },
};
