/** Which of the three columns stand side by side. A narrow or much enlarged window shows them one after another; none is ever out of reach. */
export type Room = 'one' | 'two' | 'three';

export interface Standing {
  readonly room: Room;
  /** The person has folded the sides away. */
  readonly folded: boolean;
  /** A conversation is open. */
  readonly hasOne: boolean;
  /** The customer was asked for where there is no place of their own. */
  readonly asksSide: boolean;
}
interface Columns { readonly list: boolean; readonly work: boolean; readonly customer: boolean }

/** With two, the customer takes the list's place; with one, list → conversation → customer, each over the last. */
export function columnsOf({ room, folded, hasOne, asksSide }: Standing): Columns {
  const side = hasOne && asksSide;
  switch (room) {
    case 'three': return { list: !folded, work: true, customer: hasOne && (!folded || asksSide) };
    case 'two': return { list: !folded && !side, work: true, customer: side };
    case 'one': return { list: !hasOne, work: hasOne && !side, customer: side };
  }
}
