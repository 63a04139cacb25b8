import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { serverNowMs } from '#web/ui/clock.ts';
import { useAddress } from '#web/ui/text/addressee.ts';
import { Button, IconButton } from '#web/ui/parts/Button.tsx';
import { Due } from '#web/ui/parts/Due.tsx';
import { Icon } from '#web/ui/parts/icons.tsx';
import { Page, PageHeader } from '#web/ui/parts/Layout.tsx';
import { useLive } from '#web/ui/server/live.ts';
import { Badge } from '#web/ui/parts/Marks.tsx';
import { Menu } from '#web/ui/parts/Menu.tsx';
import { Link } from '#web/ui/route.tsx';
import { useMay } from '#web/ui/server/session.ts';
import { EmptyState, LoadingState, RefusedState } from '#web/ui/parts/States.tsx';
import { actWithUndo, toast } from '#web/ui/parts/toast.ts';
import { useFormat } from '#web/ui/text/use-format.ts';
import { useWords } from '#web/ui/text/words.ts';
import type { CallBackDue } from '../../contract.ts';
import { callBacksOptions, cancelCallBack, moveCallBack, refreshCallBacks, restoreCallBack } from './api.ts';
import { useQueueName } from '#web/ui/text/queue-name.ts';
import { MoveCallBack } from './MoveCallBack.tsx';
import styles from './call-backs.module.css';

/** Everybody who is to be called: the promise that ends first leads. A lead moves a time or cancels, and can take both back. */
export function CallBacksPage() {
  const t = useWords('routing');
  const mayMove = useMay('interaction.move');
  const list = useQuery(callBacksOptions());
  const [moving, setMoving] = useState<CallBackDue | null>(null);
  const address = useAddress();
  useLive('interaction', () => void refreshCallBacks());
  const items = list.data?.items ?? [];
  const late = items.filter((one) => one.promisedBy !== null && one.startedAt === null && Date.parse(one.promisedBy) < serverNowMs()).length;
  const cancel = (one: CallBackDue): void => void actWithUndo({ text: t('screen.callBacks.cancelled', { name: address(one) }), run: () => cancelCallBack(one.interactionId), back: () => restoreCallBack(one.interactionId) });
  const moved = (one: CallBackDue): void => {
    setMoving(null);
    const before = one.wantedAt ?? one.notBefore;
    const canGoBack = before !== null && Date.parse(before) > serverNowMs();
    toast(t('screen.callBacks.moved', { name: address(one) }), canGoBack ? { undo: () => void moveCallBack(one.interactionId, before, false) } : {});
  };
  return (
    <Page>
      <PageHeader title={t('screen.callBacks.title')} sub={list.data === undefined ? t('screen.callBacks.sub') : t(late > 0 ? 'screen.callBacks.countLate' : 'screen.callBacks.count', { n: items.length, late, count: items.length })} />
      {list.isPending ? <LoadingState rows={5} /> : null}
      {list.isError && !list.data ? <RefusedState refusal={list.error} retry={() => void list.refetch()} /> : null}
      {list.isSuccess && items.length === 0 ? <EmptyState icon="phone" title={t('screen.callBacks.none')}>{t('screen.callBacks.noneMore')}</EmptyState> : null}
      {items.length > 0 ? <ul className={styles.list} aria-label={t('screen.callBacks.title')}>{items.map((one) => <CallBackLine key={one.interactionId} one={one} mayMove={mayMove} onMove={() => setMoving(one)} onCancel={() => cancel(one)} />)}</ul> : null}
      {moving === null ? null : <MoveCallBack interactionId={moving.interactionId} name={address(moving)} onClose={() => setMoving(null)} onDone={() => moved(moving)} />}
    </Page>
  );
}

function CallBackLine({ one, mayMove, onMove, onCancel }: { one: CallBackDue; mayMove: boolean; onMove: () => void; onCancel: () => void }) {
  const t = useWords('routing');
  const format = useFormat();
  const address = useAddress();
  const queueName = useQueueName();
  const isLater = one.notBefore !== null && Date.parse(one.notBefore) > serverNowMs();
  return (
    <li className={styles.line}>
      <span className={styles.due}>
        {one.promisedBy === null ? <span className={styles.dim}>{t('screen.callBack.noPromise')}</span> : one.startedAt === null ? <Due since={one.askedAt} due={one.promisedBy} /> : <span>{t(one.startedAt <= one.promisedBy ? 'screen.callBacks.inTime' : 'screen.callBacks.late')}</span>}
        {one.promisedBy === null ? null : <time dateTime={one.promisedBy}>{t('screen.callBacks.by', { when: format.near(one.promisedBy) })}</time>}
      </span>
      <span className={styles.what}>
        <span className={styles.who}><Link to={`/conversations/${one.interactionId}`}>{address(one)}</Link> {one.reach === null ? null : <span className={styles.number}><Icon name={one.reach.kind} size={0.875} />{one.reach.shown}</span>}
          {one.state === 'assigned' ? <Badge tone="info">{t('screen.callBacks.calling', { name: one.agentName ?? '' })}</Badge> : one.state === 'offered' ? <Badge tone="info">{t('screen.callBacks.ringing', { name: one.agentName ?? '' })}</Badge> : null}
          {one.isQuietNow && one.reach?.kind === 'phone' ? <Badge tone="warn">{t('screen.callBacks.asleep')}</Badge> : null}
        </span>
        <span className={styles.small}>
          <span>{t(`screen.callBacks.choice.${one.choice}`)}</span>
          <span>{queueName(one.queueId, one.queueName)}</span>
          {one.reach?.kind === 'phone' ? <span>{t('screen.callBacks.tries', { n: one.triesMade, most: one.mostTries })}</span> : null}
          {isLater ? <span>{t(one.triesMade > 0 ? 'screen.callBacks.notBefore' : 'screen.callBacks.firstAt', { when: format.near(one.notBefore ?? '') })}</span> : null}
          <span>{one.number}</span>
        </span>
      </span>
      <span className={styles.lineActs}>
        {mayMove && one.state === 'parked' ? (
          <>
            <Button size="small" icon="clock" onClick={onMove}>{t('screen.callBack.move')}</Button>
            <Menu entries={[{ label: t('screen.callBacks.cancel'), icon: 'close', grave: true, run: onCancel }]}><IconButton size="small" icon="more" label={t('screen.callBacks.more', { name: address(one) })} /></Menu>
          </>
        ) : null}
      </span>
    </li>
  );
}
