import { useQuery } from '@tanstack/react-query';
import { useEffect, type ReactNode } from 'react';
import { Button } from '#web/ui/parts/Button.tsx';
import { cx } from '#web/ui/class-names.ts';
import { Icon, type IconName } from '#web/ui/parts/icons.tsx';
import { preferences, setPanel } from '#web/ui/preferences.ts';
import { Link } from '#web/ui/route.tsx';
import { useMay, useSession } from '#web/ui/server/session.ts';
import { toast } from '#web/ui/parts/toast.ts';
import { useWords } from '#web/ui/text/words.ts';
import { brand, happened, team } from './api.ts';
import styles from './first-day.module.css';

const panel = 'firstDay.done';

/** What an administrator does before the first customer comes. Gone for good once all is done or somebody puts it away; `children` then. */
export function FirstDay({ children }: { children: ReactNode }) {
  const isMine = useMay('staff.manage');
  const isOver = preferences.use((all) => all.panels[panel] === 1);
  return isMine && !isOver ? <Checklist>{children}</Checklist> : <>{children}</>;
}

interface Step { id: 'invite' | 'queues' | 'embed' | 'try'; icon: IconName; isDone: boolean; to?: string; href?: string }

/** Every tick is read from what really happened: the team, the settings, the trail. */
async function look(): Promise<Record<Step['id'], boolean>> {
  const [people, settings, created, changed, members, started] = await Promise.all([team(), brand(), happened('queue.created'), happened('queue.changed'), happened('queue.membersChanged'), happened('interaction.started')]);
  return { invite: people.items.length > 1, queues: created || changed || members, embed: settings.settings.widgetOrigins.length > 0, try: started };
}

function Checklist({ children }: { children: ReactNode }) {
  const t = useWords('staff');
  const { slug } = useSession().brand;
  // The shop and the settings are other pages and tabs: coming back is when something has changed.
  const found = useQuery({ queryKey: ['first-day'], queryFn: look, staleTime: 0, refetchOnWindowFocus: 'always', refetchInterval: 20_000 });
  const done = found.data;
  const isAllDone = done !== undefined && Object.values(done).every(Boolean);
  useEffect(() => {
    if (isAllDone) setPanel(panel, 1);
  }, [isAllDone]);
  // Not worth a word when it cannot be read: the screen beneath is what people came for.
  if (done === undefined || isAllDone) return <>{children}</>;

  const steps: Step[] = [
    { id: 'invite', icon: 'people', isDone: done.invite, to: '/settings/team?invite=1' },
    { id: 'queues', icon: 'rows', isDone: done.queues, to: '/settings/queues' },
    { id: 'embed', icon: 'chat', isDone: done.embed, to: '/settings/brand' },
    { id: 'try', icon: 'visit', isDone: done.try, href: `/shop/?brand=${slug}` },
  ];
  return (
    <section className={styles.list} aria-labelledby="first-day">
      <header className={styles.head}>
        <div>
          <h2 id="first-day">{t('screen.firstDay.title')}</h2>
          <p className={styles.dim}>{t('screen.firstDay.sub')}</p>
        </div>
        <span className={styles.progress}>{t('screen.firstDay.progress', { done: steps.filter((step) => step.isDone).length, all: steps.length })}</span>
      </header>
      <ol>
        {steps.map((step) => (
          <li key={step.id} className={cx(styles.step, step.isDone && styles.done)}>
            <span className={styles.tick}><Icon name={step.isDone ? 'check' : step.icon} /></span>
            <span className={styles.words}><b>{t(`screen.firstDay.${step.id}`)}</b><span className={styles.dim}>{t(`screen.firstDay.${step.id}Hint`)}</span></span>
            <Go step={step} name={t(`screen.firstDay.${step.id}`)} />
          </li>
        ))}
      </ol>
      <Button look="quiet" size="small" onClick={() => { setPanel(panel, 1); toast(t('screen.firstDay.hidden'), { undo: () => setPanel(panel, 0) }); }}>{t('screen.firstDay.hide')}</Button>
    </section>
  );
}

function Go({ step, name }: { step: Step; name: string }) {
  const t = useWords('staff');
  if (step.isDone) return <span className={styles.isDone}>{t('screen.firstDay.isDone')}</span>;
  const label = `${t('screen.firstDay.go')}: ${name}`;
  return step.to ? <Link to={step.to} className={styles.go} aria-label={label}>{t('screen.firstDay.go')}</Link> : <a href={step.href} target="_blank" rel="noreferrer" className={styles.go} aria-label={label}>{t('screen.firstDay.go')}</a>;
}
