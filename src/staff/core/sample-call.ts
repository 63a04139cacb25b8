/** The first call to try with a new key: one that its scopes allow, and that has something to answer on the first day already. */
const samples: readonly (readonly [permission: string, path: string])[] = [
  ['brand.read', '/api/brand'], ['queue.read', '/api/queues'], ['staff.read', '/api/staff'], ['calendar.read', '/api/calendars'], ['canned.read', '/api/canned-replies'], ['report.read', '/api/reports/wallboard'],
  ['case.read', '/api/cases'], ['interaction.read', '/api/interactions'], ['customer.read', '/api/customers'], ['followup.read', '/api/followups'], ['message.read', '/api/mails'], ['audit.read', '/api/audit'], ['key.manage', '/api/api-keys'],
];

/** Undefined for a key that may read nothing. */
export function sampleCall(scopes: readonly string[]): string | undefined {
  return samples.find(([permission]) => scopes.includes(permission))?.[1];
}
