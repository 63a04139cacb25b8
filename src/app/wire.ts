/** Every slice and adapter, in order. What a slice needs from another by hand (not by event) is handed over here. */
import type { OpenBell } from '#kit/events/bell.ts';
import type { Act } from '#kit/act.ts';
import type { Actor } from '#kit/actor.ts';
import type { House } from '#kit/house.ts';
import { keySweep } from '#kit/http/idempotency.ts';
import type { Say } from '#kit/say.ts';
import type { Hub } from '#kit/live/hub.ts';
import { deskDoor } from '#kit/live/staff-door.ts';
import type { Slice } from '#kit/slice.ts';
import { casesSlice } from '#cases/index.ts';
import { clocksSlice, furnishClocks } from '#clocks/index.ts';
import { commitmentsSlice } from '#commitments/index.ts';
import { complaintsSlice, reopenComplaint } from '#complaints/index.ts';
import { customersSlice } from '#customers/index.ts';
import { followupsSlice } from '#followups/index.ts';
import { furnishGuidance, guidanceSlice } from '#guidance/index.ts';
import { attachmentsSlice } from '#attachments/index.ts';
import { agentTyping, chatSlice, isAnyHere, tellWhetherHere, type PaceTerms } from '#chat/index.ts';
import { interactionsSlice, postNote, staffViewing, Viewers } from '#interactions/index.ts';
import { messagingSlice } from '#messaging/index.ts';
import type { Mailer } from '#messaging/ports.ts';
import { reportsSlice } from '#reports/index.ts';
import { furnishRouting, hereChanged, routingSlice } from '#routing/index.ts';
import { productsSlice } from '#products/index.ts';
import { livingSessions, sessionEvents, staffSlice } from '#staff/index.ts';
import { surgeSlice } from '#surge/index.ts';
import { trailSlice } from '#trail/index.ts';

/** The outside world, as slices' ports ask for it. */
export interface Adapters {
  /** Undefined: no mail server is set; mails wait and the screens say so. */
  readonly mailer: Mailer | undefined;
  /** How processes over one database wake each other; PostgreSQL itself where none is given. */
  readonly bell?: OpenBell | undefined;
}

interface Wiring {
  /** How fast one visitor may speak, when it is not as people do. */
  readonly visitorPace?: PaceTerms | undefined;
  readonly say: Say;
  readonly adapters: Adapters;
  house(): House;
  hub(): Hub;
  identifyStaff(cookies: string | undefined): Promise<Actor | undefined>;
}

export function wire(wiring: Wiring): Slice[] {
  const viewers = new Viewers();
  return [
    { name: 'kit', sweeps: [keySweep] },
    staffSlice(furnishBrand),
    customersSlice,
    productsSlice,
    clocksSlice,
    commitmentsSlice,
    casesSlice,
    complaintsSlice,
    // A hand-over's note stands in the conversation; routing itself knows no conversations.
    routingSlice({ hub: () => wiring.hub(), leaveNote: async (act, interactionId, text) => void (await postNote(act, interactionId, { key: act.id(), text })) }),
    interactionsSlice,
    attachmentsSlice,
    chatSlice(wiring.say, () => wiring.hub(), viewers, wiring.adapters.mailer !== undefined, wiring.visitorPace),
    reportsSlice(wiring.say),
    surgeSlice,
    trailSlice(wiring.say),
    guidanceSlice,
    messagingSlice(wiring.say, wiring.adapters.mailer),
    followupsSlice({ say: wiring.say, isAnyHere: (act, devices) => isAnyHere(act.now, wiring.hub(), act, act.brandId, devices), reopenComplaint }),
    {
      name: 'desk',
      sockets: [deskDoor({
        identify: (request) => wiring.identifyStaff(request.headers.cookie), hereChanged,
        typing: (house, hub, who, interactionId) => agentTyping(house, hub, viewers, who, interactionId),
        viewing: (house, hub, who, interactionId) => {
          staffViewing(house, hub, viewers, who, interactionId);
          return tellWhetherHere(house, hub, who, interactionId);
        },
      })],
      nudges: [{ name: 'desk.sessions', on: sessionEvents, run: async (house, brandId) => void (await wiring.hub().endOrphans((ids) => livingSessions(house, ids), brandId)) }],
      // Time ends sessions without a word.
      sweeps: [{ name: 'desk.sessions', everySeconds: 60, run: (house) => wiring.hub().endOrphans((ids) => livingSessions(house, ids)) }],
    },
  ];
}

/** What must stand in every new brand before anybody comes: each slice lays down its own. */
export async function furnishBrand(act: Act): Promise<void> {
  await furnishClocks(act);
  await furnishRouting(act);
  await furnishGuidance(act);
}
