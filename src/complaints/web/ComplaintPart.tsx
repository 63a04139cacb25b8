import { useQuery } from '@tanstack/react-query';
import { useEffect, useLayoutEffect, useState, type ReactNode } from 'react';
import type { CasePage } from '#cases/contract.ts';
import { Icon } from '#web/ui/parts/icons.tsx';
import { useMay } from '#web/ui/server/session.ts';
import { LoadingState, RefusedState } from '#web/ui/parts/States.tsx';
import { useWords } from '#web/ui/text/words.ts';
import type { Complaint } from '../contract.ts';
import { complaintOptions, useLiveComplaint } from './api.ts';
import { Assessment } from './Assessment.tsx';
import { Cause } from './Cause.tsx';
import styles from './complaint.module.css';
import { Decision } from './Decision.tsx';
import { ComplaintDialogs } from './Dialogs.tsx';
import { Notices } from './Notices.tsx';
import { needPlace, type PartName } from './need-place.ts';
import type { PartProps } from './part-props.ts';
import { Received } from './Received.tsx';
import { Response } from './Response.tsx';
import { Rounds } from './Rounds.tsx';
import { nearestWay, StagePath } from './StagePath.tsx';
import { Talk } from './Talk.tsx';

/** The complaint's own part of its case: where it stands, what is missing, and everything that is recorded on the way. */
export function ComplaintPart({ page }: { page: CasePage }) {
  const { id } = page.case;
  const query = useQuery(complaintOptions(id));
  useLiveComplaint(id);
  if (query.isPending) return <LoadingState rows={6} />;
  if (!query.data) return <RefusedState refusal={query.error} retry={() => void query.refetch()} />;
  return <Part key={id} complaint={query.data} page={page} />;
}

/** Open are the parts that the next stage still asks something of; the others say in one line how they stand. */
function Part({ complaint, page }: { complaint: Complaint; page: CasePage }) {
  const t = useWords('complaints');
  const mayHandle = useMay('complaint.handle');
  const mayDo = mayHandle && complaint.stage !== 'closed';
  const nearest = nearestWay(complaint);
  const wanted: ReadonlySet<PartName> = new Set([...(nearest?.missing ?? []), ...(nearest?.owed ?? []), ...(nearest?.advised ?? [])].flatMap((need) => needPlace[need].part ?? []));
  const [toggled, setToggled] = useState<Partial<Record<PartName, boolean>>>({});
  // A part does not close under whoever writes in it because its need is met or a colleague moved on; one's own step tidies up.
  const [kept, setKept] = useState<ReadonlySet<PartName>>(wanted);
  const wantedNow = [...wanted].join(' ');
  useEffect(() => setKept((before) => new Set([...before, ...wanted])), [wantedNow, complaint.stage]);
  const tidy = (): void => {
    setToggled({});
    setKept(new Set());
  };
  const [meant, setMeant] = useState<{ part: PartName } | null>(null);
  const goTo = (part: PartName): void => {
    setToggled((before) => ({ ...before, [part]: true }));
    setMeant({ part });
  };
  // In the same moment as it opens: whoever clicks on at once finds it where it stays.
  useLayoutEffect(() => {
    if (meant === null) return;
    const place = document.getElementById(`part-${meant.part}`);
    place?.scrollIntoView({ block: 'start' });
    place?.querySelector<HTMLElement>('[data-first] input, [data-first] button, [data-first] textarea')?.focus({ preventScroll: true });
  }, [meant]);
  const props: PartProps = { complaint, page, mayDo };
  const parts: { name: PartName; state: ReactNode; content: ReactNode }[] = [
    { name: 'received', state: complaint.remedySought === '' ? t('screen.state.noRemedy') : t('screen.state.remedy', { words: complaint.remedySought }), content: <Received {...props} /> },
    { name: 'talk', state: <>{t(`ladder.${complaint.ladder}`)} · {t('screen.state.acts', { n: 5 - complaint.actsLeft.length })}</>, content: <Talk {...props} /> },
    { name: 'assess', state: <>{t(`class.${complaint.class.value}`)} · {complaint.scores === null ? t('screen.state.notScored') : t(`classBy.${complaint.class.by}`)}</>, content: <Assessment {...props} /> },
    { name: 'cause', state: complaint.cause === null ? t('screen.state.noCause') : t(`cause.${complaint.cause}`), content: <Cause {...props} /> },
    { name: 'response', state: complaint.firstAnswer === null ? t('screen.state.notAnswered') : complaint.responseKinds.length === 0 ? t('screen.state.answered') : complaint.responseKinds.map((kind) => t(`responseKind.${kind}`)).join(t('screen.comma')), content: <Response {...props} /> },
    { name: 'decision', state: complaint.decision === '' ? t('screen.state.undecided') : complaint.agreed !== null ? t(complaint.agreed ? 'screen.state.agreed' : 'screen.state.disagreed') : complaint.told === null ? t('screen.state.notTold') : t('screen.state.told'), content: <Decision {...props} /> },
    ...(complaint.rounds.length > 0 ? [{ name: 'rounds' as const, state: t('screen.state.rounds', { n: complaint.rounds.length }), content: <Rounds complaint={complaint} /> }] : []),
  ];
  return (
    <>
      <StagePath complaint={complaint} mayDo={mayDo} onNeed={goTo} onMove={tidy} />
      <Notices complaint={complaint} page={page} />
      <div className={styles.parts}>
        {parts.map(({ name, state, content }) => {
          const isOpen = toggled[name] ?? (wanted.has(name) || kept.has(name));
          return (
            <section key={name} id={`part-${name}`} className={styles.part} data-open={isOpen || undefined}>
              <h2>
                <button type="button" className={styles.partHead} aria-expanded={isOpen} onClick={() => setToggled((before) => ({ ...before, [name]: !isOpen }))}>
                  <Icon name={isOpen ? 'down' : 'right'} size={1} />
                  <span className={styles.partName}>{t(`screen.part.${name}`)}</span>
                  <span className={styles.partState}>{state}</span>
                  {wanted.has(name) ? <span className={styles.wanted}>{t('screen.wanted')}</span> : null}
                </button>
              </h2>
              {isOpen ? <div className={styles.partBody} data-first="">{content}</div> : null}
            </section>
          );
        })}
      </div>
      <ComplaintDialogs complaint={complaint} page={page} />
    </>
  );
}
