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
];

/** A question without how its answer is to be put: rounded, in words, in percent, over all years. */
export const withoutManner = (text: string): string => {
  const plain = reworded(text, MANNERS).trim();
  return plain === '' ? text : plain;
};
