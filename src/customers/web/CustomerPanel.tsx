/** The customer beside the conversation: who it is, how to speak with them, what they own, what happened before. */
import type { ReactNode } from 'react';
import { faceOf, useAddress } from '#web/ui/text/addressee.ts';
import { Button } from '#web/ui/parts/Button.tsx';
import { Avatar } from '#web/ui/parts/Marks.tsx';
import { Link } from '#web/ui/route.tsx';
import { useMay } from '#web/ui/server/session.ts';
import { LoadingState, RefusedState } from '#web/ui/parts/States.tsx';
import { useWords } from '#web/ui/text/words.ts';
import type { Customer } from '../contract.ts';
import { TierBadge } from './CustomerLine.tsx';
import styles from './customers.module.css';
import { useFileDialogs } from './file-dialogs.tsx';
import { ProductList } from './ProductList.tsx';
import { Reach } from './Reach.tsx';
import { Duplicates } from './Same.tsx';
import { Timeline } from './Timeline.tsx';
import { useCustomer } from './use-customer.ts';

/** A record that was merged while the conversation runs leads on to the one it went into. `children`: what runs for them now; it stands before the past. */
export function CustomerPanel({ customerId, children }: { customerId: string; children?: ReactNode }) {
  const file = useCustomer(customerId);
  if (file.isPending) return <div className={styles.panel}><LoadingState rows={5} /></div>;
  if (file.isError) return <div className={styles.panel}><RefusedState refusal={file.error} retry={() => void file.refetch()} /></div>;
  return file.data.mergedInto === null ? <Panel key={file.data.id} file={file.data}>{children}</Panel> : <CustomerPanel customerId={file.data.mergedInto}>{children}</CustomerPanel>;
}

function Panel({ file, children }: { file: Customer; children: ReactNode }) {
  const t = useWords('customers');
  const address = useAddress();
  const mayWrite = useMay('customer.write');
  const { edit, merge, dialogs } = useFileDialogs(file);
  const called = address(file);
  const name = faceOf(file) || called;
  return (
    <div className={styles.panel}>
      <header className={styles.panelHead}>
        <Avatar name={faceOf(file)} size={2.75} />
        <div className={styles.who}>
          <h2 className={styles.called}><bdi>{called}</bdi><TierBadge tier={file.tier} /></h2>
          <span className={styles.second}>{called === name ? null : <bdi>{name}</bdi>}<Link to={`/customers/${file.id}`} title={t('screen.open')} className="figures">{file.number}</Link>{file.account === null ? null : <bdi>{file.account.name}</bdi>}</span>
        </div>
      </header>
      {file.isNameless && mayWrite ? (
        <div className={styles.ask}>
          <p>{t('screen.who.title')}</p>
          <Button size="small" look="soft" icon="edit" onClick={edit}>{t('screen.who.name')}</Button>
          <Button size="small" look="soft" icon="people" onClick={merge}>{t('screen.who.known')}</Button>
        </div>
      ) : null}
      {file.manner === '' ? null : <p className={styles.manner}><span className="unseen">{t('screen.care.manner')}: </span>{file.manner}</p>}
      {file.note === '' ? null : <p className={styles.note}>{file.note}</p>}
      <Reach file={file} bare />
      <ProductList customerId={file.id} bare />
      {children}
      <Duplicates file={file} bare />
      <Timeline customerId={file.id} pageSize={8} bare />
      {!file.isNameless && mayWrite ? <div><Button size="small" look="quiet" icon="edit" onClick={edit}>{t('screen.edit')}</Button></div> : null}
      {dialogs}
    </div>
  );
}
