import { permissionsOf } from '#staff/core/roles.ts';
import type { Gallery } from '#web/ui/gallery.ts';
import type { Presence } from '../../contract.ts';
import { sampleLive } from '../samples.ts';
import { TeamNowPage } from './TeamNowPage.tsx';

const ago = (seconds: number): string => new Date(Date.now() - seconds * 1000).toISOString();
const member = (n: number, name: string, team: string, more: Partial<Presence> = {}): Presence => ({ staffId: `01900000-0000-7000-8000-00000000000${n}`, name, team, state: 'available', reason: '', since: ago(1_900), chatCapacity: 3, open: 1, wrapUpUntil: null, atWork: 'busy', ...more });
const own = member(1, '林小满', '早班', { open: 0, atWork: 'available' });
const team = [own, member(2, '沈知秋', '早班', { open: 3 }), member(3, '周远', '晚班', { state: 'away', reason: 'meal', since: ago(720), open: 0, atWork: 'away' }), member(4, '何静', '', { state: 'away', reason: 'connection_lost', since: ago(40) }), member(5, 'Anna Berg', '安装组', { state: 'offline', since: null, open: 0, atWork: 'offline' })];

export const states: Gallery = {
  team: { full: true, permissions: [...permissionsOf('lead')], replies: { 'GET /api/presence': { own, team }, 'GET /api/queues/live': sampleLive }, draw: () => <TeamNowPage /> },
  refused: { full: true, permissions: [...permissionsOf('lead')], draw: () => <TeamNowPage /> },
};
