import { type Rule, reworded } from './frames/rule.ts';

const HELPER = '(?:do|does|did|have|has|had|is|are|was|were)';
const COMPARATIVE =
  '(?:more|less|longer|shorter|higher|lower|cheaper|dearer|over|above|below|under|more expensive)';
const VERB =
  '(?:cost|costs|charge|charged|last|lasts|lasted|take|takes|taken|run|wait|waited|need|needed|spend|spent|receive|received|pay|paid)';
const UNITS = String.raw`(?:much|many (?:euros|pounds|dollars|francs|hours|minutes|seconds|days|weeks))`;

/** "By how much": two figures are not compared, but subtracted. */
const GAPS: readonly Rule[] = [
  [
    new RegExp(String.raw`\bby how ${UNITS}(?: money| in total| altogether)? ${HELPER} (?:the |an? )?`, 'i'),
    'what is the ',
  ],
  [
    new RegExp(
      String.raw`\bhow ${UNITS} (${COMPARATIVE})(?: than)? ([^,.?]+?) (?:do|does|did) (?:an? |the )?([^,.?]+?) (${VERB})(?=\s*(?:[,.?]|$)| (?:on|in|during|since|last|this|for|over)\b)`,
      'i',
    ),
    'what is the $3 $4 $1 than $2',
  ],
  [
    new RegExp(
      String.raw`\bhow much (more|less) (?:do|does|did) (?:an? |the )?([^,.?]+?) (${VERB}) (?=than\b)`,
      'i',
    ),
    'what is the $2 $3 $1 ',
  ],
];

/** A question for a difference, in the order of a comparison; nothing where it asks for none. */
export function withGap(text: string): string | undefined {
  const said = reworded(text, GAPS);
  return said !== text || / minus /i.test(text) ? said : undefined;
}
