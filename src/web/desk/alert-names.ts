/** The live frames that call a person. Apart from alerts.ts: the shell holds them for it from the first second on, before its code is here. */
export const alertNames = ['commitment.dueSoon', 'commitment.broken', 'clock.warned', 'mood.fell'] as const;
export type AlertName = (typeof alertNames)[number];
