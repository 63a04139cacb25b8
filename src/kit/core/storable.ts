/**
 * What PostgreSQL can hold as text: valid UTF-8 without NUL. Everything that is both comes back unit for unit.
 *
 * Decided: **NUL is refused by name** — no keyboard makes one, and dropping it silently would break "stored byte for byte".
 * **A lone surrogate becomes U+FFFD** — a careless client cut an emoji in half; refusing would cost the customer the whole message,
 * and UTF-8 has no bytes for it. It must happen before JSON is made of the text: `jsonb` refuses the escape `\ud83d` with an error.
 */
export const isStorable = (text: string): boolean => !text.includes('\0');

/** The text as it is stored. `asStored(asStored(x))` is the same text again. */
export const asStored = (text: string): string => text.toWellFormed();
