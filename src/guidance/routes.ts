import * as z from 'zod';
import { Done, Id } from '#kit/core/shapes.ts';
import { route, type AnyRoute } from '#kit/http/route.ts';
import { AddCannedReply, CannedReplies, CannedReply, ChangeCannedReply } from './contract.ts';
import { addCanned, changeCanned, listCanned, noteCannedUse, removeCanned, restoreCanned } from './replies.ts';

const params = z.object({ id: Id });
const reading = { permission: 'canned.read' } as const;
const managing = { permission: 'canned.manage' } as const;

export const guidanceRoutes: AnyRoute[] = [
  route({ method: 'GET', path: '/api/canned-replies', summary: { zh: '全部快捷回复，按环节排列，常用的在前', en: 'All canned replies, by stage, most used first' }, access: reading, reply: CannedReplies, verb: (act) => listCanned(act) }),
  route({ method: 'POST', path: '/api/canned-replies', summary: { zh: '新增快捷回复', en: 'Add a canned reply' }, access: managing, body: AddCannedReply, reply: CannedReply, status: 201, verb: (act, { body }) => addCanned(act, body) }),
  route({ method: 'PUT', path: '/api/canned-replies/:id', summary: { zh: '修改快捷回复', en: 'Change a canned reply' }, access: managing, params, body: ChangeCannedReply, reply: CannedReply, verb: (act, asked) => changeCanned(act, asked.params.id, asked.body) }),
  route({ method: 'DELETE', path: '/api/canned-replies/:id', summary: { zh: '删除快捷回复', en: 'Remove a canned reply' }, access: managing, params, reply: Done, verb: (act, asked) => removeCanned(act, asked.params.id) }),
  route({ method: 'POST', path: '/api/canned-replies/:id/restore', summary: { zh: '恢复删除的快捷回复', en: 'Bring a removed canned reply back' }, access: managing, params, reply: CannedReply, verb: (act, asked) => restoreCanned(act, asked.params.id) }),
  route({ method: 'POST', path: '/api/canned-replies/:id/use', summary: { zh: '记一次使用', en: 'Count that it helped once more' }, access: reading, params, reply: Done, verb: (act, asked) => noteCannedUse(act, asked.params.id) }),
];
