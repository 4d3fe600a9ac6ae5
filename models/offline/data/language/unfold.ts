import { framedAround } from './frames/frames.ts';
import { type Rule, reworded } from './frames/rule.ts';

/** Ways to put a question that speak before they ask, each with the order in which it is read. */
const foldings: readonly Rule[] = [
  [/^(?:it is|today is|it's) [^.?!:]{0,30}\d{4}[.!:,]\s+(?=\p{L})/iu, ''],
  [
    /^(?:please )?(?:can|could|would) you (?:please )?(?:tell me |give me |show me |let me know |find out )?(?=\p{L})/iu,
    '',
  ],
  [/^(?:i need|i want|i'd like|i would like)(?: to (?:know|see))? (?=\p{L})/iu, ''],
  [
    /[.?!]\s+(?:i need|i want|just|please give me) the (?:number|figure|count|total)s? (?:for|of) (?:each|every one|all)(?: of them)?[.?!]*$/i,
    '',
  ],
  [
    /[.?!]\s+(?:please )?(?:leave out|exclude|ignore|do not count|don't count) (.+?)[.?!]*$/i,
    ', excluding $1',
  ],
  [
    /^(?:of|among|out of)(?: all)?(?: of)? (?:the |our )?([^,:?]+)[,:] (?:and )?how many (?:of them )?/i,
    'how many $1 ',
  ],
  [
    /^(for|in|during|on|at|with|from|since|under|among) (?!average\b)([^:?]+?)[,:] ((?:how (?:many|much|often|long)|what|which|who|when|where)\b[^?]*?)[?.]*$/i,
    '$3 $1 $2',
  ],
  [
    /^(?:of|among|out of)(?: all)?(?: of)? (?:the |our )*([^,:?]+)[,:] what (percentage|share|proportion|fraction|percent) (?:of them )?/i,
    'what $2 of $1 ',
  ],
];

/** What a list shows anyway: the names or numbers by which its rows are known. */
const IDENTIFIER = '(?:\\p{L}+ )?(?:names?|numbers?|titles?|codes?|ids?|plates?|references?)';

const furtherFoldings: readonly Rule[] = [
  [/\b(between|from) the (?:beginning|start) of (.+?) (and|to|until|till) the end of /gi, '$1 $2 $3 '],
  [
    new RegExp(
      `,? ?(?:please )?\\((?:just |only )?(?:the |their )?${IDENTIFIER}(?: only)?\\)(?=[\\s?.!]*$)`,
      'iu',
    ),
    '',
  ],
  [
    new RegExp(
      `([.?!])\\s+(?:(?:i|we) (?:only |just )?(?:need|want)|just|only|please give me) (?:the |their )?${IDENTIFIER}[.!]*$`,
      'iu',
    ),
    '$1',
  ],
  [
    new RegExp(
      `([.?!])\\s+(?:the |their )?${IDENTIFIER} (?:will do|is enough|are enough|suffices?)[.!]*$`,
      'iu',
    ),
    '$1',
  ],
  [/^(?:please )?(?:split|break|divide|sort) [^:?]+(?: up| down)?(?: for (?:me|us))?: (?=how many )/i, ''],
  [
    /^([^:?]+): how many(?: of (?:them|those|these))?(?: are there| were there| do we have)?(?:,[^?]*)?[?.]*$/i,
    counted,
  ],
  [/^([^:?]+): (how many (?:for|with|in|by|from|of|to|at|on)\b.*)$/i, countedEach],
];

/** "Trips in 2025: how many for deliveries, how many for visits" counts the trips of each kind. */
function countedEach(_whole: string, subject = '', rest = ''): string {
  const kinds = rest
    .replaceAll(/(?:^|,? (?:and )?)how many (?=for|with|in|by|from|of|to|at|on)/gi, ', ')
    .replace(/^, /, '');
  return `${counted('', subject)} ${kinds}`;
}

function counted(_whole: string, subject = ''): string {
  const small = /^\p{Lu}\p{Ll}/u.test(subject) ? subject.charAt(0).toLowerCase() + subject.slice(1) : subject;
  return `how many ${small}`;
}

/** What stands before or behind the question itself is put where it belongs; nothing that restricts it is lost. */
export function unfolded(text: string): string {
  return reworded(framedAround(text), [...foldings, ...furtherFoldings]);
}
