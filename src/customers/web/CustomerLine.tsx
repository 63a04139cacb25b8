import { faceOf, useAddress } from '#web/ui/text/addressee.ts';
import { Avatar, Badge } from '#web/ui/parts/Marks.tsx';
import { Link } from '#web/ui/route.tsx';
import { useFormat } from '#web/ui/text/use-format.ts';
import { useWords } from '#web/ui/text/words.ts';
import type { CustomerLine } from '../contract.ts';
import styles from './customers.module.css';

/** A customer in a list: who, how to address, by what they are known. */
export function CustomerWords({ line }: { line: CustomerLine }) {
  const t = useWords('customers');
  const address = useAddress();
  const called = address(line);
  const name = faceOf(line) || called;
  return (
    <>
      <Avatar name={faceOf(line)} />
      <span className={styles.who}>
        <span className={styles.name}>
          <bdi>{name}</bdi>
          {called === name ? null : <span className={styles.dim}>{called}</span>}
          <TierBadge tier={line.tier} />
        </span>
        <span className={styles.second}>
          <span className="figures">{line.number}</span>
          {line.isNameless ? <span>{t('screen.nameless')}</span> : null}
          {line.accountName === null ? null : <bdi>{line.accountName}</bdi>}
        </span>
      </span>
      <span className={styles.reach}>{line.reach.map((shown, i) => <span key={i} className="figures">{shown}</span>)}</span>
    </>
  );
}

export function CustomerLink({ line }: { line: CustomerLine }) {
  const format = useFormat();
  return (
    <Link to={`/customers/${line.id}`} className={styles.line}>
      <CustomerWords line={line} />
      <time className={styles.when} dateTime={line.changedAt}>{format.near(line.changedAt)}</time>
    </Link>
  );
}

/** Standard is the rule and needs no mark. */
export function TierBadge({ tier }: { tier: CustomerLine['tier'] }) {
  const t = useWords('customers');
  return tier === 'standard' ? null : <Badge tone={tier === 'gold' ? 'warn' : 'plain'} icon="star">{t(`screen.tier.${tier}`)}</Badge>;
}
