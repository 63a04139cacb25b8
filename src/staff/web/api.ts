import { call } from '#web/ui/api.ts';
import { AskReset, ChangePassword, FirstRun, FirstRunState, LinkView, SessionView, SignIn, UseInvitation, UseReset } from '../contract.ts';
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
