/** The chapters of the reference: one a slice, in the order in which a program meets them. */
interface Both {
  readonly zh: string;
  readonly en: string;
}
interface ChapterWords {
  readonly title: Both;
  readonly lead: Both;
}

export const chapters: Readonly<Record<string, ChapterWords>> = {
  chat: { title: { zh: '开启会话与聊天窗口', en: 'Opening conversations, and the widget' }, lead: { zh: '由贵方的程序开启会话，或由客户在聊天窗口里开启。聊天窗口的这些路由用访客令牌。', en: 'A program of yours opens a conversation, or the customer does in the widget; the widget’s own routes go by a visitor’s token.' } },
  interactions: { title: { zh: '会话', en: 'Conversations' }, lead: { zh: '一次会话是一个客户在一个渠道上的一次接触：读、回复、备注、结束。', en: 'A conversation is one contact of one customer on one channel: read it, answer it, note something, end it.' } },
  attachments: { title: { zh: '附件', en: 'Files' }, lead: { zh: '先上传，再由消息带上；图片会重新编码后预览。', en: 'Upload first, then let a message carry it; pictures are re-encoded for preview.' } },
  customers: { title: { zh: '客户档案', en: 'Customer files' }, lead: { zh: '人与公司。号码与邮箱离开本系统时是遮盖的，查看完整内容是单独的、会被记录的动作。', en: 'People and companies. Numbers and addresses leave the house masked; to reveal them is an act of its own that is recorded.' } },
  products: { title: { zh: '产品', en: 'Products' }, lead: { zh: '客户拥有的产品，按序列号登记，今天是否在保一目了然。', en: 'What a customer owns, by serial number, and whether it is under warranty today.' } },
  cases: { title: { zh: '事项', en: 'Cases' }, lead: { zh: '客户的每一件事：有编号、负责人和承诺时间。', en: 'Every matter of a customer: a number, one owner, and a promised time.' } },
  complaints: { title: { zh: '投诉', en: 'Complaints' }, lead: { zh: '投诉是有自己的阶段、时钟与回执的事项；这里的编号就是事项的编号。客户的进度页与公开投诉页也在这里。', en: 'A complaint is a case with stages, clocks and a receipt of its own; its id is the case’s. The customer’s tracking page and the public complaint page are here too.' } },
  commitments: { title: { zh: '承诺', en: 'Promises' }, lead: { zh: '对客户说过“什么时候之前做到”的话，全中心一本账。', en: 'Whatever a customer was told will be done by when: one register for the whole centre.' } },
  followups: { title: { zh: '回访', en: 'Follow-up' }, lead: { zh: '结束后询问满意度；不满意的自动回到负责人手上。', en: 'Satisfaction after closing; an unhappy answer goes back to a person by itself.' } },
  routing: { title: { zh: '队列与派单', en: 'Queues and offers' }, lead: { zh: '谁来接待谁：队列、技能、状态、派单与转接。', en: 'Who serves whom: queues, skills, presence, offers and transfers.' } },
  surge: { title: { zh: '应急', en: 'Surges' }, lead: { zh: '召回、暴雪这样的日子：预先备好对客户说的原因和门槛，一次开启，一次关闭，事后自己出报告。', en: 'The day when everybody calls: the reason and the thresholds are prepared, switched on and off in one act each, and it reports on itself.' } },
  clocks: { title: { zh: '工作日历', en: 'Business calendars' }, lead: { zh: '服务时间与节假日；承诺时间按日历计算。', en: 'Service hours and holidays: promised times are counted on them.' } },
  guidance: { title: { zh: '快捷回复', en: 'Canned replies' }, lead: { zh: '坐席用斜杠插入的现成句子。', en: 'Sentences that agents insert with a slash.' } },
  messaging: { title: { zh: '邮件', en: 'Mails' }, lead: { zh: '系统发出的邮件与送达状态；看不到内容，因为里面可能有专属链接。', en: 'Mails the house wrote and how far they are; never their words, which may hold secret links.' } },
  reports: { title: { zh: '报表', en: 'Figures' }, lead: { zh: '卡片、表格、大屏、下载与接口用同一个算法，每项指标附口径。', en: 'Cards, tables, wallboard, downloads and this API give one answer with one definition.' } },
  staff: { title: { zh: '登录、团队、品牌与密钥', en: 'Sign-in, team, brands and keys' }, lead: { zh: '人与品牌的管理。标明“登录会话”的路由只给登录的同事，接口密钥用不了。', en: 'People and brands. What needs a session is for signed-in colleagues only; an API key does not open it.' } },
  trail: { title: { zh: '操作记录', en: 'The audit trail' }, lead: { zh: '谁在什么时候做了什么，写下后不能改；可以筛选、下载，也可以当场核对。', en: 'Who did what and when, unchangeable once written: filtered, downloaded, and verified on the spot.' } },
};
export const chapterOrder: readonly string[] = Object.keys(chapters);
