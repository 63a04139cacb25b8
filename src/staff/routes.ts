import * as z from 'zod';
import { Done, Id, Language } from '#kit/core/shapes.ts';
import { route, type AnyRoute } from '#kit/http/route.ts';
import { refuse } from '#kit/refusal.ts';
import { transact } from '#kit/act.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { changeBrand, renewWidgetSecret, widgetSecret } from './brand.ts';
import { changeStaff } from './change.ts';
import {
  ApiKeys, AskReset, Brand, ChangeBrand, ChangePassword, ChangeStaff, CreateApiKey, FirstRun, FirstRunState, Invitation, InviteStaff, LinkView,
  NewApiKey, OpenBrand, OpenedBrand, OpenedBrands, Preferences, SessionView, SignIn, StaffList, StaffMember, UseInvitation, UseReset, WidgetSecret,
} from './contract.ts';
import { inviteFirstAgain, isFirstRun, openBrand, openedBrands, setUpFirstBrand, type FurnishBrand } from './first-run.ts';
import { cookieName, longestSessionMs } from './identify.ts';
import { inviteAgain, inviteStaff } from './invite.ts';
import { createApiKey, revokeApiKey } from './keys.ts';
import { askReset, choosePassword, readLink } from './links.ts';
import { changeOwnPassword, changePreferences, signOut } from './own.ts';
import { refuseGuessable } from './passwords.ts';
import { openSession, signIn } from './sign-in.ts';
import { colleagues, listApiKeys, ownBrand, ownSession } from './views.ts';

const ById = z.object({ id: Id });
const ByToken = z.object({ token: z.string().max(100) });

