import { CasePage, type CaseSlots } from '#cases/web/CasePage.tsx';
import { ComplaintActions } from '#complaints/web/ComplaintActions.tsx';
import { ComplaintPart } from '#complaints/web/ComplaintPart.tsx';
import { CustomerPanel } from '#customers/web/CustomerPanel.tsx';
import { useParam } from '../ui/route.tsx';

/** What each kind of case puts on the page: a complaint its stages; the customer stands on every one. */
const slots: CaseSlots = {
  work: (page) => (page.case.kind === 'complaint' ? <ComplaintPart key={page.case.id} page={page} /> : null),
  actions: (page) => (page.case.kind === 'complaint' ? <ComplaintActions page={page} /> : null),
  customer: (page) => <CustomerPanel customerId={page.case.customer.id} />,
};

export function CaseOf({ id }: { id: string }) {
  return <CasePage key={id} id={id} slots={slots} />;
}

export function CaseScreen() {
  return <CaseOf id={useParam('id')} />;
}
