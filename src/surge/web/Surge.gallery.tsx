import { permissionsOf } from '#staff/core/roles.ts';
import type { Gallery } from '#web/ui/gallery.ts';
import { Modal } from '#web/ui/parts/Modal.tsx';
import { PlanForm } from './PlanForm.tsx';
import { Report } from './ReportModal.tsx';
import { samplePlans, sampleReport, sampleSurges } from './samples.ts';
import { SurgePage } from './SurgePage.tsx';
import { SurgeStrip } from './SurgeStrip.tsx';

const permissions = [...permissionsOf('lead')];
const none = { items: [] };
const replies = { 'GET /api/surge-plans': samplePlans, 'GET /api/surges': sampleSurges, 'GET /api/surges/now': { items: sampleSurges.items.slice(0, 1) }, 'GET /api/queues': none, 'GET /api/calendars': none };

export const states: Gallery = {
  plans: { full: true, permissions, replies, draw: () => <SurgePage /> },
  none: { full: true, permissions, replies: { ...replies, 'GET /api/surge-plans': none, 'GET /api/surges': none }, draw: () => <SurgePage /> },
  strip: { permissions, replies, draw: () => <SurgeStrip /> },
  form: { permissions, replies, draw: () => <Modal title="暴雪" size="large" open onClose={() => {}}><PlanForm plan={samplePlans.items[1] ?? null} onDone={() => {}} /></Modal> },
  report: { permissions, replies, draw: () => <Modal title="暴雪" size="large" open onClose={() => {}}><Report report={sampleReport} /></Modal> },
  refused: { full: true, permissions, draw: () => <SurgePage /> },
};
