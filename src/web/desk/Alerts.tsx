import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { createPortal } from 'react-dom';
import { Cases } from '#cases/contract.ts';
import { noticesOptions } from '#cases/web/notices.ts';
import { NoticeStrip } from '#cases/web/NoticeStrip.tsx';
import { Commitments } from '#commitments/contract.ts';
import { railCounts } from '../shell/rail-counts.ts';
import { useAddress } from '../ui/text/addressee.ts';
import { call } from '../ui/server/api.ts';
import { serverNowMs } from '../ui/clock.ts';
import { onLive, type LiveEvent } from '../ui/server/live.ts';
import { useCommands } from '../ui/palette/commands.ts';
import { queries } from '../ui/server/query.ts';
import { useGo, usePath } from '../ui/route.tsx';
import { useMay, useSession } from '../ui/server/session.ts';
import { toast } from '../ui/parts/toast.ts';
import { useFormat } from '../ui/text/use-format.ts';
import { useWords } from '../ui/text/words.ts';
import { alertNames, type AlertName } from './alert-names.ts';
import { alertOf, pressing, type Alert } from './alerts.ts';

const pressingKey = ['pressing'] as const;
const lastsMs = 15_000;
const rememberedAlerts = 500;

/** On every page but the wallboard, which others read: nobody who is here misses that a promise comes near or a matter came to them, and who was away finds it counted in the rail. */
export function Alerts() {
  const mayRead = useMay('case.read');
  useAlerts();
  const place = document.getElementById('notices');
  // A screen that a whole room may read shows no case of anybody's; the rail still counts it.
  const isForRoom = usePath() === '/wallboard';
  return mayRead ? <><Pressing />{place === null || isForRoom ? null : createPortal(<NoticeStrip />, place)}</> : null;
}

/** Each thing is said once: by a toast, which readers hear because it stands in their polite region. */
function useAlerts(): void {
  const t = useWords('web');
  const format = useFormat();
  const address = useAddress();
  const me = useSession().staff.id;
  const said = useRef(new Set<string>());
  const say = useCallback((alert: Alert) => {
    const { params, when, clock, customer } = alert;
    const mood = params['mood'];
    toast(t(`alert.${alert.words}`, {
      ...params, ...(customer === undefined ? {} : { name: address(customer) }), ...(mood === undefined ? {} : { mood: t(`mood.${mood}`).toLowerCase() }), when: when === undefined ? t('due.paused') : format.near(when),
      ...(clock === undefined ? {} : { clock: t(`${clock.startsWith('complaint.') ? 'complaints' : 'cases'}:clock.${clock}`) }),
    }), { tone: alert.isGrave ? 'bad' : 'due', lastsMs, link: { to: alert.to, label: t('alert.open') } });
  }, [t, format, address]);
  useEffect(() => {
    const hear = (name: AlertName) => (events: readonly LiveEvent[]): void => {
      for (const { data } of events) {
        const alert = alertOf(name, data, me);
        if (alert === null || said.current.has(alert.key)) continue;
        said.current = new Set([...said.current].slice(-rememberedAlerts)).add(alert.key);
        say(alert);
      }
    };
    const stops = alertNames.map((name) => onLive(name, hear(name)));
    return () => stops.forEach((stop) => stop());
  }, [me, say]);
}

/** Cases past their time (a lead's: the house's), own promises that press and what came to me unseen, beside "cases" in the rail. */
function Pressing() {
  const t = useWords('web');
  const go = useGo();
  const me = useSession().staff.id;
  const isLead = useMay('case.assign');
  const promises = useQuery({
    queryKey: [...pressingKey, 'promises'], refetchInterval: 60_000,
    queryFn: async ({ signal }) => pressing((await call('GET', '/api/commitments', { query: { view: 'mine', limit: 200 }, shape: Commitments, signal })).items, serverNowMs()),
  }).data ?? 0;
  const overdue = useQuery({
    queryKey: [...pressingKey, 'overdue', isLead], refetchInterval: 60_000,
    async queryFn({ signal }) {
      const { items, counts } = await call('GET', '/api/cases', { query: isLead ? { view: 'overdue', limit: 1 } : { view: 'overdue', ownerId: me, limit: 200 }, shape: Cases, signal });
      return isLead ? (counts.overdue ?? 0) : items.length;
    },
  }).data ?? 0;
  const notices = useQuery(noticesOptions()).data?.items.length ?? 0;
  useEffect(() => railCounts.set((before) => ({ ...before, '/cases': { n: promises + overdue + notices, label: t('alert.count', { overdue, promises, notices }) } })), [promises, overdue, notices, t]);
  useEffect(() => {
    const again = (): void => void queries.invalidateQueries({ queryKey: pressingKey });
    const stops = ['commitment', 'clock.warned', 'reset'].map((name) => onLive(name, again));
    return () => stops.forEach((stop) => stop());
  }, []);
  useCommands(useMemo(() => [{ id: 'go/cases/promises', label: t('palette.go', { where: t('commitments:screen.title.mine') }), pinyin: 'wdcn', icon: 'heart' as const, group: t('palette.group.go'), keys: 'g p', run: () => go('/cases/promises') }], [t, go]));
  return null;
}
