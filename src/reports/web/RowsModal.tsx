import { useQuery } from '@tanstack/react-query';
import { useAddress } from '#web/ui/text/addressee.ts';
import { Badge } from '#web/ui/parts/Marks.tsx';
import { Stack } from '#web/ui/parts/Layout.tsx';
import { Modal } from '#web/ui/parts/Modal.tsx';
import { Link } from '#web/ui/route.tsx';
import { LoadingState, RefusedState } from '#web/ui/parts/States.tsx';
import { useFormat } from '#web/ui/text/use-format.ts';
import { useWords } from '#web/ui/text/words.ts';
import { figureText } from '#web/ui/text/figure-text.ts';
import type { FigureRow, FiguresQuery } from '../contract.ts';
import { figureRows } from './api.ts';
import styles from './reports.module.css';

/** What is behind a figure: each row leads to its conversation or case, and says whether it counted. `open` is `id` or `id.variant`. */
export function RowsModal({ asked, open, onClose }: { asked: FiguresQuery; open: string | undefined; onClose: () => void }) {
  const t = useWords('reports');
  const [id = '', variant] = open?.split('.') ?? [];
  const found = useQuery({ queryKey: ['figure-rows', id, variant, asked], queryFn: () => figureRows(id, { ...asked, variant }), enabled: open !== undefined });
  const name = t(`figure.${id}`, { defaultValue: id });
  const rows = found.data?.rows ?? [];
  return (
    <Modal title={found.data ? t('screen.report.rowsTitle', { figure: name, n: found.data.total, count: found.data.total }) : name} open={open !== undefined} onClose={onClose}>
      {found.isPending ? <LoadingState /> : found.isError ? <RefusedState refusal={found.error} retry={() => void found.refetch()} /> : rows.length === 0 ? <p>{t('screen.report.rowsNone')}</p> : (
        <Stack tight>
          {rows.length < found.data.total ? <p className={styles.dim}>{t('screen.report.rowsShown', { n: rows.length })}</p> : null}
          {rows.some((row) => row.kind === 'survey') ? <p><Link to="/followups?view=answered">{t('screen.report.toAnswers')}</Link></p> : null}
          <ul className={styles.rows} tabIndex={0} aria-label={name}>{rows.map((row, i) => <RowLine key={`${row.id} ${i}`} row={row} isChoice={rows.some((one) => !one.inNumerator)} />)}</ul>
        </Stack>
      )}
    </Modal>
  );
}

function RowLine({ row, isChoice }: { row: FigureRow; isChoice: boolean }) {
  const t = useWords('reports');
  const address = useAddress();
  const format = useFormat();
  const about = row.survey === null ? row : row.survey.about;
  const words = `${t(`screen.report.kind.${about?.kind ?? row.kind}`)} ${row.number}`;
  const to = about === null ? null : about.kind === 'interaction' ? `/conversations/${about.id}` : about.kind === 'case' ? `/cases/${about.id}` : null;
  return (
    <li className={styles.row}>
      <span>{to ? <Link to={to}>{words}</Link> : words}</span>
      <span className={styles.who}>{row.customer === null ? null : address(row.customer)}</span>
      <time className={styles.dim} dateTime={row.at}>{format.moment(row.at)}</time>
      {row.survey === null ? null : <span className={styles.dim}>{t(`followups:score.${row.survey.score}`)}</span>}
      {row.hand === null ? null : <span className={styles.dim}>{t('screen.report.hand', { name: row.hand.name, time: figureText(row.hand.seconds, 'seconds', format, t('unit.seconds')) })}</span>}
      {isChoice ? <Badge tone={row.inNumerator ? 'good' : 'plain'} icon={row.inNumerator ? 'check' : 'minus'}>{t(row.inNumerator ? 'screen.report.counted' : 'screen.report.notCounted')}</Badge> : null}
    </li>
  );
}
