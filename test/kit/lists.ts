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

const longAgo = ({ now }: Ids): string => `from=${new Date(now.getTime() - 401 * 86_400_000).toISOString()}&to=${new Date(now.getTime() - 400 * 86_400_000).toISOString()}`;

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
  'a conversation': (ids) => `/api/interactions/${ids.interaction}`, 'queues now': () => '/api/queues/live', 'the line of a queue': (ids) => `/api/queues/${ids.queue}/now`, 'waits of a queue': (ids) => `/api/queues/${ids.queue}/waits`, 'story of a conversation': (ids) => `/api/interactions/${ids.interaction}/routing`, presence: () => '/api/presence',
  trail: () => '/api/audit', 'trail, with messages': () => '/api/audit?traffic=true', 'trail, a week': (ids) => `/api/audit?${week(ids)}`, 'trail, a day long ago': (ids) => `/api/audit?${longAgo(ids)}`, 'trail, settings': () => '/api/audit?kind=settings', 'trail, cases': () => '/api/audit?kind=cases',
  'trail of a person': (ids) => `/api/audit?who=${ids.staff}`, 'trail of a person, a day long ago': (ids) => `/api/audit?who=${ids.staff}&${longAgo(ids)}`, 'trail of the house': () => '/api/audit?who=house', 'trail of a case': (ids) => `/api/audit?subjectId=${ids.case}`,
  'trail by a number': () => '/api/audit?q=Q-3', 'trail by a name': () => `/api/audit?q=${encodeURIComponent('王芳3')}`, 'trail by a word': () => `/api/audit?q=${encodeURIComponent('负责人')}`, 'trail by a word that nothing means': () => '/api/audit?q=zzzz', 'trail by a word, messages too': () => `/api/audit?traffic=true&q=${encodeURIComponent('消息')}`,
  figures: (ids) => `/api/reports/figures?${week(ids)}`, 'figures by day': (ids) => `/api/reports/table?by=day&${week(ids)}`, 'figures of an agent': (ids) => `/api/reports/figures?${week(ids)}&agentId=${ids.staff}`, wallboard: () => '/api/reports/wallboard',
  'figures by interval': (ids) => `/api/reports/intervals?minutes=30&${week(ids)}`, 'figures by interval of a queue': (ids) => `/api/reports/intervals?minutes=60&queueId=${ids.queue}&${week(ids)}`,
  'what keeping places changed': (ids) => `/api/reports/savings?${week(ids)}`, 'how waits felt': (ids) => `/api/reports/felt-waits?${week(ids)}`, 'how waits of a queue felt': (ids) => `/api/reports/felt-waits?queueId=${ids.queue}&${week(ids)}`,
  'what a promise takes': (ids) => `/api/queues/${ids.queue}/what-if?targetSeconds=20&targetShare=0.8`, 'surge plans': () => '/api/surge-plans', surges: () => '/api/surges', 'surges now': () => '/api/surges/now', calendars: () => '/api/calendars',
};
