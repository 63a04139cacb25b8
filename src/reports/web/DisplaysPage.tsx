import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '#web/ui/parts/Button.tsx';
import { CopyBlock } from '#web/ui/parts/Copy.tsx';
import { serverNowMs } from '#web/ui/clock.ts';
import { useShapeForm } from '#web/ui/fields/form.ts';
import { Page, PageHeader, Row, Section, Stack } from '#web/ui/parts/Layout.tsx';
import { Badge } from '#web/ui/parts/Marks.tsx';
import { Modal } from '#web/ui/parts/Modal.tsx';
import { EmptyState, LoadingState, RefusalNote, RefusedState } from '#web/ui/parts/States.tsx';
import { Table } from '#web/ui/parts/Table.tsx';
import { TextField } from '#web/ui/fields/TextField.tsx';
import { Choices } from '#web/ui/fields/Ticks.tsx';
import { toast, toastRefusal } from '#web/ui/parts/toast.ts';
import { useFormat } from '#web/ui/text/use-format.ts';
import { useWords } from '#web/ui/text/words.ts';
import { CreateDisplay, type Display, type NewDisplay } from '../contract.ts';
import { createDisplay, displays, revokeDisplay } from './api.ts';

const key = ['displays'];

/** Links for the screens on the walls: made here, shown once, revoked at once. */
export function DisplaysPage() {
  const t = useWords('reports');
  const queries = useQueryClient();
  const [making, setMaking] = useState(false);
  const [made, setMade] = useState<NewDisplay | null>(null);
  const [revoking, setRevoking] = useState<Display | null>(null);
  const [withGone, setWithGone] = useState(false);
  const list = useQuery({ queryKey: key, queryFn: displays });
  const revoke = useMutation({
    mutationFn: (display: Display) => revokeDisplay(display.id), onError: toastRefusal,
    onSuccess: (_reply, display) => {
      setRevoking(null);
      toast(t('screen.displays.revoked', { name: display.name }));
      return queries.invalidateQueries({ queryKey: key });
    },
  });
  const all = list.data?.items ?? [];
  const gone = all.filter((display) => display.revokedAt !== null);
  const shown = withGone ? all : all.filter((display) => display.revokedAt === null);
  const close = (): void => {
    setMaking(false);
    setMade(null);
  };

  return (
    <Page>
      <PageHeader title={t('screen.displays.title')} sub={t('screen.displays.sub')} actions={<Button look="primary" icon="plus" onClick={() => setMaking(true)}>{t('screen.displays.create')}</Button>} />
      <Section>
        {list.isPending ? <LoadingState /> : list.isError ? <RefusedState refusal={list.error} retry={() => void list.refetch()} />
          : shown.length === 0 ? <EmptyState icon="wall" title={t('screen.displays.none')}>{t('screen.displays.noneHint')}</EmptyState>
            : <DisplayTable displays={shown} onRevoke={setRevoking} />}
        {gone.length > 0 ? <Row><Button look="quiet" onClick={() => setWithGone(!withGone)}>{withGone ? t('screen.displays.hideGone') : t('screen.displays.showGone', { n: gone.length })}</Button></Row> : null}
      </Section>
      <Modal title={t(made ? 'screen.displays.madeTitle' : 'screen.displays.create')} open={making} onClose={close}>
        {made ? (
          <Stack>
            <p><strong>{t('screen.displays.once')}</strong></p>
            <CopyBlock text={made.link} label={t('screen.displays.linkLabel')} />
            <p>{t('screen.displays.hint')}</p>
            <Row end><Button look="primary" onClick={close}>{t('web:done')}</Button></Row>
          </Stack>
        ) : making ? <NewDisplayForm onMade={setMade} /> : null}
      </Modal>
      <Modal title={t('screen.displays.revokeTitle', { name: revoking?.name ?? '' })} open={revoking !== null} onClose={() => setRevoking(null)} size="small">
        <Stack>
          <p>{t('screen.displays.revokeWhat')}</p>
          <Row end><Button look="quiet" onClick={() => setRevoking(null)}>{t('web:cancel')}</Button><Button look="dangerous" busy={revoke.isPending} onClick={() => revoking && revoke.mutate(revoking)}>{t('screen.displays.revoke')}</Button></Row>
        </Stack>
      </Modal>
    </Page>
  );
}

function NewDisplayForm({ onMade }: { onMade: (made: NewDisplay) => void }) {
  const t = useWords('reports');
  const queries = useQueryClient();
  const form = useShapeForm({
    shape: CreateDisplay, first: { name: '', language: null as Display['language'] },
    send: async (asked) => {
      onMade(await createDisplay(asked));
      await queries.invalidateQueries({ queryKey: key });
    },
  });
  return (
    <form onSubmit={form.submit} noValidate>
      <Stack>
        {form.refusal ? <RefusalNote refusal={form.refusal} /> : null}
        <TextField label={t('screen.displays.name')} hint={t('screen.displays.nameHint')} required maxLength={60} autoComplete="off" {...form.bind('name')} />
        <Choices label={t('screen.displays.language')} value={form.values.language ?? 'follow'} onChange={(to) => form.set('language', to === 'follow' ? null : to)} choices={[{ value: 'follow', label: t('screen.displays.follow') }, { value: 'zh', label: t('web:language.zh') }, { value: 'en', label: t('web:language.en') }]} />
        <Row end><Button type="submit" look="primary" busy={form.busy}>{t('screen.displays.make')}</Button></Row>
      </Stack>
    </form>
  );
}

function DisplayTable({ displays: shown, onRevoke }: { displays: readonly Display[]; onRevoke: (display: Display) => void }) {
  const t = useWords('reports');
  const format = useFormat();
  return (
    <Table caption={t('screen.displays.title')} rows={shown} keyOf={(display) => display.id} columns={[
      { key: 'name', head: t('screen.displays.name'), names: true, cell: (display) => display.name },
      { key: 'language', head: t('screen.displays.language'), cell: (display) => display.language === null ? t('screen.displays.follow') : t(`web:language.${display.language}`) },
      { key: 'by', head: t('screen.displays.madeBy'), cell: (display) => display.madeBy },
      { key: 'seen', head: t('screen.displays.seen'), cell: (display) => display.seenAt === null ? t('screen.displays.never') : <time dateTime={display.seenAt} title={format.moment(display.seenAt)}>{format.near(display.seenAt)}</time> },
      { key: 'ends', head: t('screen.displays.ends'), cell: (display) => Date.parse(display.endsAt) <= serverNowMs() ? <Badge tone="warn">{t('screen.displays.over')}</Badge> : <time dateTime={display.endsAt}>{format.date(display.endsAt)}</time> },
      { key: 'acts', head: <span className="unseen">{t('screen.displays.revoke')}</span>, cell: (display) => display.revokedAt === null
        ? <Button size="small" look="danger" aria-label={t('screen.displays.revokeTitle', { name: display.name })} onClick={() => onRevoke(display)}>{t('screen.displays.revoke')}</Button>
        : <Badge tone="danger">{t('screen.displays.revokedAt', { date: format.near(display.revokedAt) })}</Badge> },
    ]} />
  );
}
