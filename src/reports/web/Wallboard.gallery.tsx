import type { Gallery } from '#web/ui/gallery.ts';
import { Board } from './Board.tsx';
import { calmBoard, manyQueues, sampleBoard, staleBoard, surgeBoard } from './samples.ts';
import styles from './wallboard.module.css';
import { WallboardPage } from './WallboardPage.tsx';
import type { Wallboard } from '../contract.ts';

const Wall = ({ board }: { board: Wallboard }) => <div className={styles.stage} style={{ height: '100vh' }}><Board board={board} isFull={false} theme="light" onFull={() => {}} onTheme={() => {}} /></div>;

export const states: Gallery = {
  busy: { full: true, draw: () => <Wall board={sampleBoard()} /> },
  calm: { full: true, draw: () => <Wall board={calmBoard()} /> },
  surge: { full: true, draw: () => <Wall board={surgeBoard()} /> },
  many: { full: true, draw: () => <Wall board={manyQueues()} /> },
  stale: { full: true, draw: () => <Wall board={staleBoard()} /> },
  refused: { full: true, draw: () => <WallboardPage /> },
};
