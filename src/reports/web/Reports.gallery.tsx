import { useEffect } from 'react';
import * as z from 'zod';
import type { Gallery } from '#web/ui/gallery.ts';
import { useSearchState } from '#web/ui/route.tsx';
import { ReportsPage } from './ReportsPage.tsx';
import { emptyAnswer, nothingKept, sampleAgents, sampleAnswer, sampleIntervals, sampleSavings, sampleTable, savingsTooFar, savingsTooFew } from './samples.ts';

const queues = { items: [] };
const rows = { id: 'service_level', total: 612, rows: Array.from({ length: 8 }, (_, i) => ({ id: `01900000-0000-7000-8000-00000000006${i}`, kind: 'interaction', number: `JC-20261120-00${10 + i}`, inNumerator: i % 3 !== 2, at: `2026-11-20T0${i}:12:00.000Z`, customer: { name: '欧阳静', formOfAddress: { zh: '欧阳女士', en: 'Ms Ouyang' } }, survey: null, hand: null })) };
const answers = { id: 'satisfaction', total: 3, rows: [5, 2, 4].map((score, i) => ({ id: `01900000-0000-7000-8000-00000000007${i}`, kind: 'survey', number: `C-20261120-00${10 + i}`, inNumerator: score >= 4, at: `2026-11-20T0${i}:12:00.000Z`, customer: null, hand: null, survey: { score, about: { kind: i === 1 ? 'case' : 'interaction', id: `01900000-0000-7000-8000-00000000008${i}` } } })) };

const hands = { id: 'average_handle_time', total: 2, rows: [['吴敏', 3600], ['周小满', 120]].map(([name, seconds], i) => ({ id: '01900000-0000-7000-8000-000000000090', kind: 'interaction', number: 'C-20261120-0042', inNumerator: true, at: `2026-11-20T0${4 - i}:12:00.000Z`, customer: { name: '欧阳静', formOfAddress: { zh: '欧阳女士', en: 'Ms Ouyang' } }, survey: null, hand: { name, seconds } })) };

/** Opens the page as a sent link does. */
function At({ search }: { search: Record<string, string> }) {
  const [, change] = useSearchState(z.object({}));
  useEffect(() => change(search as never), []);
  return <ReportsPage />;
}
const replies = { 'GET /api/queues': queues, 'GET /api/staff': { items: [] }, 'GET /api/reports/figures': sampleAnswer, 'GET /api/reports/table': sampleTable, 'GET /api/reports/figures/service_level/rows': rows, 'GET /api/reports/figures/satisfaction/rows': answers, 'GET /api/reports/figures/average_handle_time/rows': hands };

export const states: Gallery = {
  cards: { full: true, replies, draw: () => <ReportsPage /> },
  empty: { full: true, replies: { ...replies, 'GET /api/reports/figures': emptyAnswer }, draw: () => <ReportsPage /> },
  table: { full: true, replies, draw: () => <At search={{ view: 'table', period: 'custom' }} /> },
  agents: { full: true, replies: { ...replies, 'GET /api/reports/table': sampleAgents }, draw: () => <At search={{ view: 'table', by: 'agent', group: 'handling', period: 'custom' }} /> },
  hands: { full: true, replies, draw: () => <At search={{ rows: 'average_handle_time' }} /> },
  intervals: { full: true, replies: { ...replies, 'GET /api/reports/intervals': sampleIntervals() }, draw: () => <At search={{ view: 'intervals', period: 'today' }} /> },
  savings: { full: true, replies: { ...replies, 'GET /api/reports/savings': sampleSavings }, draw: () => <At search={{ view: 'savings', period: 'month' }} /> },
  savingsTooFar: { full: true, replies: { ...replies, 'GET /api/reports/savings': savingsTooFar }, draw: () => <At search={{ view: 'savings', period: 'month' }} /> },
  savingsTooFew: { full: true, replies: { ...replies, 'GET /api/reports/savings': savingsTooFew }, draw: () => <At search={{ view: 'savings', period: 'month' }} /> },
  nothingKept: { full: true, replies: { ...replies, 'GET /api/reports/savings': nothingKept }, draw: () => <At search={{ view: 'savings', period: 'month' }} /> },
  rows: { full: true, replies, draw: () => <At search={{ rows: 'service_level.without_short' }} /> },
  answers: { full: true, replies, draw: () => <At search={{ rows: 'satisfaction.top_two' }} /> },
  refused: { full: true, draw: () => <ReportsPage /> },
};
