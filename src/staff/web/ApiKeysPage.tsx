import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type * as z from 'zod';
import { Button } from '#web/ui/parts/Button.tsx';
import { CopyBlock } from '#web/ui/parts/Copy.tsx';
import { Page, PageHeader, Row, Section, Stack } from '#web/ui/parts/Layout.tsx';
import { Badge } from '#web/ui/parts/Marks.tsx';
import { Modal } from '#web/ui/parts/Modal.tsx';
import { EmptyState, LoadingState, RefusedState } from '#web/ui/parts/States.tsx';
import { Table } from '#web/ui/parts/Table.tsx';
import { toast, toastRefusal } from '#web/ui/parts/toast.ts';
import { useFormat } from '#web/ui/text/use-format.ts';
import { useWords } from '#web/ui/text/words.ts';
import type { ApiKey, NewApiKey } from '../contract.ts';
import { sampleCall } from '../core/sample-call.ts';
import { apiKeys, revokeApiKey } from './api.ts';
import styles from './keys.module.css';
import { NewKeyForm } from './NewKeyForm.tsx';

type Key = z.infer<typeof ApiKey>;

/** Keys for other systems: made with exactly the permissions they need, shown once, revoked at once. */
export function ApiKeysPage() {
  const t = useWords('staff');
  const queries = useQueryClient();
  const [making, setMaking] = useState(false);
  const [made, setMade] = useState<z.infer<typeof NewApiKey> | null>(null);
  const [revoking, setRevoking] = useState<Key | null>(null);
  const [withGone, setWithGone] = useState(false);
  const list = useQuery({ queryKey: ['api-keys'], queryFn: apiKeys });
  const revoke = useMutation({
    mutationFn: (key: Key) => revokeApiKey(key.id), onError: toastRefusal,
    onSuccess: (_reply, key) => {
      setRevoking(null);
      toast(t('screen.keysPage.revoked', { name: key.name }));
      return queries.invalidateQueries({ queryKey: ['api-keys'] });
    },
  });
  const all = list.data?.items ?? [];
  const gone = all.filter((key) => key.revokedAt !== null);
  const shown = withGone ? all : all.filter((key) => key.revokedAt === null);

  return (
    <Page>
      <PageHeader title={t('screen.keysPage.title')} sub={t('screen.keysPage.sub')}
        actions={<><a href="/api/docs" target="_blank" rel="noreferrer">{t('screen.keysPage.docs')}</a><Button look="primary" icon="plus" onClick={() => setMaking(true)}>{t('screen.keysPage.create')}</Button></>} />
      <Section>
        {list.isPending ? <LoadingState /> : list.isError ? <RefusedState refusal={list.error} retry={() => void list.refetch()} />
          : shown.length === 0 ? <EmptyState icon="key" title={t('screen.keysPage.none')}>{t('screen.keysPage.noneHint')}</EmptyState>
            : <KeyTable keys={shown} onRevoke={setRevoking} />}
        {gone.length > 0 ? <Row><Button look="quiet" onClick={() => setWithGone(!withGone)}>{withGone ? t('screen.keysPage.hideGone') : t('screen.keysPage.showGone', { n: gone.length })}</Button></Row> : null}
      </Section>
      <Modal title={made ? t('screen.keysPage.madeTitle') : t('screen.keysPage.create')} open={making} size="large" onClose={() => { setMaking(false); setMade(null); }}>
        {made ? <NewKey made={made} onDone={() => { setMaking(false); setMade(null); }} /> : making ? <NewKeyForm onMade={setMade} /> : null}
      </Modal>
      <Modal title={t('screen.keysPage.revokeTitle', { name: revoking?.name ?? '' })} open={revoking !== null} onClose={() => setRevoking(null)} size="small">
        <Stack>
          <p>{t('screen.keysPage.revokeWhat')}</p>
          <Row end><Button look="quiet" onClick={() => setRevoking(null)}>{t('web:cancel')}</Button><Button look="dangerous" busy={revoke.isPending} onClick={() => revoking && revoke.mutate(revoking)}>{t('screen.keysPage.revokeDo')}</Button></Row>
        </Stack>
      </Modal>
    </Page>
  );
}

function KeyTable({ keys, onRevoke }: { keys: readonly Key[]; onRevoke: (key: Key) => void }) {
  const t = useWords('staff');
  const format = useFormat();
  return (
    <Table caption={t('screen.keysPage.title')} rows={keys} keyOf={(key) => key.id} columns={[
      { key: 'name', head: t('screen.keysPage.name'), names: true, cell: (key) => <>{key.name}<div className={styles.code}>{key.hint}</div></> },
      { key: 'scopes', head: t('screen.keysPage.scopes'), cell: (key) => <Scopes scopes={key.scopes} /> },
      { key: 'seen', head: t('screen.keysPage.seen'), cell: (key) => key.seenAt === null ? <span className={styles.second}>{t('screen.keysPage.never')}</span> : <time dateTime={key.seenAt} title={format.moment(key.seenAt)}>{format.near(key.seenAt)}</time> },
      { key: 'created', head: t('screen.keysPage.created'), cell: (key) => <time dateTime={key.createdAt}>{format.near(key.createdAt)}</time> },
      { key: 'acts', head: <span className="unseen">{t('screen.keysPage.revoke')}</span>, cell: (key) => key.revokedAt === null
        ? <span className={styles.acts}><Button size="small" look="danger" aria-label={t('screen.keysPage.revokeTitle', { name: key.name })} onClick={() => onRevoke(key)}>{t('screen.keysPage.revoke')}</Button></span>
        : <Badge tone="danger">{t('screen.keysPage.revokedAt', { date: format.near(key.revokedAt) })}</Badge> },
    ]} />
  );
}

/** What a key may do, one line an area: a dozen chips would be a wall. */
function Scopes({ scopes }: { scopes: readonly string[] }) {
  const t = useWords('staff');
  const areas = [...Map.groupBy(scopes, (scope) => scope.split('.')[0] ?? '')];
  return (
    <ul className={styles.scopes}>
      {areas.map(([area, some]) => (
        <li key={area}><b>{t(`screen.area.${area}`, { defaultValue: area })}</b> {some.map((scope) => t(`screen.permission.${scope}`, { defaultValue: scope })).join(t('screen.keysPage.scopeStop'))}</li>
      ))}
    </ul>
  );
}

function NewKey({ made, onDone }: { made: z.infer<typeof NewApiKey>; onDone: () => void }) {
  const t = useWords('staff');
  const sample = sampleCall(made.item.scopes);
  return (
    <Stack>
      <p><strong>{t('screen.keysPage.madeOnce')}</strong></p>
      <CopyBlock text={made.key} label={t('screen.keysPage.keyLabel')} />
      {sample === undefined ? null : <>
        <p className={styles.second}>{t('screen.keysPage.sample')}</p>
        <CopyBlock text={`curl -H 'Authorization: Bearer ${made.key}' ${location.origin}${sample}`} label={t('screen.keysPage.sampleLabel')} />
      </>}
      <Row end><Button look="primary" onClick={onDone}>{t('web:done')}</Button></Row>
    </Stack>
  );
}
