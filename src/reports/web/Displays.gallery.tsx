import { permissions } from '#staff/core/roles.ts';
import type { Gallery } from '#web/ui/gallery.ts';
import { DisplaysPage } from './DisplaysPage.tsx';

const display = (n: number, name: string, more: object) => ({ id: `01900000-0000-7000-8000-0000000000d${n}`, name, language: null, madeBy: '顾明', createdAt: '2026-11-02T02:00:00.000Z', endsAt: '2099-11-02T02:00:00.000Z', seenAt: null, revokedAt: null, ...more });

export const states: Gallery = {
  displays: {
    full: true, permissions, draw: () => <DisplaysPage />,
    replies: { 'GET /api/displays': { items: [display(1, '接待大厅', { seenAt: '2026-11-20T08:12:00.000Z' }), display(2, '二楼走廊', { language: 'en' }), display(3, '旧展厅', { endsAt: '2026-01-02T02:00:00.000Z' })] } },
  },
  none: { full: true, permissions, replies: { 'GET /api/displays': { items: [] } }, draw: () => <DisplaysPage /> },
};
