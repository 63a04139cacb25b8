import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ContactCases } from '#cases/web/ContactCases.tsx';
import { Commitments } from '#commitments/contract.ts';
import { settlesIt } from '#commitments/core/whose.ts';
import { CustomerPanel } from '#customers/web/CustomerPanel.tsx';
import { pageOptions } from '#interactions/web/api.ts';
import { ExplainPanel } from '#routing/web/offers/ExplainPanel.tsx';
import { call } from '../ui/server/api.ts';
import { Button } from '../ui/parts/Button.tsx';
import { queries } from '../ui/server/query.ts';
import { useMay, useSession } from '../ui/server/session.ts';
import { LoadingState } from '../ui/parts/States.tsx';
import { actWithUndo } from '../ui/parts/toast.ts';
import { useFormat } from '../ui/text/use-format.ts';
import { useWords } from '../ui/text/words.ts';
import styles from './desk.module.css';

/** Who the customer is, what runs for them, what was promised, why it came to whom it came. `onClose`: it stands here only for a while; `isOver`: in the conversation's place. */
export function SideColumn({ id, onClose, isOver }: { id: string; onClose: (() => void) | null; isOver: boolean }) {
  const t = useWords('web');
  const page = useQuery(pageOptions(id)).data;
  const mayCases = useMay('case.read');
  const [explains, setExplains] = useState(false);
  if (!page) return <LoadingState rows={5} />;
  const { interaction } = page;
  return (
    <aside className={styles.side} aria-label={t('desk.side')}>
      {onClose === null ? null : <div className={styles.sideBar}><Button size="small" look="quiet" icon={isOver ? 'left' : 'close'} onClick={onClose}>{t(isOver ? 'desk.toConversation' : 'desk.sideAway')}</Button></div>}
      <div className={styles.sideCustomer}>
        <CustomerPanel customerId={interaction.customerId}>
          {mayCases ? <section><ContactCases interaction={interaction} /></section> : null}
          {mayCases ? <Promises id={id} /> : null}
        </CustomerPanel>
      </div>
      <section className={styles.sideSection}>
        <details onToggle={(event) => setExplains(event.currentTarget.open)}>
          <summary>{t('desk.explain')}</summary>
          {explains ? <ExplainPanel interactionId={id} /> : null}
        </details>
      </section>
    </aside>
  );
}

function Promises({ id }: { id: string }) {
  const t = useWords('web');
  const me = useSession().staff.id;
  const mayAssign = useMay('case.assign');
  const format = useFormat();
  const promises = useQuery({ queryKey: ['commitments', id], queryFn: ({ signal }) => call('GET', '/api/commitments', { query: { view: 'open', interactionId: id }, shape: Commitments, signal }) }).data?.items ?? [];
  if (promises.length === 0) return null;
  const say = (promiseId: string, what: 'keep' | 'reopen') => call('POST', `/api/commitments/${promiseId}/${what}`).then(() => queries.invalidateQueries({ queryKey: ['commitments', id] }));
  const keep = (promiseId: string): void => void actWithUndo({ text: t('desk.promiseDone'), run: () => say(promiseId, 'keep'), back: () => say(promiseId, 'reopen') });
  return (
    <section>
      <h3>{t('desk.promises')}</h3>
      <ul className={styles.promises}>
        {promises.map((one) => (
          <li key={one.id}>
            <p>{one.text}<time dateTime={one.dueAt}>{t('desk.promiseDue', { when: format.near(one.dueAt), who: one.owner.name })}</time></p>
            {mayAssign || settlesIt(one, me) ? <Button size="small" icon="check" onClick={() => keep(one.id)}>{t('desk.promiseKeep')}</Button> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
