/** The customer's words in quotes or after ">", links and addresses are not the agent's own. */
const notOurs = /“[^”\n]*”|「[^」\n]*」|『[^』\n]*』|"[^"\n]*"|^>.*$|https?:\/\/\S+|[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,253}/gmu;
/** A private-use character of the same width: places stay, and no rule matches across it. */
const blank = '\ue000';

export function ownWords(text: string): string {
  return text.replace(notOurs, (quoted) => blank.repeat(quoted.length));
}
