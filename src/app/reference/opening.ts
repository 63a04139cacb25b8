/** What a developer reads first: keys, scopes, repeats, refusals, lists, times, limits, and a walk that can be pasted into a shell. */
import { refusalReply } from '#kit/http/refusals.ts';
import { refusalOfShape } from '#kit/http/wrong-fields.ts';
import type { Say } from '#kit/say.ts';
import { OpenCase } from '#cases/contract.ts';
import { curlOf, jsonOf } from '../core/curl.ts';
import type { Language } from './book.ts';

/** A sentence (with `code`, **weight** and [links](#place)), a list of them, a block of code, or what the page makes itself. */
export type OpeningPart = string | { readonly list: readonly string[] } | { readonly code: string; readonly label: string } | { readonly table: 'scopes' | 'refusals' };
export interface OpeningSection {
  readonly id: string;
  readonly title: string;
  readonly parts: readonly OpeningPart[];
}

interface WalkStep {
  readonly title: string;
  readonly command: string;
}

/** What the key of the walk may do; `interaction.move`, because a key holds no conversation of its own. */
export const walkScopes = ['interaction.open', 'interaction.read', 'interaction.answer', 'interaction.move'] as const;

/** Four commands for a shell that knows `$LINGTING` and `$LINGTING_KEY`; the first keeps the conversation’s id for the others. */
export function walk(language: Language): WalkStep[] {
  const isZh = language === 'zh';
  const open = curlOf({ as: 'key', keyName: 'walk-open', method: 'POST', path: '/api/conversations', body: { key: `walk-hello-${language}`, text: isZh ? '订单 4711 的滤芯什么时候到？' : 'When does the filter of order 4711 arrive?', language, customer: { userId: 'user-4711', name: isZh ? '欧阳静' : 'Jing Ouyang' } } });
  return [
    { title: isZh ? '1. 开一个会话，记下它的编号' : '1. Open a conversation and keep its id', command: `CONVERSATION=$(${open} | sed 's/.*"id":"\\([^"]*\\)".*/\\1/')\necho "$CONVERSATION"` },
    { title: isZh ? '2. 读消息' : '2. Read it', command: curlOf({ as: 'key', method: 'GET', path: '/api/interactions/$CONVERSATION/messages' }) },
    { title: isZh ? '3. 回复客户' : '3. Answer the customer', command: curlOf({ as: 'key', keyName: 'walk-answer', method: 'POST', path: '/api/interactions/$CONVERSATION/messages', body: { key: 'walk-reply-1', text: isZh ? '您好，滤芯今天寄出，明天送到。' : 'Hello, it leaves today and arrives tomorrow.' } }) },
    { title: isZh ? '4. 结束会话' : '4. Close it', command: curlOf({ as: 'key', keyName: 'walk-close', method: 'POST', path: '/api/interactions/$CONVERSATION/end', body: { reason: 'resolved' } }) },
  ];
}

/** A real refusal, as the server words it. */
function refusalExample(say: Say): string {
  const refusal = refusalOfShape([{ name: 'body', shape: OpenCase, given: { title: 'x'.repeat(140) } }]);
  if (refusal === undefined) throw new Error('a title of 140 characters was taken');
  return jsonOf(refusalReply(refusal, say, '5f0c1a9b3e7d'));
}

export function openingOf(language: Language, publicUrl: string, say: Say): OpeningSection[] {
  const steps = walk(language);
  const setUp = `export LINGTING=${publicUrl}\nexport LINGTING_KEY=lk_…`;
  const refused = refusalExample(say);
  return language === 'zh' ? chinese(steps, setUp, refused) : english(steps, setUp, refused);
}

