import { permissionsOf } from '#staff/core/roles.ts';
import type { Gallery } from '#web/ui/gallery.ts';
import type { Presence } from '../../contract.ts';
import { Offers } from '../offers/Offers.tsx';
import { sampleLive } from '../samples.ts';
import { StaffDay } from './StaffDay.tsx';
import { TeamNowPage } from './TeamNowPage.tsx';

const ago = (seconds: number): string => new Date(Date.now() - seconds * 1000).toISOString();
const member = (n: number, name: string, team: string, more: Partial<Presence> = {}): Presence => ({ staffId: `01900000-0000-7000-8000-00000000000${n}`, name, team, state: 'available', reason: '', since: ago(1_900), chatCapacity: 3, open: 1, wrapUpUntil: null, atWork: 'busy', ...more });
const own = member(1, '林小满', '早班', { open: 0, atWork: 'available' });
const team = [own, member(2, '沈知秋', '早班', { open: 3 }), member(3, '周远', '晚班', { state: 'away', reason: 'meal', since: ago(720), open: 0, atWork: 'away' }), member(4, '何静', '', { state: 'offline', reason: 'connection_lost', since: ago(40), atWork: 'offline' }), member(5, 'Anna Berg', '安装组', { state: 'offline', since: null, open: 0, atWork: 'offline' })];

const at = (minutes: number): string => ago(60 * (240 - minutes));
const day = {
  staffId: own.staffId, name: own.name, from: at(-300), to: at(240),
  spells: [['available', '', 0, 95, null], ['away', 'meal', 95, 125, null], ['available', '', 125, 200, null], ['away', 'coaching', 200, 240, '许知行']].map(([state, reason, from, to, by]) => ({ state, reason, from: at(Number(from)), to: at(Number(to)), goesOn: to === 240, by })),
  totals: [{ state: 'available', reason: '', seconds: 10_200 }, { state: 'away', reason: 'meal', seconds: 1800 }, { state: 'away', reason: 'coaching', seconds: 2400 }],
};

export const states: Gallery = {
  team: { full: true, permissions: [...permissionsOf('lead')], replies: { 'GET /api/presence': { own, team }, 'GET /api/queues/live': sampleLive }, draw: () => <TeamNowPage /> },
  day: { full: true, permissions: [...permissionsOf('lead')], replies: { [`GET /api/staff/${own.staffId}/day`]: day }, draw: () => <StaffDay staffId={own.staffId} name={own.name} onClose={() => {}} /> },
  signedOff: { permissions: [...permissionsOf('agent')], replies: { 'GET /api/presence': { own: { ...own, state: 'offline', reason: 'connection_lost', atWork: 'offline' }, team }, 'GET /api/offers': { items: [] } }, draw: () => <Offers /> },
  refused: { full: true, permissions: [...permissionsOf('lead')], draw: () => <TeamNowPage /> },
};
