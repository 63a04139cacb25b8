/** The replies a new brand begins with: three for each quarter of the service circle, warm and plain, for leads to make their own. */
import type { Act } from '#kit/act.ts';
import type { AddCannedReply } from './contract.ts';
import { newCanned } from './replies.ts';
import { insertCanned } from './store.ts';

type Pair = readonly [zh: string, en: string];
const reply = (stage: AddCannedReply['stage'], shortcut: string, title: Pair, text: Pair): AddCannedReply => ({ stage, shortcut, title: { zh: title[0], en: title[1] }, text: { zh: text[0], en: text[1] } });

export const firstReplies: readonly AddCannedReply[] = [
  reply('receive', 'hello', ['问候', 'Greeting'], [
    '{{客户称呼}}您好，我是{{品牌}}的{{坐席}}，很高兴为您服务。请问有什么可以帮您？',
    'Hello {{customer}}, this is {{agent}} of {{brand}}. How can I help you?']),
  reply('receive', 'wait', ['让您久等', 'Sorry for the wait'], [
    '{{客户称呼}}您好，让您久等了，非常抱歉。您的留言我已经看到，这就为您处理。',
    'Hello {{customer}}, I am sorry you had to wait. I have read your message and will look into it now.']),
  reply('receive', 'sorry', ['先表歉意', 'An apology first'], [
    '听到您遇到这样的情况，我真的很抱歉，给您添麻烦了。这件事由我来跟进，您不需要再向别人重复。',
    'I am truly sorry to hear this happened to you. I will follow it through myself; you will not have to repeat it to anybody.']),
  reply('understand', 'story', ['请说说经过', 'What happened'], [
    '为了更快帮到您，想请您说说经过：大约从什么时候开始的？当时是什么情况？您已经试过哪些办法？',
    'To help you faster: when did it start, what did you notice, and what have you tried so far?']),
  reply('understand', 'photo', ['请发照片', 'A photo, please'], [
    '方便的话，请您拍两张照片发给我：一张产品铭牌（有型号和编号），一张出现问题的地方。',
    'If you can, please send two photos: the rating plate with model and serial number, and the place where the problem shows.']),
  reply('understand', 'repeat', ['复述确认', 'Say it back'], [
    '我复述一下，看看我理解得对不对：……是这样吗？',
    'Let me say it back to make sure I understood you: … Is that right?']),
  reply('help', 'check', ['正在查询', 'Looking it up'], [
    '好的，我现在就为您查询，请您稍等。查的时候您有想到的，也可以继续写给我。',
    'I am looking it up right now; one moment please. If anything comes to mind meanwhile, just write.']),
  reply('help', 'try', ['请试一试', 'Please try this'], [
    '请您按下面的步骤试一试：\n1. \n2. \n3. \n做到哪一步不顺，请告诉我，我陪您一起看。',
    'Please try these steps:\n1. \n2. \n3. \nIf one of them does not work, tell me which; I will stay with you.']),
  reply('help', 'visit', ['安排上门', 'Arrange a visit'], [
    '我可以为您安排工程师上门。请告诉我地址、联系电话，和您方便的两个时间，我来预约。',
    'I can arrange for an engineer to come to you. Please tell me the address, a phone number and two times that suit you.']),
  reply('keep', 'settled', ['确认满意', 'Is it settled'], [
    '{{客户称呼}}，这样处理您觉得可以吗？如果还有哪里不合心意，请直接告诉我。',
    'Is this settled to your satisfaction? If anything is still not right, please tell me plainly.']),
  reply('keep', 'thanks', ['感谢意见', 'Thank you for telling us'], [
    '谢谢您如实告诉我们。您的意见我已经记下，会转给负责的同事，让同样的事不再发生在别的客户身上。',
    'Thank you for telling us plainly. I have noted it and will pass it on, so that it does not happen to others.']),
  reply('keep', 'bye', ['道别', 'Goodbye'], [
    '感谢您的联系。之后有任何问题，随时找我们，{{品牌}}一直在。祝您生活愉快！',
    'Thank you for contacting us. Whenever you need anything, {{brand}} is here. Have a good day!']),
];

export async function furnishGuidance(act: Act): Promise<void> {
  for (const one of firstReplies) await insertCanned(act, newCanned(act, one));
}
