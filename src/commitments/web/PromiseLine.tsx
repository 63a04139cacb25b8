import { useEffect, useRef } from 'react';
import { useAddress } from '#web/ui/text/addressee.ts';
import { Button, IconButton } from '#web/ui/parts/Button.tsx';
import { Due } from '#web/ui/parts/Due.tsx';
import { Badge } from '#web/ui/parts/Marks.tsx';
import { Menu, type MenuEntry } from '#web/ui/parts/Menu.tsx';
import { Link } from '#web/ui/route.tsx';
import { useMay, useSession } from '#web/ui/server/session.ts';
import { useFormat } from '#web/ui/text/use-format.ts';
import { useWords } from '#web/ui/text/words.ts';
import type { Commitment } from '../contract.ts';
import { settlesIt } from '../core/whose.ts';
import styles from './promises.module.css';

/** One promise: how long it still holds, what was said, to whom, on what. */
export function PromiseLine({ one, isMeant, onKeep, onAsk }: { one: Commitment; isMeant: boolean; onKeep: () => void; onAsk: (what: 'withdraw' | 'handOver') => void }) {
  const t = useWords('commitments');
  const format = useFormat();
  const address = useAddress();
  const me = useSession().staff.id;
  const mayAssign = useMay('case.assign');
  const maySettle = useMay('case.write') && (mayAssign || settlesIt(one, me));
  const place = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isMeant) place.current?.scrollIntoView({ block: 'center' });
  }, [isMeant]);
  const more: MenuEntry[] = [
    ...(mayAssign ? [{ label: t('screen.handOver'), icon: 'assign' as const, run: () => onAsk('handOver') }] : []),
    // A broken one stays on its owner's record unless a lead says that it was none.
    ...(maySettle && (one.state !== 'broken' || mayAssign) ? [{ label: t('screen.withdraw'), icon: 'undo' as const, grave: true, run: () => onAsk('withdraw') }] : []),
  ];
  return (
    <li ref={place} className={styles.line} data-meant={isMeant || undefined}>
      <span className={styles.due}><Due since={one.createdAt} due={one.dueAt} /><time dateTime={one.dueAt}>{t('screen.before', { when: format.near(one.dueAt) })}</time></span>
      <span className={styles.what}>
        <span className={styles.text}>{one.state === 'broken' ? <Badge tone="danger">{t('state.broken')}</Badge> : null} {one.text}</span>
        <span className={styles.small}>
          {one.customer === null ? null : <Link to={`/customers/${one.customer.id}`}>{address(one.customer)}</Link>}
          {one.case === null ? null : <Link to={`/cases/${one.case.id}`}>{`${one.case.number} ${one.case.title}`}</Link>}
          {one.interaction === null ? null : <Link to={`/conversations/${one.interaction.id}`}>{t('screen.conversation', { number: one.interaction.number })}</Link>}
          <span>{one.owner.id === me ? t('screen.me') : one.owner.name}</span>
        </span>
      </span>
      <span className={styles.acts}>
        {maySettle ? <Button size="small" icon="check" onClick={onKeep}>{t('screen.keep')}</Button> : null}
        {more.length > 0 ? <Menu entries={more}><IconButton size="small" icon="more" label={t('screen.more', { text: one.text })} /></Menu> : null}
      </span>
    </li>
  );
}
