import type { CasePage } from '#cases/contract.ts';
import type { Complaint } from '../contract.ts';

export interface PartProps {
  complaint: Complaint;
  page: CasePage;
  /** False when it is closed, or without the permission: shown, not changed. */
  mayDo: boolean;
}
