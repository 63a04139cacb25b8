import { useQuery } from '@tanstack/react-query';
import { EmptyState } from '#web/ui/parts/States.tsx';
import { useFormat } from '#web/ui/text/use-format.ts';
import { useWords } from '#web/ui/text/words.ts';
import type { CaseEvent, CasePage } from '../contract.ts';
import type * as z from 'zod';
import { staffOptions } from './api.ts';
import styles from './history.module.css';
import { useClockName } from './use-clock-name.ts';

type Event = z.infer<typeof CaseEvent>;
/** The slice whose words name an event, by the event's first part. */
const slices: Readonly<Record<string, string>> = { case: 'cases', complaint: 'complaints', timer: 'clocks', commitment: 'commitments' };

/** Everything that happened, in words, newest first: when, who, what, and what changed. */
export function History({ page }: { page: CasePage }) {
  const t = useWords('cases');
  const format = useFormat();
  const what = useDetailWords();
  if (page.history.length === 0) return <EmptyState icon="rows" title={t('screen.noHistory')} />;
  return (
    <ol className={styles.history}>
      {page.history.toReversed().map((event, i) => {
        const detail = what(event);
        return (
          <li key={`${event.at} ${event.name} ${i}`}>
            <time dateTime={event.at}>{format.near(event.at)}</time>
            <span>
              <span className={styles.what}>{t([`${slices[event.name.split('.')[0] ?? ''] ?? 'cases'}:event.${event.name}`, 'screen.otherEvent'], { percent: Number(event.detail['percent'] ?? 0) })}</span>
              {detail === '' ? null : <span className={styles.detail}>{detail}</span>}
            </span>
            <span className={styles.by}>{event.actorName ?? t(event.actorKind === 'customer' || event.actorKind === 'visitor' ? 'screen.theCustomer' : 'screen.theHouse')}</span>
          </li>
        );
      })}
    </ol>
  );
}

/** What an event's codes mean, in the words of the slice they come from; empty where the event's own name says it all. */
function useDetailWords(): (event: Event) => string {
  const t = useWords('cases');
  const clockName = useClockName();
  const staff = useQuery(staffOptions()).data?.items ?? [];
  const nameOf = (id: unknown): string => staff.find((person) => person.id === id)?.name ?? '';
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  const arrow = (before: string, after: string): string => (before === '' ? after : `${before} → ${after}`);
  const words = (prefix: string, value: unknown): string => (text(value) === '' ? '' : t([`${prefix}.${text(value)}`, 'screen.nothing']));
  return ({ name, detail }) => {
    const { before, after } = detail;
    switch (name) {
      case 'case.assigned': return [arrow(nameOf(before), nameOf(after)), words('assignedWhy', detail['why'])].filter(Boolean).join(' · ');
      case 'case.changed': return list(detail['changed']).map((one) => t([`screen.field.${one}`, 'screen.nothing'])).join(t('screen.comma'));
      case 'case.reopened': return words('reopening', detail['why']);
      case 'case.turned': return arrow(text(part(before, 'number')), text(part(after, 'number')));
      case 'complaint.received': return words('complaints:class', detail['class']);
      case 'complaint.assessed': return words('complaints:class', detail['class']);
      case 'complaint.classified': return arrow(words('complaints:class', before), words('complaints:class', after));
      case 'complaint.moved': return [arrow(words('complaints:stage', before), words('complaints:stage', after)), words('complaints:outcome', detail['outcome'])].filter(Boolean).join(' · ');
      case 'complaint.stepped': return arrow(words('complaints:ladder', before), words('complaints:ladder', after));
      case 'complaint.actRecorded': return `${words('complaints:act', detail['act'])}${detail['isDone'] === false ? t('screen.tookBack') : ''}`;
      case 'complaint.escalated': return [arrow(words('complaints:level', before), words('complaints:level', after)), nameOf(detail['to'])].filter(Boolean).join(' · ');
      case 'complaint.receiptSent': return list(detail['by']).map((one) => words('complaints:channel', one)).join(t('screen.comma'));
      case 'complaint.answered': return words('complaints:channel', detail['by']);
      case 'complaint.answerPromised': return t('screen.withinHours', { n: Number(detail['withinHours']), count: Number(detail['withinHours']) });
      case 'complaint.recorded': return list(detail['changed']).map((one) => t([`complaints:screen.field.${one}`, 'screen.nothing'])).join(t('screen.comma'));
      default: return name.startsWith('timer.') ? [clockName(text(detail['timer'])), words('complaints:pauseReason', detail['reason'])].filter(Boolean).join(' · ') : '';
    }
  };
}

const list = (value: unknown): string[] => (Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []);
const part = (value: unknown, key: string): unknown => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined);
