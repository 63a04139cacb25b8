/** A time limit in a test is for what hangs, never for what is slow: a busy machine must fail nobody's work. */
export const hangsAfterMs = 20_000;
