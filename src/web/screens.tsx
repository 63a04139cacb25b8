/**
 * Every screen of the desk, one line each, loaded when it is opened. A slice plugs in by adding its line; what has no line is not in
 * the rail. Order in the file is order in the rail.
 */
import type { ComponentType } from 'react';
import type { IconName } from './ui/parts/icons.tsx';
import { allWords } from './ui/text/words.ts';

export interface Screen {
  /** As the router writes it: `/cases/$id`. */
  path: string;
  load: () => Promise<ComponentType>;
  /** Speaks with the words of the frame and the inbox alone: it need not wait for all others. */
  isFirst?: boolean;
  /** Without it the address answers as if the page did not exist. */
  may?: string;
  /** Stands in the rail (`rail`) or in the settings' list (`settings`). */
  nav?: { in: 'rail' | 'settings'; icon: IconName; /** word key, `web:nav.cases` */ words: string; /** `g c` */ keys?: string };
}

/** Behind sign-in, inside the shell. */
export const screens: readonly Screen[] = [
  { path: '/', load: () => import('./desk/DeskPage.tsx').then((m) => m.DeskPage), may: 'interaction.read', isFirst: true, nav: { in: 'rail', icon: 'inbox', words: 'web:nav.desk', keys: 'g d' } },
  { path: '/conversations/$id', load: () => import('./desk/OpenConversation.tsx').then((m) => m.OpenConversation), may: 'interaction.read' },
  { path: '/cases', load: () => import('#cases/web/CasesPage.tsx').then((m) => m.CasesPage), may: 'case.read', nav: { in: 'rail', icon: 'case', words: 'web:nav.cases', keys: 'g c' } },
  { path: '/cases/board', load: () => import('#complaints/web/BoardPage.tsx').then((m) => m.BoardPage), may: 'case.read' },
  { path: '/cases/promises', load: () => import('#commitments/web/PromisesPage.tsx').then((m) => m.PromisesPage), may: 'case.read' },
  { path: '/cases/$id', load: () => import('./cases/CaseScreen.tsx').then((m) => m.CaseScreen), may: 'case.read' },
  { path: '/customers', load: () => import('#customers/web/CustomersPage.tsx').then((m) => m.CustomersPage), may: 'customer.read', nav: { in: 'rail', icon: 'people', words: 'web:nav.customers', keys: 'g k' } },
  { path: '/customers/$id', load: () => import('#customers/web/CustomerPage.tsx').then((m) => m.CustomerPage), may: 'customer.read' },
  { path: '/followups', load: () => import('#followups/web/FollowupsPage.tsx').then((m) => m.FollowupsPage), may: 'followup.read', nav: { in: 'rail', icon: 'heart', words: 'web:nav.followups', keys: 'g f' } },
  { path: '/team', load: () => import('#routing/web/people/TeamNowPage.tsx').then((m) => m.TeamNowPage), may: 'presence.manage', nav: { in: 'rail', icon: 'headset', words: 'web:nav.team', keys: 'g t' } },
  { path: '/call-backs', load: () => import('#routing/web/call-backs/CallBacksPage.tsx').then((m) => m.CallBacksPage), may: 'interaction.move', nav: { in: 'rail', icon: 'phone', words: 'web:nav.callBacks', keys: 'g b' } },
  { path: '/queues/$id', load: () => import('#routing/web/line/QueuePage.tsx').then((m) => m.QueuePage), may: 'interaction.read' },
  { path: '/wallboard', load: () => import('#reports/web/WallboardPage.tsx').then((m) => m.WallboardPage), may: 'report.read', nav: { in: 'rail', icon: 'wall', words: 'web:nav.wallboard', keys: 'g w' } },
  { path: '/reports', load: () => import('#reports/web/ReportsPage.tsx').then((m) => m.ReportsPage), may: 'report.read', nav: { in: 'rail', icon: 'chart', words: 'web:nav.reports', keys: 'g r' } },
  { path: '/settings/team', load: () => import('#staff/web/TeamPage.tsx').then((m) => m.TeamPage), may: 'staff.manage', nav: { in: 'settings', icon: 'people', words: 'web:nav.staff' } },
  { path: '/settings/brand', load: () => import('#staff/web/BrandPage.tsx').then((m) => m.BrandPage), may: 'brand.manage', nav: { in: 'settings', icon: 'building', words: 'web:nav.brand' } },
  { path: '/settings/queues', load: () => import('#routing/web/design/QueuesPage.tsx').then((m) => m.QueuesPage), may: 'queue.manage', nav: { in: 'settings', icon: 'rows', words: 'web:nav.queues' } },
  { path: '/settings/queues/$id', load: () => import('#routing/web/design/QueueDesignPage.tsx').then((m) => m.QueueDesignPage), may: 'queue.manage' },
  { path: '/settings/skills', load: () => import('#routing/web/people/SkillsPage.tsx').then((m) => m.SkillsPage), may: 'queue.manage', nav: { in: 'settings', icon: 'star', words: 'web:nav.skills' } },
  { path: '/settings/surge', load: () => import('#surge/web/SurgePage.tsx').then((m) => m.SurgePage), may: 'surge.switch', nav: { in: 'settings', icon: 'warn', words: 'web:nav.surge' } },
  { path: '/settings/calendars', load: () => import('#clocks/web/CalendarsPage.tsx').then((m) => m.CalendarsPage), may: 'calendar.manage', nav: { in: 'settings', icon: 'calendar', words: 'web:nav.calendars' } },
  { path: '/settings/replies', load: () => import('#guidance/web/RepliesPage.tsx').then((m) => m.RepliesPage), may: 'canned.manage', nav: { in: 'settings', icon: 'slash', words: 'web:nav.replies' } },
  { path: '/settings/displays', load: () => import('#reports/web/DisplaysPage.tsx').then((m) => m.DisplaysPage), may: 'display.manage', nav: { in: 'settings', icon: 'wall', words: 'web:nav.displays' } },
  { path: '/settings/keys', load: () => import('#staff/web/ApiKeysPage.tsx').then((m) => m.ApiKeysPage), may: 'key.manage', nav: { in: 'settings', icon: 'key', words: 'web:nav.keys' } },
  { path: '/settings/audit', load: () => import('#trail/web/AuditPage.tsx').then((m) => m.AuditPage), may: 'audit.read', nav: { in: 'settings', icon: 'shield', words: 'web:nav.audit' } },
  { path: '/me', load: () => import('#staff/web/MePage.tsx').then((m) => m.MePage) },
];

