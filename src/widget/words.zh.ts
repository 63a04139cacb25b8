import type { Words } from './words-shape.ts';
import { megabytes } from './file-words.ts';

export const zh: Words = {
  tag: 'zh-CN',
  launcher: '在线客服',
  fold: '收起',
  end: '结束对话',
  endAsk: '要结束这次对话吗？',
  endNo: '继续聊',

  hereNow: '服务时间，真人接待',
  closedNow: '现在是休息时间',
  nobodyNow: '暂时没有客服在岗',
  connecting: '正在为您接通客服',
  servedBy: (name) => `${name}为您服务`,
  keptNow: '您的位置已保留',
  endedNow: '对话已结束',

  hello: (formOfAddress) => `${formOfAddress}，您好！`,
  humansOnly: '这里没有机器人，都是真人为您解答。',
  topics: '您想咨询哪方面？',
  nameAsk: '怎么称呼您？',
  nameWhy: '不填也没关系。',
  namePlaceholder: '您的姓名或姓氏',
  mr: '先生',
  ms: '女士',
  none: '不填',
  closed: (when) => `现在是休息时间${when && `，我们${when}开始服务`}。您可以先留言，上班后我们按先后顺序回复您。`,

  next: '下一位就是您',
  ahead: (count) => `您前面还有 ${count} 位`,
  underMinute: '预计不到 1 分钟',
  under: (minutes) => `预计 ${minutes} 分钟以内`,
  between: (low, high) => `预计等待 ${low}–${high} 分钟`,
  over: (minutes) => `预计超过 ${minutes} 分钟`,
  noFigure: '现在还估不准要等多久。我们按先后顺序接待，不会漏掉您。',
  reasons: {
    closed: '现在是休息时间，开始服务后按先后顺序接待您。',
    nobody_here: '此刻没有客服在岗，所以估不出时间；有人到岗就按先后顺序接待您。',
    fewer_agents: '刚有客服离开，等待变长了，很抱歉。',
    others_first: '位次在前的客户回来了，等待变长了，很抱歉。',
    slower_service: '前面的问题需要多些时间，等待变长了，很抱歉。',
    longer_than_expected: '等待比我们预计的久，很抱歉；这是重新估算的时间。',
  },

  keepOffer: '不想一直等着？',
  keep: '保留我的位置',
  byPhone: '打电话给我',
  byMail: '发邮件给我',
  phone: '手机或座机号码',
  mail: '邮箱地址',
  keepNot: '继续在线等',
  stop: '。',
  keptClose: '您可以放心关掉页面。',
  change: '修改',
  comeBack: '我回来了，继续在线等',

  log: '对话内容',
  you: '您',
  typing: (name) => `${name}正在输入`,
  today: '今天',
  yesterday: '昨天',
  earlier: '显示更早的消息',
  newBelow: (count) => `${count} 条新消息`,
  sending: '发送中',
  queued: '等待发送',
  sent: '已送达',
  read: '已读',
  notSent: '没有发出',
  again: '重新发送',
  drop: '删除',

  offline: '您的网络断开了。您写的内容都保存着，连上后自动发送。',
  retry: '立即重试',
  unreachable: '暂时连不上客服中心。您写的内容都保存着，连上后自动发送。',
  loading: '正在打开…',

  placeholder: '请说说您遇到的问题',
  send: '发送',
  attach: (most) => `添加图片或文件（每个最大 ${most}）`,
  dropHere: '松开鼠标，添加文件',
  tooLong: (length, most) => `一条消息最多 ${most} 字，现在有 ${length} 字。请分几次发送。`,
  sendsAfterUpload: '上传完成后自动发送',
  uploadFailed: (name) => `“${name}”没有上传成功。请重新添加。`,
  tooMany: (most) => `一条消息最多带 ${most} 个文件，其余的请下一条再发。`,
  fileTrouble: (name, trouble) => {
    switch (trouble.is) {
      case 'empty':
        return `“${name}”是空文件。请换一个文件。`;
      case 'too_big':
        return `“${name}”有 ${megabytes(trouble.bytes)}，最大可以发 ${megabytes(trouble.mostBytes)}。请换一个文件。`;
      case 'wrong_type':
        return `“${name}”这种文件不能发送。可以发图片、PDF、Office 文档、压缩包、音频、视频或纯文本。`;
    }
  },
  save: '下载',
  fileGone: '暂时取不到这个文件',
  dismiss: '知道了',

  thanks: '谢谢您来找我们',
  thanksMore: '这次对话已经结束。往后有任何问题，随时回来。',
  survey: '说说这次服务怎么样',
  newChat: '开始新的对话',
  errorPlain: { what: '刚才没有办成。', right: '请稍后再试一次。' },
  system: {
    assigned: '{name}已接入，为您服务',
    resumed: '对话继续，您不需要重复说明',
    mailFailed: '发到您邮箱的回复没有送达，请在这里看',
    requeued: '正在为您重新安排客服，您的位置不变',
    transferred: '已为您转到“{queue}”，您不用再说一遍',
    kept_place_done: '我们已按您留下的方式与您联系',
    tried: '我们联系过您，没有接通，稍后再试',
    complaintReceived: '您的投诉 {number} 已受理。{answerBy} 前给您答复。随时查看进展：{link}',
    complaintNews: '关于您的投诉 {number}：{text}',
    complaintClosed: '您的投诉 {number} 已经结束。{words}',
    surveyAsked: '您的事情（编号 {number}）办得怎么样？请告诉我们：{link}',
    complaintLink: '您的投诉 {number} 的进展，请随时在这里查看：{link}',
  },
};
