/**
 * What happens in a centre, in groups that people name. `traffic` is what machines and messages do all day (every word, every reading
 * mark, every ring): the trail keeps it and shows it only when asked. Each event stands in exactly one group (kinds.test.ts).
 */
export const kinds = {
  conversations: ['interaction.started', 'interaction.ended', 'interaction.resumed', 'interaction.placeKept', 'interaction.wrappedUp', 'ticket.classChanged', 'mood.corrected'],
  customers: [
    'customer.created', 'customer.changed', 'customer.merged', 'customer.unmerged', 'customer.identityAdded', 'customer.identityChanged', 'customer.identityRemoved', 'customer.identityRestored', 'customer.identityVerified',
    'account.created', 'account.changed', 'product.added', 'product.changed', 'product.removed', 'product.restored',
  ],
  cases: [
    'case.opened', 'case.assigned', 'case.changed', 'case.linked', 'case.unlinked', 'case.noted', 'case.investigated', 'case.customerUpdated', 'case.customerWrote', 'case.afterword', 'case.replyLost', 'case.solved', 'case.closed', 'case.reopened', 'case.reopeningTakenBack', 'case.turned',
  ],
  complaints: [
    'complaint.received', 'complaint.recorded', 'complaint.receiptSent', 'complaint.classified', 'complaint.assessed', 'complaint.answered', 'complaint.answeredAgain', 'complaint.maybeUndelivered', 'complaint.undelivered', 'complaint.unheard', 'complaint.decisionTold', 'complaint.answerPromised', 'complaint.agreed', 'complaint.actRecorded',
    'complaint.moved', 'complaint.stepped', 'complaint.escalated', 'complaint.reopened', 'complaint.reopeningTakenBack',
  ],
  promises: ['commitment.heard', 'commitment.decided', 'commitment.registered', 'commitment.kept', 'commitment.reopened', 'commitment.broken', 'commitment.dueSoon', 'commitment.handedOver', 'commitment.moved', 'commitment.withdrawn', 'callBack.tried', 'callBack.moved'],
  clocks: ['timer.started', 'timer.paused', 'timer.resumed', 'timer.stopped', 'timer.stopMoved', 'timer.retargeted', 'timer.warned', 'timer.breached'],
  followups: ['followup.asked', 'followup.answered', 'followup.reopened', 'followup.unsatisfied'],
  team: ['staff.invited', 'staff.joined', 'staff.changed', 'staff.deactivated', 'staff.reactivated', 'staff.serviceChanged', 'staff.preferencesChanged', 'presence.changed'],
  signIn: ['staff.signedIn', 'staff.signedOut', 'staff.signInFailed', 'staff.passwordChanged', 'staff.passwordReset', 'staff.resetAsked'],
  settings: [
    'brand.opened', 'brand.changed', 'calendar.created', 'calendar.changed', 'calendar.removed', 'calendar.yearMissing', 'canned.added', 'canned.changed', 'canned.removed', 'canned.restored', 'skill.added', 'skill.archived',
    'queue.created', 'queue.changed', 'queue.archived', 'queue.membersChanged',
    'surge.planned', 'surge.planChanged', 'surge.planArchived', 'surge.planRestored', 'surge.switchedOn', 'surge.switchedOff', 'surge.switchUndone',
  ],
  /** What opened a secret or carried data out of the house. */
  secrets: ['customer.revealed', 'report.exported', 'queue.waitsExported', 'trail.exported', 'brand.widgetSecretShown', 'brand.widgetSecretRenewed', 'apiKey.created', 'apiKey.revoked', 'display.created', 'display.revoked'],
  mails: ['mail.queued', 'mail.withdrawn', 'mail.sent', 'mail.failed', 'mail.retried', 'mail.becameUnknown', 'mail.delayed', 'mail.parked'],
  house: ['sweep.failed', 'sweep.recovered', 'listener.setAside', 'listener.recovered', 'listener.gaveUp'],
  traffic: [
    'message.posted', 'interaction.readByCustomer', 'interaction.readByStaff', 'attachment.uploaded', 'mood.fell', 'offer.made', 'offer.ended',
    'ticket.opened', 'ticket.assigned', 'ticket.parked', 'ticket.cameBack', 'ticket.requeued', 'ticket.ended', 'ticket.wrapUp', 'ticket.windowMoved',
  ],
} as const satisfies Record<string, readonly string[]>;

type Kind = keyof typeof kinds;
export const kindNames = Object.keys(kinds) as [Kind, ...Kind[]];
export const traffic: readonly string[] = kinds.traffic;