/** Before sign-in: no rail, no session needed. */
export const doors: readonly Screen[] = [
  { path: '/sign-in', load: () => import('#staff/web/SignInPage.tsx').then((m) => m.SignInPage) },
  { path: '/first-run', load: () => import('#staff/web/FirstRunPage.tsx').then((m) => m.FirstRunPage) },
  { path: '/join/$token', load: () => import('#staff/web/JoinPage.tsx').then((m) => m.JoinPage) },
  { path: '/forgot', load: () => import('#staff/web/ForgotPage.tsx').then((m) => m.ForgotPage) },
  { path: '/reset/$token', load: () => import('#staff/web/ResetPage.tsx').then((m) => m.ResetPage) },
  { path: '/wall/$token', load: () => import('#reports/web/DisplayPage.tsx').then((m) => m.DisplayPage) },
];

/** Nobody needs it in the first second: it lets the first page come first. */
function afterFirstPage(load: () => Promise<ComponentType>): () => Promise<ComponentType> {
  return async () => {
    await new Promise((come) => setTimeout(come, 1_500));
    const [part] = await Promise.all([load(), allWords()]);
    return part;
  };
}

/** Parts of slices that live in the shell itself. */
export const slots: {
  /** The agent's own state (available, break …) at the foot of the rail, on every page. */
  presence?: () => Promise<ComponentType>;
  /** Strips above every page, each as high as what it says: what rings, what surge is on. They cover nothing. */
  strips?: readonly (() => Promise<ComponentType>)[];
  /** Always mounted, draws nothing or its own dialog. */
  always?: readonly (() => Promise<ComponentType>)[];
} = {
  presence: () => import('#routing/web/people/PresenceControl.tsx').then((m) => m.PresenceControl),
  strips: [() => import('#routing/web/offers/Offers.tsx').then((m) => m.Offers), afterFirstPage(() => import('#surge/web/SurgeStrip.tsx').then((m) => m.SurgeStrip))],
  always: [
    afterFirstPage(() => import('#customers/web/CustomerFinder.tsx').then((m) => m.CustomerFinder)),
    afterFirstPage(() => import('#cases/web/CaseFinder.tsx').then((m) => m.CaseFinder)),
    afterFirstPage(() => import('#interactions/web/ContactFinder.tsx').then((m) => m.ContactFinder)),
    afterFirstPage(() => import('./desk/Alerts.tsx').then((m) => m.Alerts)),
  ],
};
