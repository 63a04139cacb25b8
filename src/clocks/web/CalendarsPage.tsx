import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import * as z from 'zod';
import { Button } from '#web/ui/parts/Button.tsx';
import { Page, PageHeader, Row, Stack } from '#web/ui/parts/Layout.tsx';
import { Badge } from '#web/ui/parts/Marks.tsx';
import { Modal } from '#web/ui/parts/Modal.tsx';
import { useSearchState } from '#web/ui/route.tsx';
import { EmptyState, LoadingState, RefusalNote, RefusedState } from '#web/ui/parts/States.tsx';
import { TextField } from '#web/ui/fields/TextField.tsx';
import { toast } from '#web/ui/parts/toast.ts';
import { useWords } from '#web/ui/text/words.ts';
import type { CalendarView } from '../contract.ts';
import { calendars, createCalendar } from './api.ts';
import { CalendarEditor, OpenNow } from './CalendarEditor.tsx';
import styles from './calendars.module.css';

const Search = z.object({ open: z.string().max(40).optional().catch(undefined) });

/** When somebody answers. Every promised time is counted on one of these. */
export function CalendarsPage() {
  const t = useWords('clocks');
  const [search, setSearch] = useSearchState(Search);
  const [making, setMaking] = useState(false);
  const list = useQuery({ queryKey: ['calendars'], queryFn: calendars });
  const all = list.data?.items ?? [];
  const shown = all.find((calendar) => calendar.id === search.open) ?? all.find((calendar) => calendar.isDefault) ?? all[0];
  return (
    <Page>
      <PageHeader title={t('screen.title')} sub={t('screen.sub')} actions={<Button icon="plus" onClick={() => setMaking(true)} disabled={list.isPending || list.isError}>{t('screen.create')}</Button>} />
      {list.isPending ? <LoadingState rows={6} /> : list.isError ? <RefusedState refusal={list.error} retry={() => void list.refetch()} /> : shown === undefined ? <EmptyState icon="calendar" title={t('screen.title')} action={<Button look="soft" icon="plus" onClick={() => setMaking(true)}>{t('screen.create')}</Button>} /> : (
        <>
          {all.length > 1 ? <div className={styles.picks} role="group" aria-label={t('screen.list')}>{all.map((calendar) => <Pick key={calendar.id} calendar={calendar} isShown={calendar.id === shown.id} onPick={() => setSearch({ open: calendar.id }, true)} />)}</div> : null}
          <CalendarEditor key={`${shown.id} ${shown.version}`} calendar={shown} onGone={() => setSearch({ open: null })} onCopy={() => setMaking(true)} />
        </>
      )}
      <Modal title={t('screen.create')} open={making} onClose={() => setMaking(false)} size="small">
        {making && shown ? <NewCalendar like={shown} onMade={(made) => { setMaking(false); setSearch({ open: made.id }, true); }} /> : null}
      </Modal>
    </Page>
  );
}

function Pick({ calendar, isShown, onPick }: { calendar: CalendarView; isShown: boolean; onPick: () => void }) {
  const t = useWords('clocks');
  return (
    <button type="button" className={styles.pick} aria-pressed={isShown} onClick={onPick}>
      <span className={styles.pickName}>{calendar.name}{calendar.isDefault ? <Badge tone="primary">{t('screen.default')}</Badge> : null}{calendar.yearsToEnter.length > 0 ? <Badge tone="warn" icon="bell">{calendar.yearsToEnter.join('、')}</Badge> : null}</span>
      <span className={styles.dim}><OpenNow calendar={calendar} /></span>
    </button>
  );
}

/** A new calendar begins as the one on screen: hours are changed more easily than invented. */
function NewCalendar({ like, onMade }: { like: CalendarView; onMade: (made: CalendarView) => void }) {
  const t = useWords('clocks');
  const queries = useQueryClient();
  const [name, setName] = useState(t('screen.copyName', { name: like.name }));
  const make = useMutation({
    mutationFn: () => createCalendar({ name: name.trim(), definition: like.definition, isDefault: false }),
    onSuccess: async (made) => {
      await queries.invalidateQueries({ queryKey: ['calendars'] });
      toast(t('screen.made', { name: made.name }));
      onMade(made);
    },
  });
  return (
    <form onSubmit={(event) => { event.preventDefault(); if (name.trim()) make.mutate(); }}>
      <Stack>
        {make.isError ? <RefusalNote refusal={make.error} /> : null}
        <TextField label={t('screen.name')} hint={t('screen.nameHint')} required maxLength={80} autoComplete="off" value={name} onChange={setName} />
        <Row end><Button type="submit" look="primary" busy={make.isPending} disabled={name.trim() === ''}>{t('screen.create')}</Button></Row>
      </Stack>
    </form>
  );
}
