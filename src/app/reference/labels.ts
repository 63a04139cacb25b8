/** The page's own words. */
import type { Language } from './book.ts';

const zh = {
  title: '聆听 HTTP 接口', lead: '贵方的程序与坐席桌面走同一扇门：同样的规则，同样的记录。', skip: '跳到正文', contents: '目录', start: '从这里开始', search: '查找路径或文字', searchHint: '按路径、中文或英文查找（/）',
  found: '找到 {n} 处', foundNone: '没有找到。换一个词，或只写路径里的一段。', copy: '复制', copied: '已复制', download: '下载 openapi.json', languages: '语言', themes: '外观', light: '浅色', dark: '深色', auto: '跟随系统', link: '这一条的链接',
  public: '任何人，不需要凭证', visitor: '访客，凭访客令牌', session: '登录的同事（登录会话；接口密钥用不了）', permission: '权限', roles: { agent: '坐席起都有', lead: '班组长起才有', administrator: '只有管理员' }, keyed: '可带 Idempotency-Key：重发只做一次', unkeyed: '不收 Idempotency-Key。',
  perMinute: '每个地址每分钟最多 {n} 次', params: '路径参数', query: '查询参数', body: '请求体', bodyFile: '请求体是文件的原始字节；文件名以百分号编码放在 X-File-Name。', answer: '回答', answerFile: '回答是文件本身。', required: '必填', byDefault: '默认', orNull: '，或 null',
  formats: { uuid: 'UUID', 'date-time': '时刻（UTC）', date: '日期' },
  object: '对象', each: '每项：', record: '对象，键由您定，每项：', oneOf: '其中之一：', refusals: '可能的拒绝', general: '以及通用的：', callOf: '调用示例', answerOf: '回答示例', shapes: '本章的形状', lines: '{n} 行',
  scope: '权限范围', meaning: '说明', who: '哪些角色有', routes: '路由',
};
type Labels = typeof zh;
const en: Labels = {
  title: 'Lingting HTTP API', lead: 'Your programs come in by the same door as the desk: the same rules, the same records.', skip: 'Skip to the text', contents: 'Contents', start: 'Start here', search: 'Find a path or words', searchHint: 'Find by path, English or Chinese (/)',
  found: '{n} found', foundNone: 'Nothing found. Try another word, or just a piece of the path.', copy: 'Copy', copied: 'Copied', download: 'Download openapi.json', languages: 'Language', themes: 'Look', light: 'Light', dark: 'Dark', auto: 'As the system', link: 'Link to this',
  public: 'Anybody, without credentials', visitor: 'A visitor, by a visitor’s token', session: 'A signed-in colleague (a session; an API key does not open it)', permission: 'Permission', roles: { agent: 'every role has it', lead: 'from lead upwards', administrator: 'administrators only' }, keyed: 'Takes Idempotency-Key: a repeat is done once', unkeyed: 'Takes no Idempotency-Key. ',
  perMinute: 'at most {n} a minute from one address', params: 'In the path', query: 'Query', body: 'Body', bodyFile: 'The body is the bytes of the file; its name stands percent-encoded in X-File-Name.', answer: 'Answer', answerFile: 'The answer is the file itself.', required: 'required', byDefault: 'default', orNull: ' or null',
  formats: { uuid: 'a UUID', 'date-time': 'a moment in UTC', date: 'a date' },
  object: 'an object', each: 'each: ', record: 'an object with keys of your own, each: ', oneOf: 'one of: ', refusals: 'Refusals', general: 'And the general ones: ', callOf: 'Example call', answerOf: 'Example answer', shapes: 'Shapes of this chapter', lines: '{n} lines',
  scope: 'Scope', meaning: 'Meaning', who: 'Who has it', routes: 'Routes',
};
const labels: Readonly<Record<Language, Labels>> = { zh, en };
export function labelsOf(language: Language): Labels {
  return labels[language];
}
export function withNumber(text: string, n: number): string {
  return text.replace('{n}', String(n));
}
