import { call } from '#web/ui/server/api.ts';
import { MailList } from '#messaging/contract.ts';
import { Audit } from '#trail/contract.ts';
import {
  ApiKeys, AskReset, Brand, ChangePassword, FirstRun, FirstRunState, Invitation, LinkView, NewApiKey, OpenedBrand, OpenedBrands, SessionView, SignIn, StaffList, StaffMember, UseInvitation, UseReset, WidgetSecret,
  type ChangeBrand, type ChangeStaff, type CreateApiKey, type InviteStaff, type OpenBrand,
} from '../contract.ts';
import type * as z from 'zod';

export const firstRunState = () => call('GET', '/api/first-run', { shape: FirstRunState });
export const openCentre = (body: FirstRun) => call('POST', '/api/first-run', { body, shape: SessionView });
export const signIn = (body: z.infer<typeof SignIn>) => call('POST', '/api/session', { body, shape: SessionView });
export const invitation = (token: string) => call('GET', `/api/invitations/${encodeURIComponent(token)}`, { shape: LinkView });
export const join = (token: string, body: z.infer<typeof UseInvitation>) => call('POST', `/api/invitations/${encodeURIComponent(token)}`, { body, shape: SessionView });
export const askReset = (body: z.infer<typeof AskReset>) => call('POST', '/api/password-resets', { body });
export const resetLink = (token: string) => call('GET', `/api/password-resets/${encodeURIComponent(token)}`, { shape: LinkView });
export const choosePassword = (token: string, body: z.infer<typeof UseReset>) => call('POST', `/api/password-resets/${encodeURIComponent(token)}`, { body });
export const changePassword = (body: z.infer<typeof ChangePassword>) => call('PUT', '/api/session/password', { body });

export const team = () => call('GET', '/api/staff', { shape: StaffList });
export const invite = (body: InviteStaff) => call('POST', '/api/staff', { body, shape: Invitation });
export const inviteAgain = (id: string) => call('POST', `/api/staff/${id}/invitation`, { shape: Invitation });
export const changeStaff = (id: string, body: ChangeStaff) => call('PUT', `/api/staff/${id}`, { body, shape: StaffMember });
/** What became of the mails about one subject (an invited colleague), or with none whether mail is set up at all. */
export const mailsAbout = (about: string | undefined, limit = 1) => call('GET', '/api/mails', { query: { about, limit }, shape: MailList });

export const brand = () => call('GET', '/api/brand', { shape: Brand });
export const changeBrand = (body: z.input<typeof ChangeBrand>) => call('PUT', '/api/brand', { body, shape: Brand });
export const openBrand = (body: z.input<typeof OpenBrand>) => call('POST', '/api/brands', { body, shape: OpenedBrand });
export const openedBrands = () => call('GET', '/api/brands', { shape: OpenedBrands });
export const inviteFirstAgain = (id: string) => call('POST', `/api/brands/${id}/invitation`, { shape: OpenedBrand });
export const showWidgetSecret = () => call('POST', '/api/brand/widget-secret/show', { shape: WidgetSecret });
export const renewWidgetSecret = () => call('POST', '/api/brand/widget-secret', { shape: WidgetSecret });

export const apiKeys = () => call('GET', '/api/api-keys', { shape: ApiKeys });
export const createApiKey = (body: CreateApiKey) => call('POST', '/api/api-keys', { body, shape: NewApiKey });
export const revokeApiKey = (id: string) => call('DELETE', `/api/api-keys/${id}`);

/** Whether this ever happened here. */
export const happened = async (name: string): Promise<boolean> => (await call('GET', '/api/audit', { query: { name, limit: 1 }, shape: Audit })).items.length > 0;