function chinese(steps: readonly WalkStep[], setUp: string, refused: string): OpeningSection[] {
  return [
    { id: 'keys', title: '取得密钥', parts: [
      '管理员在 **设置 → 接口密钥** 里创建：起个名字，勾选权限范围。密钥以 `lk_` 开头，只显示一次；忘了就吊销再建。程序把它放在 `Authorization: Bearer lk_…` 里。',
      '密钥不能超过创建者自己的权限，随时可以吊销；它做过什么，操作记录里看得到。请只放在服务器上，不要放进网页。',
      { code: setUp, label: '先设好这两个变量，下面的示例就能直接粘贴运行' },
      '少数路由不用密钥：聊天窗口的用访客令牌，把 [打开聊天窗口](#post-visitor-session) 回答里的 `token` 设为 `LINGTING_VISITOR`；标明“登录的同事”的用登录会话，[登录](#post-session) 的示例会把它存进 `lingting-cookies.txt`。',
    ] },
    { id: 'walk', title: '五分钟走一遍', parts: [`用一个权限范围为 ${walkScopes.map((scope) => `\`${scope}\``).join('、')} 的密钥，替贵方的一位用户开会话、读消息、回复、结束。`, ...steps.map(({ title, command }) => ({ code: command, label: title }))] },
    { id: 'scopes', title: '权限范围', parts: ['每条路由标明所需的一项权限；登录的同事按角色拥有，密钥按勾选拥有。缺少时回答 `403 kit.notPermitted`，`params.permission` 说明缺哪一项。', { table: 'scopes' }] },
    { id: 'idempotency', title: '重发：Idempotency-Key', parts: [
      '网络断了不知道成没成？用同一个 `Idempotency-Key` 原样重发：已做成的，得到第一次的回答，不会做第二次；没做成的，这次做。',
      { list: ['8 到 255 个可见字符，最好用 UUID，或贵方系统里这件事的编号。', '同一个键、另一个请求：回答 `409 kit.keyReused`。', '被拒绝的请求不占用键：改正后可以用同一个键再发。', '保留 7 天；按密钥（或同事）分开，互不影响。', '消息、备注等请求体里的 `key` 是另一层保护：同一会话里同一个键只存一条，没有期限。'] },
    ] },
    { id: 'errors', title: '拒绝的样子', parts: [
      '每个拒绝都说明**什么不对、在哪里、怎样才对**，中英文各一。请按 `code` 判断，不要按文字。',
      { code: refused, label: '一个 422：标题太长' },
      { list: ['`meaning`：是哪一类，与状态码一一对应。', '`at`：在请求的哪里，如 `body.title`、`query.limit`、`params.id`。', '`fields`：每个不符合形状的字段（最多 50 个）；只说给了什么种类，从不重复原话。', '`requestId`：给管理员看日志用。', '不认识的字段会被按名拒绝，而不是悄悄忽略。'] },
      '下面这些任何路由都可能给出；各路由自己的拒绝写在那条路由下面。',
      { table: 'refusals' },
    ] },
    { id: 'paging', title: '翻页', parts: ['长列表收 `limit` 和 `cursor`，回答 `items` 和 `nextCursor`。把 `nextCursor` 原样作为下一次的 `cursor`；为 null 就到底了。游标只能用我们给的，不要自己拼。', '消息按位置读：`after=12` 给出第 12 条之后的，位置没有空缺，因此不会漏。操作记录按序号往回读：`before`。', '现在还没有 webhook：想知道有没有新消息，隔一会儿用 `after` 问一次。'] },
    { id: 'times', title: '时间与单位', parts: [
      { list: ['时刻一律是带 `Z` 的 UTC：`2026-11-18T02:00:00.000Z`，收与发都一样。', '只有日期的写作 `2026-11-18`，按品牌所在时区理解。', '报表的“天”和“小时”按品牌所在时区（回答里的 `zone`）划分；`from` 含、`to` 不含。', '单位写在名字里：`…Seconds` 秒、`…Hours` 小时、`…Days` 天、`bytes` 字节；`…Share` 是 0 到 1 的比例。', '文字逐字保存，长度按字符计。'] },
    ] },
    { id: 'limits', title: '限额', parts: [
      { list: ['请求体最大 1 MB（公开路由 128 kB）；附件最大 10 MB。', '公开路由和登录按地址限次，写在各路由下面；超过时回答 `429 kit.tooMany`，`params.seconds` 和 `Retry-After` 说明几秒后再试。', '访客说得像机器一样快时回答 `429 chat.tooFast`，过几秒用同一个键再说，不会丢。', '没有写明次数的路由，接口密钥读写都不限次；系统忙时回答 `503 kit.unavailable`，什么都没有存下，可以放心重发。'] },
    ] },
  ];
}

function english(steps: readonly WalkStep[], setUp: string, refused: string): OpeningSection[] {
  return [
    { id: 'keys', title: 'Get a key', parts: [
      'An administrator makes one under **Settings → API keys**: a name, and the scopes it may use. A key begins with `lk_` and is shown once; when it is lost, revoke it and make another. A program sends it as `Authorization: Bearer lk_…`.',
      'A key never holds more than whoever made it, can be revoked at any moment, and the audit trail shows what it did. Keep it on a server, never in a page.',
      { code: setUp, label: 'Set these two, and every example below can be pasted and run' },
      'A few routes go by something else: those of the widget by a visitor’s token (set `LINGTING_VISITOR` to the `token` that [opening the widget](#post-visitor-session) answers), those for signed-in colleagues by a session, which the example of [signing in](#post-session) keeps in `lingting-cookies.txt`.',
    ] },
    { id: 'walk', title: 'A walk of five minutes', parts: [`With a key that has the scopes ${walkScopes.map((scope) => `\`${scope}\``).join(', ')}: open a conversation for one of your users, read it, answer it, close it.`, ...steps.map(({ title, command }) => ({ code: command, label: title }))] },
    { id: 'scopes', title: 'Scopes', parts: ['Every route names the one permission it needs; colleagues hold it by their role, a key by its scopes. Without it the answer is `403 kit.notPermitted`, and `params.permission` says which one is missing.', { table: 'scopes' }] },
    { id: 'idempotency', title: 'Repeating: Idempotency-Key', parts: [
      'The network broke and nobody knows whether it was done? Send the same request again under the same `Idempotency-Key`: what was done answers as it did the first time and is not done twice; what was not done is done now.',
      { list: ['8 to 255 visible characters: best a UUID, or your own system’s number of the deed.', 'The same key for a different request is answered `409 kit.keyReused`.', 'A refused request leaves its key free: mend it and send it again under the same key.', 'Kept for 7 days, apart for every key and every colleague.', 'The `key` inside messages and notes is a second guard: one conversation stores one word per key, for ever.'] },
    ] },
    { id: 'errors', title: 'What a refusal looks like', parts: [
      'Every refusal says **what is wrong, where, and what would be right**, in Chinese and English. Decide by `code`, never by the sentences.',
      { code: refused, label: 'A 422: a title too long' },
      { list: ['`meaning`: which kind it is; one status each.', '`at`: where in the request, such as `body.title`, `query.limit`, `params.id`.', '`fields`: every field that does not fit its shape (the first 50); only the kind of what was given is said, never its words.', '`requestId`: with it an administrator finds the log line.', 'A field nobody knows is refused by its name, not silently dropped.'] },
      'Any route can give these; what only one route can say stands under that route.',
      { table: 'refusals' },
    ] },
    { id: 'paging', title: 'Lists', parts: ['A long list takes `limit` and `cursor` and answers `items` and `nextCursor`. Give `nextCursor` back as it came; null is the end. Cursors are ours to make, not yours to build.', 'Messages are read by position: `after=12` gives whatever came after the 12th; positions have no gaps, so nothing is missed. The audit trail is read backwards by number: `before`.', 'There are no webhooks yet: to learn what is new, ask again with `after` now and then.'] },
    { id: 'times', title: 'Times and units', parts: [
      { list: ['A moment is always UTC with a `Z`, in and out: `2026-11-18T02:00:00.000Z`.', 'A bare day is `2026-11-18`, read in the brand’s time zone.', 'Days and hours of figures follow the brand’s time zone (`zone` in the answer); `from` is included, `to` is not.', 'Units stand in the names: `…Seconds`, `…Hours`, `…Days`, `bytes`; a `…Share` is between 0 and 1.', 'Words are kept as they came; lengths count characters.'] },
    ] },
    { id: 'limits', title: 'Limits', parts: [
      { list: ['A body of at most 1 MB (128 kB on public routes); a file of at most 10 MB.', 'Public routes and sign-in are limited by address, as each says; beyond it the answer is `429 kit.tooMany`, and `params.seconds` and `Retry-After` say when to try again.', 'A visitor who writes as fast as a machine hears `429 chat.tooFast`: said again under the same key some seconds later, nothing is lost.', 'Where a route says nothing, an API key may call as often as it likes; when the house is busy it answers `503 kit.unavailable`, nothing was stored, and a repeat is safe.'] },
    ] },
  ];
}
