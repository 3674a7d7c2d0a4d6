// What the inbox answers to some recipients on purpose, so that tests and the demo meet bounces,
// greylisting and lost replies without a real mailbox provider.

export type Refusal = {
  /** A whole address, or a domain that stands for all its addresses. */
  recipient: string;
  /** `lost-reply` keeps the mail and hangs up before the answer: the sender cannot know. */
  at: 'recipient' | 'data' | 'lost-reply';
  /** Code and text as they go over the wire, such as `550 5.1.1 No such mailbox`. */
  reply: string;
  /** How often one address meets it; without, always. */
  times?: number;
};

export const exampleRefusals: Refusal[] = [
  { recipient: 'bounce.example', at: 'recipient', reply: '550 5.1.1 No such mailbox here' },
  { recipient: 'full.example', at: 'recipient', reply: '452 4.2.2 The mailbox is full' },
  {
    recipient: 'greylist.example',
    at: 'recipient',
    reply: '451 4.7.1 Greylisted, try again',
    times: 1,
  },
];

export type FindRefusal = (address: string, at: Refusal['at']) => Refusal | undefined;

export function countRefusals(refusals: Refusal[]): FindRefusal {
  const met = new Map<string, number>();
  return (address, at) => {
    const lower = address.toLowerCase();
    const domain = lower.slice(lower.lastIndexOf('@') + 1);
    return refusals.find((refusal, index) => {
      const name = refusal.recipient.toLowerCase();
      if (refusal.at !== at || (name !== lower && name !== domain)) return false;
      const key = `${index} ${lower}`;
      const count = met.get(key) ?? 0;
      if (count >= (refusal.times ?? Infinity)) return false;
      if (refusal.times !== undefined) met.set(key, count + 1);
      return true;
    });
  };
}

/** smtp-server takes a refusal as an error that carries the reply's code. */
export function refusalError(reply: string): Error {
  const [code, ...text] = reply.split(' ');
  return Object.assign(new Error(text.join(' ')), { responseCode: Number(code) });
}
