import { useAddress } from '#web/ui/text/addressee.ts';
import { cx } from '#web/ui/class-names.ts';
import { formatWait } from '#web/ui/text/format.ts';
import { Icon, type IconName } from '#web/ui/parts/icons.tsx';
import { Badge } from '#web/ui/parts/Marks.tsx';
import { Link } from '#web/ui/route.tsx';
import { useFormat } from '#web/ui/text/use-format.ts';
import { useWords } from '#web/ui/text/words.ts';
import type { Followup } from '../contract.ts';
import styles from './followups.module.css';

const faces: Readonly<Record<number, IconName>> = { 1: 'angry', 2: 'dissatisfied', 3: 'calm', 4: 'pleased', 5: 'pleased' };

export function FollowupRow({ row }: { row: Followup }) {
  const t = useWords('followups');
  const format = useFormat();
  const name = useAddress()(row.customer) || t('screen.nameless');
  return (
    <li className={styles.row}>
      <div className={styles.answer}><ScoreWord row={row} /></div>
      <div className={styles.middle}>
        <p className={styles.who}>
          <Link to={`/customers/${row.customer.id}`}>{name}</Link>
          {row.solved === null ? null : <Badge tone={row.solved ? 'good' : 'warn'}>{t(row.solved ? 'screen.solved' : 'screen.notSolved')}</Badge>}
        </p>
        {row.words ? <blockquote className={styles.words} dir="auto">{row.words}</blockquote> : null}
        <p className={styles.facts}>
          {row.case === null ? null : <Link to={`/cases/${row.case.id}`}>{row.case.number} {row.case.title}</Link>}
          {row.interaction === null ? null : <Link to={`/?view=all&c=${row.interaction.id}`}>{t('screen.conversation', { number: row.interaction.number })}</Link>}
          {row.wait === null || row.wait.felt === null ? null : <span>{t('screen.wait', { waited: formatWait(row.wait.waitedSeconds), felt: t(`felt.${row.wait.felt}`) })}</span>}
          {row.staff === null ? null : <span>{t('screen.staff')} {row.staff.name}</span>}
          <span>{t(`screen.sent.${row.sentBy}`)} <time dateTime={row.askedAt} title={format.moment(row.askedAt)}>{format.near(row.askedAt)}</time></span>
        </p>
        {row.reopened === null ? null : <p><Badge tone="warn" icon="undo"><Link to={`/cases/${row.reopened.caseId}`}>{t('screen.reopened', { name: row.reopened.ownerName, number: row.reopened.number })}</Link></Badge></p>}
      </div>
      {row.answeredAt === null ? null : <time className={styles.at} dateTime={row.answeredAt} title={format.moment(row.answeredAt)}>{format.near(row.answeredAt)}</time>}
    </li>
  );
}

/** The score as face and word; who has not answered is said so, never shown as a bad score. */
function ScoreWord({ row }: { row: Followup }) {
  const t = useWords('followups');
  if (row.score === null) return <span className={styles.waiting}><Icon name="clock" />{t(Date.parse(row.endsAt) < Date.now() ? 'screen.ended' : 'screen.waiting')}</span>;
  return <span className={cx(styles.score, styles[`score${row.score}`])}><Icon name={faces[row.score] ?? 'calm'} size={1.375} />{t(`score.${row.score}`)}</span>;
}
