import { type Rule, reworded } from './frames/rule.ts';

const COUNT = '(?:no|one|two|three|four|[0-4])';
const DECIMALS = `${COUNT} (?:decimals?|decimal places?|digits? after the (?:decimal )?point)`;
const ROUNDED = `(?:rounded |round |given )?(?:to|with|at|on)? ?(?:the )?(?:${DECIMALS}|nearest (?:whole (?:number|per ?cent|unit)|integer|tenth|hundredth|per ?cent|cent|penny|pound|euro|dollar|unit))`;
const ENOUGH = '(?:is|are|will be|would be)? ?(?:fine|enough|ok|okay|will do|suffices?|please)';
const SHOWN =
  '(?:(?:full |first |last )?names?|numbers?|titles?|codes?|dates?|years?|months?|amounts?|figures?|references?|ids?)';
/** The end of a sentence, or of the text. */
const END = '(?=\\s*(?:[.?!;]|$))';

/** How an answer is to be given: what it holds is the same. */
const MANNERS: readonly Rule[] = [
  [/\bwhat['’]?s\b/gi, 'what is'],
  [/\bwho['’]?s (?=the |our )/gi, 'who is '],
  [/\bhow['’]?s (?=the |our )/gi, 'how is '],
  // "One decimal is fine.": a sentence of its own.
  [
    new RegExp(
      `(?<=[.?!])\\s*(?:in )?(?:per ?cent|%)?,? ?(?:please )?(?:and )?${ROUNDED},?(?: ${ENOUGH})?[.!]*$`,
      'gi',
    ),
    '',
  ],
  [
    new RegExp(
      `(?<=[.?!])\\s*(?:please )?(?:just |only )?(?:give (?:me |us )?)?(?:the )?${SHOWN}(?: (?:and|with) (?:the )?${SHOWN})?(?: only)?,?(?: ${ENOUGH})?[.!]*$`,
      'gi',
    ),
    '',
  ],
  [
    /(?<=[.?!])\s*(?:please )?(?:give|show|tell) (?:me |us )?(?:both|the two|all) (?:figures|numbers|values|counts|totals|sums|amounts)[.!]*$/gi,
    '',
  ],
  [/(?<=[.?!])\s*(?:both|the two) (?:figures|numbers|values)(?: please)?[.!]*$/gi, ''],
  // "(two decimals)", ", in percent with one decimal".
  [new RegExp(`,? ?\\((?:in )?(?:per ?cent|%)?,? ?${ROUNDED},?(?: please)?\\)`, 'gi'), ''],
  [new RegExp(`,? (?:please )?${ROUNDED},?(?: please)?${END}`, 'gi'), ''],
  [new RegExp(`;? ?\\b${DECIMALS}${END}`, 'gi'), ''],
  [
    /(?<=\b(?:share|percentage|proportion|fraction|part|percent|rate)\b[^.?!]*),? (?:in|as a) (?:per ?cent|percentage|%)(?=\s*(?:[.?!,;]|$))/gi,
    '',
  ],
  [/,? \(?in (?:plain )?words\)?(?=\s*(?:[.?!,;]|$))/gi, ''],
  [/,? with the (\p{L}+) in words\b/giu, ''],
  // All that is recorded.
  [
    /,? ?\(?(?:over |for |across |in )?(?:all (?:the )?(?:years|times?)|the years all together)(?: together| taken together)?\)?(?=\s*(?:[.?!,;]|$))/gi,
    '',
  ],
  [/,? (?:not even|nor even) (?:an? )?[^,.?!]{2,40}? ones?(?=\s*(?:[.?!,;]|$))/gi, ''],
  [
    /(?<=[.?!])\s*(?:please )?(?:count|include|take) (?:every|all) \p{L}+s?,? (?:however|whatever|no matter) [^.?!]+[.!]*$/giu,
    '',
  ],
  [
    new RegExp(
      `,? ?\\(?(?:and )?(?:of |in |with )?(?:whatever (?:became of|came of|happened to) (?:them|it|the \\p{L}+)(?: afterwards| later| then)?|(?:whatever|regardless of|irrespective of|no matter) (?:the |their |its )?(?:status|state|outcome|result)|(?:any|every|all) (?:status|state|outcome)(?:es|s)?|however (?:it|they) (?:ended|turned out|went))\\)?${END}`,
      'gi',
    ),
    '',
  ],
  [
    /,? (?:whatever|regardless of|irrespective of|no matter) (?:the |their |its )?(?:status|state|outcome|result),(?= \p{L})/giu,
    '',
  ],
  // Groups without any row are left out anyway.
  [
    /[.;,]?\s*\(?(?:\p{L}+ ){1,3}(?:without (?:any|one|them)(?: \p{L}+)?|(?:we |that )?(?:were )?never \p{L}+(?: any)?|with none) can be (?:left out|skipped|ignored|omitted)[.)]*$/giu,
    '',
  ],
  [
    /[.;,]?\s*\(?(?:please )?(?:leave out|skip|ignore|omit) (?:the |those |any )?(?:\p{L}+ ){0,2}?(?:without (?:any|one|them)|with none|where there (?:was|were|is|are) none)[.)]*$/giu,
    '',
  ],
  // "Orders by Ann: how many?"
  [
    /^(?!how |what |which |who |when |where |for |in |of |on |at |from )([^:?]{8,140}?)[:,] (?:how many|the total number|total number|how many (?:are|were) (?:there|they|that))(?: in (?:all|total))?[?.]*$/i,
    'How many $1?',
  ],
  [
    /\b(?:before|after|by|until|since|as of|on) today,? (?:i\.?e\.?,? |that is,? |the )?\(?(?=\d{1,2}(?:st|nd|rd|th)? (?:of )?\p{L}{3,9}\.? \d{4}|\p{L}{3,9} \d{1,2},? \d{4}|\d{4}-\d\d-\d\d)/giu,
    (found: string) => `${found.split(/\s/)[0]} `,
  ],
  [/\bi\.\s?e\.,?/gi, 'ie'],
  [/,? \bie (?=in \d{4})/gi, ' '],
];

/** A question without how its answer is to be put: rounded, in words, in percent, over all years. */
export const withoutManner = (text: string): string => {
  const plain = reworded(text, MANNERS).trim();
  return plain === '' ? text : plain;
};
