/** Numbers and addresses, masked; proved or only claimed. The whole number is shown for a reason and for a minute. */
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Button, IconButton } from '#web/ui/parts/Button.tsx';
import { cx } from '#web/ui/class-names.ts';
import { formatPhone } from '#web/ui/text/format.ts';
import { Icon, type IconName } from '#web/ui/parts/icons.tsx';
import { Row, Section } from '#web/ui/parts/Layout.tsx';
import { Badge } from '#web/ui/parts/Marks.tsx';
import { Menu, type MenuEntry } from '#web/ui/parts/Menu.tsx';
import { useMay } from '#web/ui/server/session.ts';
import { actWithUndo, toastRefusal } from '#web/ui/parts/toast.ts';
import { useWords } from '#web/ui/text/words.ts';
import type { Customer, Identity } from '../contract.ts';
import { removeReach, restoreReach, shareReach, verifyReach } from './api.ts';
import styles from './customers.module.css';
import { AddReach } from './AddReach.tsx';
import { RevealModal } from './RevealModal.tsx';
import { useKeepFile } from './use-customer.ts';

/** Long enough to dial, too short to be left on a screen. */
const shownMs = 60_000;
const icons: Record<Identity['kind'], IconName> = { phone: 'phone', mail: 'mail', visitor: 'globe', host_user: 'person' };

export function Reach({ file, bare = false }: { file: Customer; bare?: boolean }) {
  const t = useWords('customers');
  const mayWrite = useMay('customer.write');
  const mayReveal = useMay('customer.reveal');
  const [adding, setAdding] = useState(false);
  const [asking, setAsking] = useState(false);
  const [full, setFull] = useRevealed(file.id);
  const keep = useKeepFile();
  const shown = file.identities;
  // Every browser somebody came with is one: they say nothing to whoever reads, so they stand in one line at the end.
  const visits = shown.filter(({ kind }) => kind === 'visitor').length;
  const hasHidden = shown.some(({ kind }) => kind === 'phone' || kind === 'mail');

  function remove(identity: Identity): void {
    void actWithUndo({ text: t('screen.reach.removed', { shown: identity.shown }), run: () => removeReach(file.id, identity.id).then(keep), back: () => restoreReach(file.id, identity.id).then(keep) });
  }
  return (
    <Section title={t('screen.reach.title')} bare={bare} actions={mayWrite ? <Button size="small" look="quiet" icon="plus" onClick={() => setAdding(true)}>{t('screen.reach.add')}</Button> : null}>
      {shown.length === 0 ? <p className={styles.dim}>{t('screen.reach.none')}</p> : (
        <ul className={styles.reaches}>
          {shown.filter(({ kind }) => kind !== 'visitor').map((identity) => <ReachLine key={identity.id} file={file} identity={identity} full={full?.get(identity.id)} bare={bare} onRemove={mayWrite ? remove : undefined} />)}
          {visits > 0 ? <li className={styles.reachLine}><Icon name={icons.visitor} size={1} /><span className={styles.value}>{t('screen.reach.visitor')}{visits > 1 ? <span className="figures"> × {visits}</span> : null}</span></li> : null}
        </ul>
      )}
      {hasHidden && mayReveal ? (
        <Row>
          {full === null ? <Button size="small" icon="eye" onClick={() => setAsking(true)}>{t('screen.reach.reveal')}</Button>
            : <><Button size="small" icon="eyeOff" onClick={() => setFull(null)}>{t('screen.reach.hide')}</Button><span className={styles.second} role="status">{t('screen.reach.hidesIn')}</span></>}
        </Row>
      ) : null}
      <AddReach file={file} open={adding} onClose={() => setAdding(false)} />
      <RevealModal customerId={file.id} open={asking} onClose={() => setAsking(false)} onRevealed={setFull} />
    </Section>
  );
}

/** Said by the customer, proved by nobody. Beside a conversation the address needs the room: there the sign stands alone and says its word on pointing. */
function Claimed({ bare }: { bare: boolean }) {
  const t = useWords('customers');
  const word = t('screen.reach.claimed');
  return bare ? <span className={styles.claimed} title={word}><Icon name="help" size={1} /><span className="unseen">{word}</span></span> : <Badge icon="help">{word}</Badge>;
}

function ReachLine({ file, identity, full, bare, onRemove }: { file: Customer; identity: Identity; full: string | undefined; bare: boolean; onRemove: ((identity: Identity) => void) | undefined }) {
  const t = useWords('customers');
  const keep = useKeepFile();
  const isReach = identity.kind === 'phone' || identity.kind === 'mail';
  const change = useMutation({ mutationFn: (act: () => Promise<Customer>) => act(), onSuccess: keep, onError: toastRefusal });
  const whole = full !== undefined && identity.kind === 'phone' ? formatPhone(full) : full;
  const entries: MenuEntry[] = isReach && onRemove !== undefined ? [
    ...(identity.verifiedAt === null ? [{ label: t('screen.reach.verify'), icon: 'check' as const, run: () => change.mutate(() => verifyReach(file.id, identity.id)) }] : []),
    { label: t(identity.isShared ? 'screen.reach.unshare' : 'screen.reach.share'), icon: 'people' as const, run: () => change.mutate(() => shareReach(file.id, identity.id, !identity.isShared)) },
    'line',
    { label: t('screen.reach.remove'), icon: 'trash' as const, grave: true, run: () => onRemove(identity) },
  ] : [];
  return (
    <li className={styles.reachLine}>
      <Icon name={icons[identity.kind]} size={1} />
      <span className={styles.value}>
        {identity.shown === '' ? t(`screen.reach.${identity.kind}`) : (
          <>
            {/* A number and an address say by themselves what they are; the shop's own id does not. */}
            <span className={isReach ? 'unseen' : styles.dim}>{t(`screen.reach.${identity.kind}`)}{isReach ? ': ' : ' '}</span>
            <bdi className={cx('figures', !isReach && styles.account)}>{whole ?? identity.shown}</bdi>
          </>
        )}
      </span>
      {identity.verifiedAt !== null ? <Badge tone="good" icon="check">{t('screen.reach.verified')}</Badge> : isReach ? <Claimed bare={bare} /> : null}
      {identity.isShared ? <Badge tone="warn" icon="people">{t('screen.reach.shared')}</Badge> : null}
      {entries.length > 0 ? <Menu entries={entries}><IconButton icon="more" size="small" label={t('screen.reach.menu', { shown: identity.shown })} busy={change.isPending} /></Menu> : <span className={styles.noMenu} />}
    </li>
  );
}

/** Full values by identity, hidden again by themselves, and never carried over to the next customer. */
function useRevealed(customerId: string): [ReadonlyMap<string, string> | null, (values: ReadonlyMap<string, string> | null) => void] {
  const [full, setFull] = useState<{ of: string; values: ReadonlyMap<string, string> } | null>(null);
  useEffect(() => {
    if (full === null) return;
    const timer = setTimeout(() => setFull(null), shownMs);
    return () => clearTimeout(timer);
  }, [full]);
  return [full?.of === customerId ? full.values : null, (values) => setFull(values === null ? null : { of: customerId, values })];
}
