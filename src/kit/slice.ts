/** What a slice gives to the composition root. */
import type { Listener } from './events/listener.ts';
import type { Nudge } from './events/nudge.ts';
import type { House } from './house.ts';
import type { AnyRoute } from './http/route.ts';
import type { Announcer } from './live/hub.ts';
import type { SocketDoor } from './live/sockets.ts';
import type { Sweep } from './sweeps.ts';

export interface Slice {
  readonly name: string;
  readonly routes?: readonly AnyRoute[];
  readonly listeners?: readonly Listener[];
  readonly nudges?: readonly Nudge[];
  readonly sweeps?: readonly Sweep[];
  readonly announcers?: readonly Announcer[];
  readonly sockets?: readonly SocketDoor[];
  /** Lets go of what it holds outside the rows; after it, nothing of the slice runs. */
  close?(house: House): Promise<void>;
}
