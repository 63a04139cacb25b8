import { useQuery } from '@tanstack/react-query';
import * as z from 'zod';
import { Id } from '#kit/core/shapes.ts';
import { Button } from '#web/ui/parts/Button.tsx';
import { DateField } from '#web/ui/fields/DateField.tsx';
import { Row } from '#web/ui/parts/Layout.tsx';
import { SelectField } from '#web/ui/fields/SelectField.tsx';
import { useMay, useSession } from '#web/ui/server/session.ts';
import { TextField } from '#web/ui/fields/TextField.tsx';
import { Choices, Switch } from '#web/ui/fields/Ticks.tsx';
import { useTypedSearch } from '#web/ui/server/use-typed-search.ts';
import { useWords } from '#web/ui/text/words.ts';
import { Kind } from '../contract.ts';
import { kindNames } from '../core/kinds.ts';
import { periods } from '../core/period.ts';
import { keys, people } from './api.ts';
import styles from './audit.module.css';

/** Everything that is looked for: a trail one talks about is a link one can send. */
export const Search = z.object({
  period: z.enum(periods).catch('all'), from: z.string().optional().catch(undefined), to: z.string().optional().catch(undefined), who: z.union([Id, z.literal('house')]).optional().catch(undefined), kind: Kind.optional().catch(undefined),
  subject: Id.optional().catch(undefined), q: z.string().max(100).catch(''), traffic: z.string().optional().catch(undefined),
});
export type Search = z.infer<typeof Search>;
export const unfiltered = { period: null, from: null, to: null, who: null, kind: null, subject: null, q: null, traffic: null };

export function AuditFilters({ search, days, setSearch }: { search: Search; days: { from: string; to: string }; setSearch: (change: Partial<Record<keyof Search, string | null>>, push?: boolean) => void }) {
  const t = useWords('trail');
  const { zone } = useSession().brand;
  const [sought, seek] = useTypedSearch(search.q, (q) => setSearch({ q: q || null }));
  const isFiltered = search.period !== 'all' || search.who !== undefined || search.kind !== undefined || search.subject !== undefined || search.q !== '' || search.traffic !== undefined;
  return (
    <div className={styles.filters}>
      <div className={styles.filterLine}>
        <div className={styles.find}><TextField label={t('screen.find')} icon="search" type="search" placeholder={t('screen.findHint')} maxLength={100} value={sought} onChange={seek} /></div>
        <WhoPick value={search.who} onChange={(who) => setSearch({ who }, true)} />
        <div className={styles.pick}>
          <SelectField label={t('screen.kind')} value={search.kind ?? ''} onChange={(kind) => setSearch({ kind: kind || null }, true)}
            options={[{ value: '', label: t('screen.anything') }, ...kindNames.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))]} />
        </div>
      </div>
      <div className={styles.filterLine}>
        <Choices label={t('screen.period')} value={search.period} onChange={(period) => setSearch({ period: period === 'all' ? null : period, ...(period === 'custom' ? { from: days.from || null, to: days.to || null } : { from: null, to: null }) }, true)}
          choices={periods.map((period) => ({ value: period, label: t(`screen.periods.${period}`) }))} />
        {search.period === 'custom' ? (
          <Row>
            <DateField label={t('screen.from')} value={days.from} max={days.to || undefined} onChange={(from) => setSearch({ from: from || null })} />
            <DateField label={t('screen.to')} value={days.to} min={days.from || undefined} onChange={(to) => setSearch({ to: to || null })} />
          </Row>
        ) : null}
        {search.period === 'all' ? null : <span className={styles.dim}>{days.from === days.to ? days.from : `${days.from} – ${days.to}`} · {t('screen.zone', { zone })}</span>}
      </div>
      <Row between>
        <Switch label={t('screen.traffic')} checked={search.traffic === '1' || search.kind === 'traffic'} disabled={search.kind !== undefined} onChange={(on) => setSearch({ traffic: on ? '1' : null }, true)} />
        {isFiltered ? <Button size="small" look="quiet" icon="close" onClick={() => setSearch(unfiltered, true)}>{t('screen.clear')}</Button> : null}
      </Row>
    </div>
  );
}

/** Colleagues, also those who left; programs by their key; the centre itself. */
function WhoPick({ value, onChange }: { value: string | undefined; onChange: (who: string | null) => void }) {
  const t = useWords('trail');
  const team = useQuery({ queryKey: ['staff'], queryFn: people });
  const mayKeys = useMay('key.manage');
  const programs = useQuery({ queryKey: ['api-keys'], queryFn: keys, enabled: mayKeys });
  const options = [
    { value: '', label: t('screen.anybody') }, ...(team.data?.items ?? []).map((person) => ({ value: person.id, label: person.name, findBy: person.mail })),
    ...(programs.data?.items ?? []).map((key) => ({ value: key.id, label: t('screen.key', { name: key.name }) })), { value: 'house', label: t('screen.house') },
  ];
  return <div className={styles.pick}><SelectField label={t('screen.who')} value={value ?? ''} onChange={(who) => onChange(who || null)} options={options} /></div>;
}
