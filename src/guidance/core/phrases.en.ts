/** English phrases not to be sent. Apostrophes are read in both shapes (' and ’). */
import type { PhraseRule } from './phrase-rule.ts';

export const phrasesEn: readonly PhraseRule[] = [
  // Not my job
  { kind: 'notMyJob', kinder: 'takeOver', pattern: /\b(?:that|this|it)(?:['’]s| is)(?: really| just)? (?:not|isn['’]t) (?:my|our) (?:job|department|problem|responsibility|area|team)\b/gi },
  { kind: 'notMyJob', kinder: 'takeOver', pattern: /\b(?:that|this|it) isn['’]t (?:my|our) (?:job|department|problem|responsibility|area)\b|\bnot my (?:job|department|problem|responsibility)\b/gi },
  { kind: 'notMyJob', kinder: 'takeOver', pattern: /\b(?:i|we) (?:don['’]t|do not) (?:handle|deal with|do) (?:that|this|those)\b|\byou(?:['’]ll)?(?: will)? (?:need|have) to (?:call|contact|ask|speak to) (?:someone else|another department|a different department)\b/gi },
  // Arguing
  { kind: 'arguing', kinder: 'seeTogether', pattern: /\byou(?:['’]re| are)(?: simply| just| completely)? (?:wrong|mistaken|lying|not listening|being unreasonable|overreacting)\b|\bthat(?:['’]s| is)(?: simply| just)? (?:not true|impossible|nonsense)\b/gi },
  { kind: 'arguing', kinder: 'seeTogether', pattern: /\bas i(?:['’]ve| have)?(?: already| just)? (?:said|told you|explained|mentioned)\b|\bi(?:['’]ve| have)? already (?:told|explained|said)\b|\bhow many times (?:do|must|have) i\b/gi },
  { kind: 'arguing', kinder: 'complaintWelcome', pattern: /\b(?:go ahead and complain|feel free to complain elsewhere|complain all you (?:want|like)|go (?:ahead and )?sue us)\b/gi },
  { kind: 'arguing', kinder: 'ownUp', pattern: /\b(?:it|that|this)(?:['’]s| is)(?: not|n['’]t) (?:our|my) fault\b|\bwe did(?:n['’]t| not) do anything wrong\b/gi },
  { kind: 'arguing', kinder: 'warm', pattern: /\bsuit yourself\b|\bwhatever you (?:say|want)\b|(?:^|[.!?]\s*)whatever\b(?=\s*[.!]|$)|\bwhat do you (?:even )?want (?:me|us) to do\b/gi },
  // Blaming
  { kind: 'blaming', kinder: 'noBlame', pattern: /\b(?:it|that|this)(?:['’]s| is| was) your (?:own )?(?:fault|mistake|problem|responsibility)\b|\byour own (?:fault|mistake)\b/gi },
  { kind: 'blaming', kinder: 'noBlame', pattern: /\byou (?:should|could)(?: have|['’]ve) (?:read|checked|told|called|said|known|asked|been)\b|\byou must have (?:broken|dropped|done|pressed|entered|misread|misunderstood)\b/gi },
  { kind: 'blaming', kinder: 'noBlame', pattern: /\bwhy (?:did(?:n['’]t| not) you|have(?:n['’]t| not) you|did you not)\b|\byou (?:failed|forgot|neglected) to\b|\byou did(?:n['’]t| not) (?:read|follow|listen|bother)\b|\bdid(?:n['’]t| not) you (?:read|listen)\b/gi },
  { kind: 'blaming', kinder: 'showHow', pattern: /\byou(?:['’]re| are) (?:using|doing) it wrong\b|\buser error\b/gi },
  // Interrupting
  { kind: 'interrupting', kinder: 'listen', pattern: /\blet me finish\b|\b(?:stop|don['’]t|do not) interrupt(?:ing)?\b|\b(?:just )?listen to me\b|\bget to the point\b|\bhold on a second, i['’]?m (?:talking|speaking)\b/gi },
  // Dismissing
  { kind: 'dismissing', kinder: 'feelings', pattern: /\b(?:calm down|relax|take it easy|don['’]t (?:get upset|be angry|shout))\b|\bit(?:['’]s| is)(?: really)? not (?:that|such a) (?:bad|serious|big(?: a)? deal)\b|\bno big deal\b/gi },
  { kind: 'dismissing', kinder: 'whatICanDo', pattern: /\bthere(?:['’]s| is) nothing (?:i|we) can do\b|\b(?:i|we) can['’]?(?:t|not) help you\b|\bnothing (?:more )?(?:i|we) can do\b/gi },
  { kind: 'dismissing', kinder: 'findOut', pattern: /\bi(?: really)? (?:don['’]t|do not) know\b(?! (?:yet|whether|if|how|what|which|when|where|why|your))|\bi have no idea\b|\bhow should i know\b/gi },
  { kind: 'dismissing', kinder: 'explainPlainly', pattern: /\b(?:it|that|this)(?:['’]s| is) (?:just )?(?:our|the|company) policy\b|\bpolicy is policy\b|\brules are rules\b/gi },
  { kind: 'dismissing', kinder: 'whole', pattern: /^\s*(?:no|nope|k|can['’]t|not possible|don['’]t know|dunno|whatever)\s*[.!…]*\s*$/gi },
  // Rude
  { kind: 'rude', kinder: 'warm', pattern: /\b(?:stupid|idiot(?:ic)?|moron|dumb|shut up|nonsense|ridiculous|crap|bullshit|damn|wtf|for god['’]s sake|are you (?:deaf|blind|kidding|serious))\b/gi },
  { kind: 'rude', kinder: 'warm', pattern: /\b(?:obviously|clearly),? you\b|\bwhat(?:['’]s| is) wrong with you\b|\bwhat(?:['’]s| is) your problem\b/gi },
  // Absolute promises
  { kind: 'absolutePromise', kinder: 'honest', pattern: /\b(?:i|we)(?: can| will|['’]ll)?(?: personally| absolutely)? (?:guarantee|promise)\b(?! to (?:try|do (?:my|our) best))/gi },
  { kind: 'absolutePromise', kinder: 'honest', pattern: /\b(?:will|['’]ll) (?:definitely|certainly|absolutely|surely|100\s*%) (?:be|arrive|work|get|solve|fix|resolve|refund|receive)\b|\b100\s*% (?:sure|guaranteed|certain)\b/gi },
  { kind: 'absolutePromise', kinder: 'honest', pattern: /\b(?:will|['’]ll) never happen again\b|\bno doubt (?:it|this) will\b|\bwithout (?:a doubt|fail)\b/gi },
  // What is the house's own
  { kind: 'internal', kinder: 'keepInside', pattern: /\binternal (?:policy|policies|document|memo|system|note|process|price|ticket|wiki|chat)s?\b|\b(?:off the record|between you and me|between us)\b|\b(?:our )?(?:cost price|profit margin|wholesale price)\b/gi },
  { kind: 'internal', kinder: 'keepInside', pattern: /\b(?:my|our) (?:boss|manager|supervisor)(?: said| says)? (?:won['’]t|doesn['’]t|does not|refuses|no)\b|\bi(?:['’]m| am) not (?:allowed|supposed) to (?:say|tell)\b|\bother customers? (?:also |have |has )*(?:complained|reported|had)\b/gi },
  { kind: 'internal', kinder: 'absent', pattern: /\b(?:he|she|they|my colleague|the (?:technician|engineer|manager))(?:['’]s| is|['’]re| are| has| was)(?: out| away| currently| just)* (?:on )?(?:sick(?: leave)?|ill|maternity leave|paternity leave|holiday|vacation|fired|been fired|quit|in (?:the )?hospital|in the (?:toilet|bathroom|restroom))\b/gi },
  { kind: 'internal', kinder: 'keepInside', pattern: /\bpassword(?: is|:)\s*\S{4,}/gi },
];
