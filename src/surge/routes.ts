import * as z from 'zod';
import { Done, Id } from '#kit/core/shapes.ts';
import { route, type AnyRoute } from '#kit/http/route.ts';
import { ChangeSurgePlan, CreateSurgePlan, Surge, SurgePlan, SurgePlans, SurgeReport, Surges } from './contract.ts';
import { archivePlan, changePlan, createPlan, listPlans, restorePlan } from './plans.ts';
import { surgeReport } from './report.ts';
import { switchOff, switchOn, undoSwitch } from './switch.ts';
import { listSurges, surgesOn } from './views.ts';

const params = z.object({ id: Id });
const seeing = { permission: 'queue.read' } as const;
const managing = { permission: 'surge.manage' } as const;
const switching = { permission: 'surge.switch' } as const;
const reading = { permission: 'report.read' } as const;

export const surgeRoutes: AnyRoute[] = [
  route({ method: 'GET', path: '/api/surge-plans', summary: { zh: '准备好的应急预案，开着的在前', en: 'The plans that are prepared, those that are on first' }, access: seeing, reply: SurgePlans, verb: (act) => listPlans(act) }),
  route({ method: 'POST', path: '/api/surge-plans', summary: { zh: '准备一个应急预案', en: 'Prepare a plan' }, access: managing, body: CreateSurgePlan, reply: SurgePlan, status: 201, verb: (act, { body }) => createPlan(act, body) }),
  route({ method: 'PUT', path: '/api/surge-plans/:id', summary: { zh: '修改预案；正开着的，改了立刻生效', en: 'Change a plan; of one that is on it holds at once' }, access: managing, params, body: ChangeSurgePlan, reply: SurgePlan, verb: (act, asked) => changePlan(act, asked.params.id, asked.body) }),
  route({ method: 'DELETE', path: '/api/surge-plans/:id', summary: { zh: '收起预案：已有的报告都留着', en: 'Put a plan away: its reports stay' }, access: managing, params, reply: Done, verb: (act, asked) => archivePlan(act, asked.params.id) }),
  route({ method: 'POST', path: '/api/surge-plans/:id/restore', summary: { zh: '恢复收起的预案', en: 'Bring a plan back' }, access: managing, params, reply: SurgePlan, verb: (act, asked) => restorePlan(act, asked.params.id) }),
  route({ method: 'POST', path: '/api/surge-plans/:id/on', summary: { zh: '开启应急：每位在等的客户都会听到原因', en: 'Switch it on: every customer in line is told why' }, access: switching, params, reply: SurgePlan, verb: (act, asked) => switchOn(act, asked.params.id) }),
  route({ method: 'POST', path: '/api/surge-plans/:id/off', summary: { zh: '关闭应急', en: 'Switch it off' }, access: switching, params, reply: SurgePlan, verb: (act, asked) => switchOff(act, asked.params.id) }),
  route({ method: 'GET', path: '/api/surges/now', summary: { zh: '此刻开着的应急', en: 'What is on now' }, access: seeing, reply: Surges, verb: (act) => surgesOn(act) }),
  route({ method: 'GET', path: '/api/surges', summary: { zh: '开过的应急，新的在前', en: 'Every time a plan was on, newest first' }, access: reading, reply: Surges, verb: (act) => listSurges(act) }),
  route({ method: 'GET', path: '/api/surges/:id', summary: { zh: '一次应急的报告：与此前四周同一时段对比', en: 'The report on a surge, beside the same hours of the four weeks before' }, access: reading, params, reply: SurgeReport, verb: (act, asked) => surgeReport(act, asked.params.id) }),
  route({ method: 'POST', path: '/api/surges/:id/undo', summary: { zh: '撤销最近一次开启或关闭（十分钟内）', en: 'Take the last switch back, within ten minutes' }, access: switching, params, reply: z.object({ surge: Surge.nullable() }), verb: (act, asked) => undoSwitch(act, asked.params.id) }),
];
