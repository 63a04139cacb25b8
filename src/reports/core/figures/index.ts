import { type CallBackRow, type ComplaintRow, type ContactRow, defaultSettings, type FeltWaitRow, type Figure, type FirstContactRow, type HandlingRow, type MoodRow, type ReportSettings, type ResponseRow, type SatisfactionRow, type WorkRow } from '#reports/core/types.ts';
import { callBacksKept, callBacksPromised, callBackWait } from './call-backs.ts';
import { openComplaints, overdueComplaints } from './complaints.ts';
import { abandoned, abandonedShort, abandonmentRate, answered, closedOut, connectRate, handedOn, keptPlace, keptPlaceServed, offered, stillWaiting } from './contacts.ts';
import { feltActual, feltAnnounced, feltAnswers, feltRatio, feltWait, unnoticedWaits } from './felt-waits.ts';
import { firstContactGroups, firstContactResolution } from './first-contact.ts';
import { averageHandleTime, handled, occupancy, transferRate, transferVariants } from './handling.ts';
import { mirror, restored } from './mirror.ts';
import { satisfaction, satisfactionMean } from './satisfaction.ts';
import { serviceLevel, serviceLevelVariants } from './service-level.ts';
import { answerSpeed, answerSpeedVariants, firstResponse } from './waits.ts';

/** Every figure there is, by the rows it is made of; the first of several variants is the default one. */
export type Figures = {
  readonly contacts: readonly Figure<ContactRow>[];
  readonly responses: readonly Figure<ResponseRow>[];
  readonly firstContacts: readonly Figure<FirstContactRow>[];
  readonly satisfaction: readonly Figure<SatisfactionRow>[];
  readonly feltWaits: readonly Figure<FeltWaitRow>[];
  readonly moods: readonly Figure<MoodRow>[];
  readonly complaints: readonly Figure<ComplaintRow>[];
  readonly callBacks: readonly Figure<CallBackRow>[];
  readonly handlings: readonly Figure<HandlingRow>[];
  readonly work: readonly Figure<WorkRow>[];
};

/** `nowMs`: complaints and call-backs are counted as they stand at this moment, first contacts by what is known by then. */
export function figuresOf(nowMs: number, settings: ReportSettings = defaultSettings): Figures {
  return {
    contacts: [
      offered(), answered(), abandoned(settings), abandonedShort(settings), keptPlace(), closedOut(), handedOn(), stillWaiting(), keptPlaceServed(), abandonmentRate(settings), connectRate(),
      ...serviceLevelVariants.map((variant) => serviceLevel(settings, variant)),
      ...answerSpeedVariants.map((variant) => answerSpeed(variant)),
    ],
    responses: [firstResponse()],
    firstContacts: firstContactGroups.map((group) => firstContactResolution(nowMs, group)),
    satisfaction: [satisfaction(), satisfactionMean()],
    feltWaits: [feltAnnounced(), feltActual(), feltWait(), feltRatio(), unnoticedWaits(), feltAnswers()],
    moods: [mirror(), restored()],
    complaints: [openComplaints(nowMs), overdueComplaints(nowMs)],
    callBacks: [callBacksPromised(), callBacksKept(nowMs), callBackWait()],
    handlings: [handled(), averageHandleTime(), averageHandleTime('talk'), averageHandleTime('wrap_up'), ...transferVariants.map((variant) => transferRate(variant))],
    work: [occupancy()],
  };
}
