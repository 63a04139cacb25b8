import { useEffect } from 'react';
import * as z from 'zod';
import type { Gallery } from '#web/ui/gallery.ts';
import { Modal } from '#web/ui/parts/Modal.tsx';
import { useSearchState } from '#web/ui/route.tsx';
import { AccountField, NewAccount } from './AccountField.tsx';
import { AddReach } from './AddReach.tsx';
import { CustomerForm } from './CustomerForm.tsx';
import { CustomerFile } from './CustomerPage.tsx';
import { CustomerPanel } from './CustomerPanel.tsx';
import { CustomersPage } from './CustomersPage.tsx';
import { MergeModal } from './MergeModal.tsx';
import { ProductForm } from './ProductForm.tsx';
import { RevealModal } from './RevealModal.tsx';
import { repliesFor, sampleFile, sampleList, sampleProducts, sampleVisitor } from './samples.ts';

/** Types into the search as the address does. */
function Seeking({ q }: { q: string }) {
  const [, change] = useSearchState(z.object({ q: z.string().optional() }));
  useEffect(() => change({ q }), []);
  return <CustomersPage />;
}
const nothing = () => {};
const beside = (customerId: string) => <div style={{ width: '22rem' }}><CustomerPanel customerId={customerId} /></div>;
const replies = repliesFor(sampleFile);
const gone = { ...sampleFile, mergedInto: sampleVisitor.id, merges: [] };

export const states: Gallery = {
  list: { full: true, replies: { 'GET /api/customers': sampleList }, draw: () => <CustomersPage /> },
  nobodyYet: { full: true, replies: { 'GET /api/customers': { items: [], nextCursor: null } }, draw: () => <CustomersPage /> },
  notFound: { full: true, replies: { 'GET /api/customers': { items: [], nextCursor: null } }, draw: () => <Seeking q="欧阳锋" /> },
  refused: { full: true, draw: () => <CustomersPage /> },
  create: { replies, draw: () => <Modal title="新建客户" open onClose={nothing}><CustomerForm begun={{ name: '欧阳静女士' }} onKept={nothing} /></Modal> },
  file: { full: true, replies, draw: () => <CustomerFile id={sampleFile.id} /> },
  fileReadOnly: { full: true, replies, permissions: ['customer.read'], draw: () => <CustomerFile id={sampleFile.id} /> },
  fileMerged: { full: true, replies: repliesFor(gone), draw: () => <CustomerFile id={gone.id} /> },
  fileRefused: { full: true, draw: () => <CustomerFile id={sampleFile.id} /> },
  edit: { replies, draw: () => <Modal title="修改" open onClose={nothing}><CustomerForm file={{ ...sampleFile, honorific: 'title', title: '教授' }} onKept={nothing} /></Modal> },
  noCompanies: { replies: { 'GET /api/accounts': { items: [] } }, draw: () => <AccountField value={null} onChange={nothing} /> },
  newCompany: { replies, draw: () => <NewAccount onMade={nothing} onCancel={nothing} /> },
  addReach: { draw: () => <AddReach file={sampleFile} open onClose={nothing} /> },
  reveal: { replies, draw: () => <RevealModal customerId={sampleFile.id} open onClose={nothing} onRevealed={nothing} /> },
  product: { draw: () => <Modal title="修改产品" open onClose={nothing}><ProductForm customerId={sampleFile.id} product={sampleProducts.items[0]} onKept={nothing} /></Modal> },
  merge: { replies: { 'GET /api/customers': sampleList }, draw: () => <MergeModal file={sampleFile} open onClose={nothing} /> },
  panel: { replies, draw: () => beside(sampleFile.id) },
  panelVisitor: { replies: repliesFor(sampleVisitor), draw: () => beside(sampleVisitor.id) },
  panelRefused: { draw: () => beside(sampleFile.id) },
};
