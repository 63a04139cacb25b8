import * as z from 'zod';
import { route, type AnyRoute } from '#kit/http/route.ts';
import { answerSurvey } from './answer.ts';
import { FollowupList, FollowupQuery, SurveyAnswer, SurveyPage } from './contract.ts';
import { byLink } from './open-link.ts';
import { followups, surveyPage } from './views.ts';

const ByToken = z.object({ token: z.string().max(100) });

export const followupRoutes: AnyRoute[] = [
  route({
    method: 'GET', path: '/api/survey/:token', summary: { zh: '专属链接对应的满意度问题，以及已作的回答', en: 'The question behind a secret link, and the answer given' }, access: 'public', perMinute: 60, params: ByToken, reply: SurveyPage,
    handle: ({ house, params }) => byLink(house, params.token, surveyPage),
  }),
  route({
    method: 'POST', path: '/api/survey/:token', summary: { zh: '回答一次；30 分钟内可以修改', en: 'Answer once; the answer may be changed for 30 minutes' }, repeated: { zh: '同样的回答再发一次，什么也不改变。', en: 'The same answer again changes nothing.' }, access: 'public', perMinute: 20, params: ByToken, body: SurveyAnswer, reply: SurveyPage, bodyLimitBytes: 20_000,
    handle: ({ house, params, body }) => byLink(house, params.token, (act, surveyId) => answerSurvey(act, surveyId, body)),
  }),
  route({ method: 'GET', path: '/api/followups', summary: { zh: '结束后问过谁、对方怎么说', en: 'Who was asked after a closing, and what they said' }, access: { permission: 'followup.read' }, query: FollowupQuery, reply: FollowupList, verb: (act, { query }) => followups(act, query) }),
];
