import { useQuery } from '@tanstack/react-query';
import type { Interaction } from '#interactions/contract.ts';
import { call } from '#web/ui/server/api.ts';
import { Button } from '#web/ui/parts/Button.tsx';
import { Due } from '#web/ui/parts/Due.tsx';
import { Badge } from '#web/ui/parts/Marks.tsx';
import { queries } from '#web/ui/server/query.ts';
import { Link } from '#web/ui/route.tsx';
import { useMay } from '#web/ui/server/session.ts';
import { toast, toastRefusal } from '#web/ui/parts/toast.ts';
import { useWords } from '#web/ui/text/words.ts';
import { Case, Cases } from '../contract.ts';
import styles from './contact-cases.module.css';

/** The matters this contact is about, and what else is open for the customer: one press links it. */
export function ContactCases({ interaction }: { interaction: Interaction }) {
  const t = useWords('cases');
  const mayLink = useMay('case.write');
  const found = useQuery({ queryKey: ['cases', 'customer', interaction.customerId], queryFn: ({ signal }) => call('GET', '/api/cases', { query: { view: 'open', customerId: interaction.customerId, limit: 20 }, shape: Cases, signal }) }).data;
  const linked = new Set(interaction.cases.map((one) => one.id));
  const others = (found?.items ?? []).filter((one) => !linked.has(one.id));
  const clocks = new Map((found?.items ?? []).map((one) => [one.id, one]));
  const link = (id: string): void => {
    call('POST', `/api/cases/${id}/interactions`, { body: { interactionId: interaction.id }, shape: Case }).then((one) => {
      toast(t('contact.linked', { number: one.number }));
      return queries.invalidateQueries({ queryKey: ['interaction', interaction.id] });
    }).catch(toastRefusal);
  };
  return (
    <>
      <h3>{t('contact.title')}</h3>
      {interaction.cases.length + others.length === 0 ? <p className={styles.none}>{t('contact.none')}</p> : null}
      <ul className={styles.list}>
        {interaction.cases.map((one) => {
          const full = clocks.get(one.id);
          return (
            <li key={one.id}>
              <Link to={`/cases/${one.id}`} className={styles.title}>{one.title}</Link>
              <p className={styles.facts}>
                <Badge tone={one.kind === 'complaint' ? 'danger' : 'plain'} icon={one.kind === 'complaint' ? 'flag' : undefined}>{t(`kind.${one.kind}`)}</Badge>
                <span>{t(`state.${one.state}`)}</span><span>{one.number}</span>
              </p>
              {full ? <p className={styles.facts}><span>{t('contact.owner', { name: full.owner.name })}</span>{full.clock ? <Due since={full.clock.startedAt} due={full.clock.dueAt} isPaused={full.clock.isPaused} /> : null}</p> : null}
              {full?.nextStep ? <p className={styles.next}>{t('contact.next', { step: full.nextStep })}</p> : null}
            </li>
          );
        })}
        {others.map((one) => (
          <li key={one.id} data-other="">
            <Link to={`/cases/${one.id}`} className={styles.title}>{one.title}</Link>
            <p className={styles.facts}>
              <Badge tone={one.kind === 'complaint' ? 'danger' : 'plain'}>{t(`kind.${one.kind}`)}</Badge><span>{one.number}</span>
              {mayLink ? <Button size="small" look="quiet" icon="link" onClick={() => link(one.id)}>{t('contact.link')}</Button> : null}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
