import { useEffect } from 'react';
import type { Gallery } from '#web/ui/gallery.ts';
import { Modal } from '#web/ui/parts/Modal.tsx';
import { useSearchState } from '#web/ui/route.tsx';
import * as z from 'zod';
import { permissions } from '../core/roles.ts';
import { ApiKeysPage } from './ApiKeysPage.tsx';
import { BrandPage } from './BrandPage.tsx';
import { FirstDay } from './FirstDay.tsx';
import { BrandAskedForm, BrandOpened } from './FurtherBrand.tsx';
import { InvitationLink } from './InviteModal.tsx';
import { MePage } from './MePage.tsx';
import { NewKeyForm } from './NewKeyForm.tsx';
import { sampleBrand, sampleKeys, sampleNewcomer as newcomer, sampleTeam } from './samples.ts';
import { TeamPage } from './TeamPage.tsx';

const me = sampleTeam.items.slice(0, 1);
const mail = { id: newcomer.id, about: { kind: 'staff', id: newcomer.id }, template: 'staff:mail.invitation', recipient: 'a***@example.com', language: 'zh', tries: 0, trouble: null, createdAt: newcomer.createdAt, sentAt: null, nextTryAt: null, mayRetry: false };

/** Opens the invitation as the address does. */
function Inviting() {
  const [, change] = useSearchState(z.object({ invite: z.string().optional() }));
  useEffect(() => change({ invite: '1' }), []);
  return <TeamPage />;
}

export const states: Gallery = {
  team: { full: true, permissions, replies: { 'GET /api/staff': sampleTeam }, draw: () => <TeamPage /> },
  alone: { full: true, permissions, replies: { 'GET /api/staff': { items: me } }, draw: () => <TeamPage /> },
  refused: { full: true, permissions, draw: () => <TeamPage /> },
  invite: { full: true, permissions, replies: { 'GET /api/staff': sampleTeam }, draw: () => <Inviting /> },
  invited: {
    permissions, replies: { 'GET /api/mails': { items: [{ ...mail, state: 'not_set_up' }], nextCursor: null, isSetUp: false } },
    draw: () => <Modal title="已邀请Anna Berg" open onClose={() => {}}><InvitationLink invitation={{ staff: newcomer, link: 'https://service.qingchuan.example/join/9fQ2kZ31b7xW0aLrT5mYcE8uHsVdNqPo', endsAt: '2026-11-28T02:00:00.000Z' }} onDone={() => {}} onMore={() => {}} /></Modal>,
  },
  brand: { full: true, permissions, replies: { 'GET /api/brands': { items: [{ id: '01900000-0000-7000-8000-0000000000b1', slug: 'qingchuan-life', name: '晴川生活', openedAt: '2026-11-20T02:00:00.000Z', waitsFor: { name: '许知行', mail: 'xu@qingchuan.example', linkEndsAt: '2099-11-27T02:00:00.000Z' } }, { id: '01900000-0000-7000-8000-0000000000b2', slug: 'old-one', name: '旧事业部', openedAt: '2026-10-20T02:00:00.000Z', waitsFor: null }] }, 'GET /api/brand': sampleBrand, 'GET /api/mails': { items: [], nextCursor: null, isSetUp: false } }, draw: () => <BrandPage /> },
  furtherBrand: { draw: () => <Modal title="开一个品牌" open onClose={() => {}}><BrandAskedForm zone="Asia/Shanghai" onMade={() => {}} /></Modal> },
  brandOpened: { draw: () => <Modal title="“晴川生活”已经开好" open onClose={() => {}}><BrandOpened link="https://service.qingchuan.example/join/9fQ2kZ31b7xW0aLrT5mYcE8uHsVdNqPo" onDone={() => {}} /></Modal> },
  keys: { full: true, permissions, replies: { 'GET /api/api-keys': sampleKeys }, draw: () => <ApiKeysPage /> },
  noKeys: { full: true, permissions, replies: { 'GET /api/api-keys': { items: [] } }, draw: () => <ApiKeysPage /> },
  newKey: { permissions, draw: () => <Modal title="新建密钥" open size="large" onClose={() => {}}><NewKeyForm onMade={() => {}} /></Modal> },
  firstDay: { permissions, replies: { 'GET /api/staff': sampleTeam, 'GET /api/brand': { ...sampleBrand, settings: { ...sampleBrand.settings, widgetOrigins: [] } }, 'GET /api/audit': { items: [], nextBefore: null } }, draw: () => <FirstDay>—</FirstDay> },
  me: { full: true, draw: () => <MePage /> },
};
