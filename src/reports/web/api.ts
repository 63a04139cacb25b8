import { Queues } from '#routing/contract.ts';
import { StaffList } from '#staff/contract.ts';
import { call, withQuery } from '#web/ui/server/api.ts';
import { DisplayBoard, Displays, FigureRows, FiguresAnswer, FigureTable, IntervalReport, NewDisplay, Savings, Wallboard, type CreateDisplay, type FiguresQuery, type IntervalsQuery, type SavingsQuery, type TableQuery } from '../contract.ts';

export const figures = (query: FiguresQuery) => call('GET', '/api/reports/figures', { query, shape: FiguresAnswer });
export const figureTable = (query: TableQuery) => call('GET', '/api/reports/table', { query, shape: FigureTable });
export const figureRows = (id: string, query: FiguresQuery & { variant?: string | undefined }) => call('GET', `/api/reports/figures/${id}/rows`, { query, shape: FigureRows });
export const csvAddress = (file: 'table' | 'definitions', query: TableQuery & { language: 'zh' | 'en' }): string => withQuery(`/api/reports/${file}.csv`, query);
export const intervalReport = (query: IntervalsQuery) => call('GET', '/api/reports/intervals', { query, shape: IntervalReport });
export const intervalsCsvAddress = (query: IntervalsQuery & { language: 'zh' | 'en' }): string => withQuery('/api/reports/intervals.csv', query);
export const savings = (query: SavingsQuery) => call('GET', '/api/reports/savings', { query, shape: Savings });
export const savingsCsvAddress = (query: SavingsQuery & { language: 'zh' | 'en' }): string => withQuery('/api/reports/savings.csv', query);
export const wallboard = () => call('GET', '/api/reports/wallboard', { shape: Wallboard });
/** What one can filter by. */
export const queues = () => call('GET', '/api/queues', { shape: Queues });
export const people = () => call('GET', '/api/staff', { shape: StaffList });

export const displays = () => call('GET', '/api/displays', { shape: Displays });
export const createDisplay = (body: CreateDisplay) => call('POST', '/api/displays', { body, shape: NewDisplay });
export const revokeDisplay = (id: string) => call('DELETE', `/api/displays/${id}`);
/** What a display sees, by the secret of its link. */
export const displayBoard = (token: string) => call('GET', `/api/wall/${encodeURIComponent(token)}`, { shape: DisplayBoard });
