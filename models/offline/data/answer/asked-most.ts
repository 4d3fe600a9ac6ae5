import { SMALL_NUMBERS } from '@parley/platform/number-words';
import { AMOUNT_VERBS, type AskedFigure, type FigureVerb } from '../link/phrases/figure-columns.ts';

/** A ranking whose verb tells the figure it goes by: "Which customer has been charged the most for loads". */
export interface MostAsked extends AskedFigure {
  /** What is ranked, with how many of them: "three sites". */
  what: string;
  /** What restricts it, with the word that ties it. */
  rest: string;
  direction: 'highest' | 'lowest';
  surface: string;
}

const NUMBER = `(?:\\d{1,2}|${Object.keys(SMALL_NUMBERS).join('|')})`;
const HELPER = '(?:has|have|had|was|were|is|are|did|do|does)\\b';
const WHAT = `((?:${NUMBER} )?(?:of (?:our|the) )?\\p{L}+(?: (?!${HELPER})(?:of )?\\p{L}+)?)`;
const MOST = String.raw`(?:the )?(most|least)(?: money| in total| overall| altogether)?`;
const END = String.raw`(?:,? (.*))?$`;
/** "Has been charged", "were paid": by us. */
const PASSIVE = new RegExp(
  String.raw`^(?:which|what) ${WHAT} (?:has|have|was|were|is|are)(?: been)? (\p{L}+)(?: (in|out|back))? ${MOST}${END}`,
  'iu',
);
const ACTIVE = new RegExp(
  String.raw`^(?:which|what) ${WHAT} (?:has |have |had )?(\p{L}+)(?: (in|out|back))?(?: us| for us)? ${MOST}${END}`,
  'iu',
);
const OF_OURS = new RegExp(
  String.raw`^(?:on |for )?(?:which|what) ${WHAT} (?:did|have|do) we (\p{L}+)(?: (in|out|back))? ${MOST}(?: (?:on|for|from|with)\b)?${END}`,
  'iu',
);
const ORDER = /^(?:please )?(?:(?:give|show|tell)(?: me| us)?|list|name|what are) the /i;
const THAT = new RegExp(String.raw`^(?:the )?${WHAT} (?:that|which|who) (.+)$`, 'iu');

/** What such a ranking asks for; nothing where it goes by something else than money. */
export function askedMost(question: string): MostAsked | undefined {
  const text = inOrder(question.trim().replace(/[?.!\s]+$/, ''));
  const passive =
    /\b(?:has|have|was|were|is|are)(?: been)? (?:charged|billed|invoiced|paid|refunded|given)\b/i.test(text);
  const ours = OF_OURS.exec(text);
  const found = ours ?? (passive && /\b(?:been|was|were)\b/i.test(text) ? PASSIVE : ACTIVE).exec(text);
  const [, what = '', word = '', , degree = '', rest = ''] = found ?? [];
  const byUs = ours !== null || (passive && /\b(?:been|was|were)\b/i.test(text));
  const verb = verbOf(word.toLowerCase(), byUs);
  // What others paid us is told by what we charged them: no wage of ours.
  if (!byUs && /^pa(?:id|y)$/i.test(word)) return undefined;
  if (!found || !verb || verb.when === 'stands') return undefined;
  return {
    what,
    verb,
    ours: byUs,
    rest: rest
      .replace(/^(?:so far|to date|in total|overall|altogether)\b,? ?/i, '')
      .replace(/^on (?=\p{L})/iu, 'for '),
    direction: /^least$/i.test(degree) ? 'lowest' : 'highest',
    surface: `${word} the ${degree}`,
  };
}

/** "Give me the three cabs that have cost us the most" asks which three cabs these are. */
const inOrder = (text: string): string => {
  const bare = text.replace(ORDER, 'the ');
  const [, what, rest] = THAT.exec(bare) ?? [];
  return what && rest ? `which ${what} ${rest}` : text;
};

const verbOf = (word: string, ours: boolean): FigureVerb | undefined =>
  AMOUNT_VERBS.find(({ forms, by }) => forms.includes(word) && (by ?? ours) === ours);