export function staffRoutes(furnish: FurnishBrand): AnyRoute[] {
  return [
    route({ method: 'GET', path: '/api/first-run', summary: { zh: '是否还需要创建第一位管理员', en: 'Whether the first administrator is still to be made' }, access: 'public', reply: FirstRunState, handle: async ({ house }) => ({ needed: await isFirstRun(house) }) }),
    route({
      method: 'POST', path: '/api/first-run', summary: { zh: '创建第一个品牌和管理员', en: 'Make the first brand and administrator' }, repeated: { zh: '重发会被拒绝：品牌只在第一次建立。', en: 'A repeat is refused: the first brand is made once.' }, access: 'public', perMinute: 10, body: FirstRun, reply: SessionView,
      handle: async ({ house, body, request, response }) => {
        // At the door only: the demo's password stands in the guide and is meant to be known.
        refuseGuessable(body.password, [body.name, body.mail, body.brandName, body.slug]);
        const staff = await setUpFirstBrand(house, body, furnish);
        const { token, who } = await openSession(house, staff, fromOf(request));
        setCookie(response, house.publicUrl, token);
        return transact(house, who, ownSession);
      },
    }),
    route({ method: 'GET', path: '/api/session', summary: { zh: '我是谁：我的账号、权限与品牌', en: 'Who I am: my account, my permissions, my brand' }, access: 'signed_in', reply: SessionView, verb: (act) => ownSession(act) }),
    route({
      method: 'POST', path: '/api/session', summary: { zh: '登录', en: 'Sign in' }, repeated: { zh: '每次都开一个新的登录。', en: 'Each call opens a session of its own.' }, access: 'public', perMinute: 600, perMinuteAbout: { calls: 20, thing: ({ body }) => (body as z.output<typeof SignIn>).mail }, body: SignIn, reply: SessionView,
      handle: async ({ house, body, request, response }) => {
        const { token, who } = await signIn(house, body, fromOf(request));
        setCookie(response, house.publicUrl, token);
        return transact(house, who, ownSession);
      },
    }),
    route({
      method: 'DELETE', path: '/api/session', summary: { zh: '退出登录', en: 'Sign out' }, repeated: { zh: '重发会得到 401：登录已经结束。', en: 'A repeat is answered 401: the session is over.' }, access: 'signed_in', reply: Done,
      handle: async ({ house, who, response }) => {
        if (who === undefined) throw refuse('unauthenticated', 'kit.signIn');
        setCookie(response, house.publicUrl, '', 0);
        return transact(house, who, signOut);
      },
    }),
    route({ method: 'PUT', path: '/api/session/preferences', summary: { zh: '保存我的偏好与语言', en: 'Keep my preferences and language' }, access: 'signed_in', body: z.strictObject({ preferences: Preferences.optional(), language: Language.optional() }), reply: Done, verb: (act, { body }) => changePreferences(act, body) }),
    route({
      method: 'PUT', path: '/api/session/password', summary: { zh: '修改我的密码；我的其他登录随之失效', en: 'Change my password; my other sessions end' }, repeated: { zh: '重发会被拒绝：当前密码已经换掉。', en: 'A repeat is refused: the current password is no longer the current one.' }, access: 'signed_in', perMinute: 10, body: ChangePassword, reply: Done,
      handle: async ({ house, who, body }) => {
        if (who?.kind !== 'staff') throw refuse('unauthenticated', 'kit.signIn');
        return changeOwnPassword(house, who, body);
      },
    }),

    route({ method: 'GET', path: '/api/staff', summary: { zh: '团队成员', en: 'The team' }, access: { permission: 'staff.read' }, reply: StaffList, verb: (act) => colleagues(act) }),
    route({ method: 'POST', path: '/api/staff', summary: { zh: '邀请一位同事', en: 'Invite a colleague' }, access: { permission: 'staff.manage' }, body: InviteStaff, reply: Invitation, status: 201, hasSecretReply: true, verb: (act, { body }) => inviteStaff(act, body) }),
    route({ method: 'PUT', path: '/api/staff/:id', summary: { zh: '修改姓名、角色、班组或状态', en: 'Change name, role, team or state of a colleague' }, access: { permission: 'staff.manage' }, params: ById, body: ChangeStaff, reply: StaffMember, verb: (act, { params, body }) => changeStaff(act, params.id, body) }),
    route({ method: 'POST', path: '/api/staff/:id/invitation', summary: { zh: '生成新的邀请链接', en: 'Make a new invitation link' }, access: { permission: 'staff.manage' }, params: ById, reply: Invitation, status: 201, hasSecretReply: true, verb: (act, { params }) => inviteAgain(act, params.id) }),

    route({
      method: 'GET', path: '/api/invitations/:token', summary: { zh: '一个邀请链接的内容', en: 'What an invitation is for' }, access: 'public', perMinute: 60, params: ByToken, reply: LinkView,
      handle: async ({ house, params }) => linkView(await readLink(house, params.token, 'invitation')),
    }),
    route({
      method: 'POST', path: '/api/invitations/:token', summary: { zh: '接受邀请：填写姓名并设置密码', en: 'Join: choose name and password' }, repeated: { zh: '重发会得到 410：链接只能用一次。', en: 'A repeat is answered 410: the link works once.' }, access: 'public', perMinute: 20, params: ByToken, body: UseInvitation, reply: SessionView,
      handle: async ({ house, params, body, request, response }) => {
        const { token, who } = await openSession(house, await choosePassword(house, params.token, 'invitation', body), fromOf(request));
        setCookie(response, house.publicUrl, token);
        return transact(house, who, ownSession);
      },
    }),
    route({
      method: 'POST', path: '/api/password-resets', summary: { zh: '申请重设密码的链接；无论邮箱是否存在，回答都一样', en: 'Ask for a link to a new password; the answer is the same for every address' }, repeated: { zh: '每次都再发一封带新链接的邮件。', en: 'Each call sends another mail with another link.' }, access: 'public', perMinute: 6, body: AskReset, reply: Done, status: 202,
      handle: async ({ house, body, response }) => {
        // Not awaited: how long it takes must not tell whether the address is known.
        askReset(house, body.mail).catch((cause: unknown) => house.log.error('password reset failed', cause));
        response.status(202);
        return { done: true as const };
      },
    }),
    route({
      method: 'GET', path: '/api/password-resets/:token', summary: { zh: '一个重设密码链接的内容', en: 'What a reset link is for' }, access: 'public', perMinute: 60, params: ByToken, reply: LinkView,
      handle: async ({ house, params }) => linkView(await readLink(house, params.token, 'reset')),
    }),
    route({
      method: 'POST', path: '/api/password-resets/:token', summary: { zh: '设置新密码；所有登录随之失效', en: 'Choose a new password; all sessions end' }, repeated: { zh: '重发会得到 410：链接只能用一次。', en: 'A repeat is answered 410: the link works once.' }, access: 'public', perMinute: 20, params: ByToken, body: UseReset, reply: Done,
      handle: async ({ house, params, body }) => {
        await choosePassword(house, params.token, 'reset', body);
        return { done: true as const };
      },
    }),

    route({ method: 'GET', path: '/api/brand', summary: { zh: '品牌及其设置', en: 'The brand and its settings' }, access: { permission: 'brand.read' }, reply: Brand, verb: (act) => ownBrand(act) }),
    route({ method: 'PUT', path: '/api/brand', summary: { zh: '修改品牌', en: 'Change the brand' }, access: { permission: 'brand.manage' }, body: ChangeBrand, reply: Brand, verb: (act, { body }) => changeBrand(act, body) }),
    route({
      method: 'GET', path: '/api/brands', summary: { zh: '从本品牌开立的其他品牌，以及谁还没有加入', en: 'The brands that were opened from this one, and who has still to join them' }, access: { permission: 'brand.manage' }, reply: OpenedBrands,
      handle: async ({ house, who }) => {
        if (who === undefined) throw refuse('unauthenticated', 'kit.signIn');
        return openedBrands(house, who);
      },
    }),
    route({
      method: 'POST', path: '/api/brands/:id/invitation', summary: { zh: '为还没有人加入的品牌重新生成首次邀请', en: 'A new first invitation to a brand that nobody has joined yet' }, repeated: { zh: '每次都生成新链接，之前的链接随即失效。', en: 'Each call makes a new link and ends the one before.' }, access: { permission: 'brand.manage' }, params: ById, reply: OpenedBrand, status: 201, hasSecretReply: true,
      handle: async ({ house, who, params, response }) => {
        if (who === undefined) throw refuse('unauthenticated', 'kit.signIn');
        response.status(201);
        return inviteFirstAgain(house, who, params.id);
      },
    }),
    route({
      method: 'POST', path: '/api/brands', summary: { zh: '在本系统中再开立一个品牌', en: 'Open a further brand in this installation' }, repeated: { zh: '重发会得到 409：品牌代号已被占用。', en: 'A repeat is answered 409: the short name is taken.' }, access: { permission: 'brand.manage' }, body: OpenBrand, reply: OpenedBrand, status: 201, hasSecretReply: true,
      handle: async ({ house, who, body, response }) => {
        if (who === undefined) throw refuse('unauthenticated', 'kit.signIn');
        response.status(201);
        return openBrand(house, who, body, furnish);
      },
    }),
    route({ method: 'POST', path: '/api/brand/widget-secret/show', summary: { zh: '查看聊天窗口的签名密钥（会被记录）', en: 'Show the secret that signs widget identities (recorded)' }, access: { permission: 'brand.manage' }, reply: WidgetSecret, hasSecretReply: true, verb: (act) => widgetSecret(act) }),
    route({ method: 'POST', path: '/api/brand/widget-secret', summary: { zh: '更换聊天窗口的签名密钥', en: 'Renew the widget secret' }, access: { permission: 'brand.manage' }, reply: WidgetSecret, hasSecretReply: true, verb: (act) => renewWidgetSecret(act) }),

    route({ method: 'GET', path: '/api/api-keys', summary: { zh: '接口密钥列表：权限范围、创建与最近使用的时间', en: 'API keys: their scopes, when they were made and last used' }, access: { permission: 'key.manage' }, reply: ApiKeys, verb: (act) => listApiKeys(act) }),
    route({ method: 'POST', path: '/api/api-keys', summary: { zh: '创建 接口密钥；密钥只显示一次', en: 'Make an API key; the key is shown once' }, access: { permission: 'key.manage' }, body: CreateApiKey, reply: NewApiKey, status: 201, hasSecretReply: true, verb: (act, { body }) => createApiKey(act, body) }),
    route({ method: 'DELETE', path: '/api/api-keys/:id', summary: { zh: '吊销 接口密钥', en: 'Revoke an API key' }, access: { permission: 'key.manage' }, params: ById, reply: Done, verb: (act, { params }) => revokeApiKey(act, params.id) }),
  ];
}

function fromOf(request: FastifyRequest) {
  return { address: request.ip, agent: request.headers['user-agent'] ?? '' };
}
/** Clearing needs the same flags: a browser ignores a `__Host-` cookie without Secure. */
function setCookie(response: FastifyReply, publicUrl: string, token: string, maxAgeSeconds = longestSessionMs / 1000): void {
  const secure = publicUrl.startsWith('https:') ? '; Secure' : '';
  response.header('set-cookie', `${cookieName(publicUrl)}=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAgeSeconds}${secure}`);
}
function linkView(link: { kind: 'invitation' | 'reset'; name: string; mail: string; brand_name: string }) {
  return { kind: link.kind, name: link.name, mail: link.mail, brandName: link.brand_name };
}
