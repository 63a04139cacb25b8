import { useEffect, type ReactNode } from 'react';
import type { CasePage } from '#cases/contract.ts';
import { CasesPage } from '#cases/web/CasesPage.tsx';
import { ask, type Asking } from '#complaints/web/asking.ts';
import { BoardPage } from '#complaints/web/BoardPage.tsx';
import type { Complaint } from '#complaints/contract.ts';
import { NewCase } from '#cases/web/NewCase.tsx';
import type { Gallery } from '../ui/gallery.ts';
import { Modal } from '../ui/parts/Modal.tsx';
import { useGo } from '../ui/route.tsx';
import { CaseOf } from './CaseScreen.tsx';
import * as samples from './samples.ts';

function At({ to, children }: { to: string; children: ReactNode }) {
  const go = useGo();
  useEffect(() => go(to, { replace: true }), [go, to]);
  return children;
}
/** One dialog of the complaint stands open. */
function Asked({ what, children }: { what: Asking; children: ReactNode }) {
  useEffect(() => {
    ask(what);
    return () => ask(null);
  }, [what]);
  return children;
}
const staff = { items: [samples.complaintCase.owner, samples.plainCase.owner].map((one, i) => ({ ...one, mail: `${i}@example.com`, role: i === 0 ? 'agent' : 'lead', team: '一组', state: 'active', language: 'zh', createdAt: samples.complaintCase.openedAt })) };
const lists = { 'GET /api/cases': samples.list, 'GET /api/staff': staff };
const on = (page: CasePage, complaint?: Complaint) => ({ ...lists, [`GET /api/cases/${page.case.id}`]: page, ...(complaint ? { [`GET /api/complaints/${page.case.id}`]: complaint } : {}) });
const open = (page: CasePage, tab = 'notes') => <At to={`/?tab=${tab}`}><CaseOf id={page.case.id} /></At>;
const working = on(samples.complaintPage, samples.complaint);
const deciding = on(samples.complaintPage, samples.decidedComplaint);
const asked = (what: Asking, replies: Readonly<Record<string, unknown>> = working) => ({ full: true, replies, draw: () => <Asked what={what}>{open(samples.complaintPage)}</Asked> });

export const states: Gallery = {
  list: { full: true, replies: lists, draw: () => <At to="/?view=open"><CasesPage /></At> },
  listEmpty: { full: true, replies: { 'GET /api/cases': samples.noCases }, draw: () => <At to="/?view=mine"><CasesPage /></At> },
  listNothingFound: { full: true, replies: { 'GET /api/cases': samples.noCases }, draw: () => <At to="/?q=TS-1999"><CasesPage /></At> },
  listRefused: { full: true, draw: () => <CasesPage /> },
  newCase: { replies: { 'GET /api/customers': { items: [{ id: samples.idOf(201), number: 'K-000204', name: '欧阳静', isNameless: false, formOfAddress: { zh: '欧阳女士', en: 'Ms Ouyang' }, avatarText: '欧阳', tier: 'gold', accountName: null, reach: ['138****8000'], changedAt: samples.complaintCase.changedAt }], nextCursor: null } }, draw: () => <Modal title="新建事项" open onClose={() => {}}><NewCase onDone={() => {}} onCancel={() => {}} /></Modal> },
  plain: { full: true, replies: on(samples.plainPage), draw: () => open(samples.plainPage) },
  solved: { full: true, replies: on(samples.solvedPage), draw: () => open(samples.solvedPage) },
  reopened: { full: true, replies: on(samples.reopenedPage), draw: () => open(samples.reopenedPage) },
  readOnly: { full: true, permissions: ['case.read'], replies: working, draw: () => open(samples.complaintPage) },
  refused: { full: true, draw: () => open(samples.plainPage) },
  handOver: { full: true, replies: on(samples.plainPage), draw: () => <At to="/?ask=owner"><CaseOf id={samples.plainCase.id} /></At> },
  fresh: { full: true, replies: on({ ...samples.complaintPage, case: samples.freshComplaint.case }, samples.freshComplaint), draw: () => open(samples.complaintPage) },
  complaint: { full: true, replies: working, draw: () => open(samples.complaintPage) },
  contacts: { full: true, replies: working, draw: () => open(samples.complaintPage, 'contacts') },
  promises: { full: true, replies: working, draw: () => open(samples.complaintPage, 'promises') },
  clocks: { full: true, replies: working, draw: () => open(samples.complaintPage, 'clocks') },
  history: { full: true, replies: working, draw: () => open(samples.complaintPage, 'history') },
  decided: { full: true, replies: deciding, draw: () => open(samples.complaintPage) },
  closed: { full: true, replies: on(samples.closedPage, samples.closedComplaint), draw: () => open(samples.closedPage) },
  answer: asked('answer'), answerReachesNobody: asked('answer', on({ ...samples.complaintPage, case: samples.freshComplaint.case }, samples.freshComplaint)), decide: asked('decide'), tell: asked('tell', deciding), promise: asked('promise'), pause: asked('pause'), escalate: asked('escalate'), receipt: asked('receipt'), classByHand: asked('class'), close: asked('close', deciding),
  reopen: { full: true, replies: on(samples.closedPage, samples.closedComplaint), draw: () => <Asked what="reopen">{open(samples.closedPage)}</Asked> },
  board: { full: true, replies: { 'GET /api/complaints/board': samples.board }, draw: () => <BoardPage /> },
  boardEmpty: { full: true, replies: { 'GET /api/complaints/board': samples.emptyBoard }, draw: () => <BoardPage /> },
};
