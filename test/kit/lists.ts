/** What people look at all day, as requests; each with the ids of something that is there. */
export interface Ids {
  readonly customer: string;
  readonly case: string;
  readonly interaction: string;
  readonly queue: string;
  readonly staff: string;
  readonly now: Date;
}

const week = ({ now }: Ids): string => `from=${new Date(now.getTime() - 7 * 86_400_000).toISOString()}&to=${now.toISOString()}`;

export const lists: Readonly<Record<string, (ids: Ids) => string>> = {
  'inbox, mine': () => '/api/interactions?view=mine', 'inbox, waiting': () => '/api/interactions?view=waiting', 'inbox, due soon': () => '/api/interactions?view=due_soon', 'inbox, complaints': () => '/api/interactions?view=complaints',
  'inbox, ended': () => '/api/interactions?view=ended', 'inbox, all': () => '/api/interactions?view=all', 'inbox, all of a queue': (ids) => `/api/interactions?view=all&queueId=${ids.queue}`,
  'cases, mine': () => '/api/cases?view=mine', 'cases, open': () => '/api/cases?view=open', 'cases, overdue': () => '/api/cases?view=overdue', 'cases, due soon': () => '/api/cases?view=due_soon', 'cases, complaints': () => '/api/cases?view=complaints',
  'cases, solved': () => '/api/cases?view=solved', 'cases, closed': () => '/api/cases?view=closed', 'cases, closed of a customer': (ids) => `/api/cases?view=closed&customerId=${ids.customer}`, 'cases, closed complaints': () => '/api/cases?view=closed&kind=complaint',
  'cases, closed of an owner': (ids) => `/api/cases?view=closed&ownerId=${ids.staff}`,
  'a case': (ids) => `/api/cases/${ids.case}`, 'complaint board': () => '/api/complaints/board',
  'promises, mine': () => '/api/commitments?view=mine', 'promises, open': () => '/api/commitments?view=open', 'promises, broken': () => '/api/commitments?view=broken', 'promises, done': () => '/api/commitments?view=done', 'promises of a case': (ids) => `/api/commitments?view=open&caseId=${ids.case}`,
  'follow-ups': () => '/api/followups', 'follow-ups, answered': () => '/api/followups?view=answered', 'follow-ups, unsatisfied': () => '/api/followups?view=unsatisfied',
  mails: () => '/api/mails', 'mails, failed': () => '/api/mails?state=failed', 'mails about a case': (ids) => `/api/mails?about=${ids.case}`,
  customers: () => '/api/customers', 'a customer': (ids) => `/api/customers/${ids.customer}`, 'a customer’s past': (ids) => `/api/customers/${ids.customer}/timeline`, 'a customer’s duplicates': (ids) => `/api/customers/${ids.customer}/duplicates`,
  'a conversation': (ids) => `/api/interactions/${ids.interaction}`, 'queues now': () => '/api/queues/live', presence: () => '/api/presence', trail: () => '/api/audit',
  figures: (ids) => `/api/reports/figures?${week(ids)}`, 'figures by day': (ids) => `/api/reports/table?by=day&${week(ids)}`, 'figures of an agent': (ids) => `/api/reports/figures?${week(ids)}&agentId=${ids.staff}`, wallboard: () => '/api/reports/wallboard',
};
