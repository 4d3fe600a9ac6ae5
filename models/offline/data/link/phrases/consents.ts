const channels: Record<string, string[][]> = {
  sms: [['sms'], ['text'], ['text', 'message']],
  email: [['email'], ['e-mail']],
  mail: [['mail'], ['email'], ['e-mail']],
  news: [['news'], ['newsletter']],
  newsletter: [['newsletter'], ['news']],
  post: [['post'], ['letter']],
  phone: [['phone', 'call'], ['call']],
};

/** "Agreed to text messages", "get the newsletter", where a yes-no column says who may be sent what. */
export function consents(words: readonly string[]): string[][] {
  const [topic = '', last = '', more] = words;
  const asked =
    /^(ok|okay|consent|allowed|permission|agreed|opt|accepted|wanted|yes)$/.test(last) && more === undefined;
  const things = asked ? (channels[topic] ?? []) : [];
  return things.flatMap((thing) => [
    ...(topic === thing.join(' ') ? [] : [thing]),
    ...[
      'agreed to',
      'consented to',
      'opted into',
      'opted in to',
      'signed up for',
      'subscribed to',
      'get',
      'get the',
      'receive',
      'receive the',
      'want',
      'want the',
      'accept',
      'agreed to receive',
      'agreed to get',
      'agreed to the',
    ].map((verb) => [...verb.split(' '), ...thing]),
  ]);
}
