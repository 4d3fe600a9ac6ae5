import { participleOf } from '../language/verb-forms.ts';
import {
  AMOUNT_VERBS,
  type AskedFigure,
  BUY,
  DISTANCE_VERBS,
  DURATION_VERBS,
  type FigureVerb,
  ROOM_VERBS,
} from '../link/phrases/figure-columns.ts';

/** A question that asks by its verb for a figure: "What do the nurses earn per hour on average". */
export interface FigureQuestion extends AskedFigure {
  fn: 'average' | 'total';
  /** Whether the question itself says so. */
  said: boolean;
  /** What the figure is of, and all that restricts it, with the word that ties it: "of the nurses". */
  rest: string;
  /** "What do we pay": of what there is today. */
  now?: boolean;
  /** How it was asked, for the reader. */
  surface: string;
}

const ACTIVE =
  /^(what|how much(?: money)?|how far|how long|how many (?:people|guests|persons|visitors|passengers|spectators|children|adults)) (do|does|did|has|have|had|can|could) (.+)$/i;
const PASSIVE =
  /^how much(?: money)? (?:is|are|was|were|has been|have been|had been) (?:(?:still|already) )?(\p{L}+)\b(.*)$/iu;
/** How long something took, where the question was put so before. */
const DURATION = /^what is the (average|total) duration of (.+)$/i;
/** How it was done, or in which money, changes nothing of what is asked for. */
const MANNER =
  /,? ?\b(?:originally|actually|really|ever|all told|since(?=[\s,]*$))\b|,? ?\bin (?:euros?|pounds?|dollars?|eur|gbp|usd|chf|francs?)\b(?=[\s,]*(?:$|in\b|for\b|from\b|by\b|per\b))/gi;
const AVERAGE = /,? ?\b(?:on average|on an average|typically|usually)\b,?/gi;
const TOTAL = /,? ?\b(?:in total|altogether|all together|all in all|overall|so far)\b,?/gi;
const UNIT = /,? ?\b(?:per|an?|each|every) (hour|day|week|month|year|unit|night)\b(?! (?:of|in|from))/i;
const OURSELVES = /^(?:we|us)$/i;
/** Whoever it is: that says nothing of which rows are meant. */
const SOMEBODY = /^(?:we|us|people|everybody|everyone|anybody|anyone|somebody|someone)$/i;
const PERIOD =
  'january|february|march|april|may|june|july|august|september|october|november|december|summer|winter|spring|autumn';

/** "The average duration of a surgery visit", where no column is called a duration. */
export function askedDuration(question: string): FigureQuestion | undefined {
  const [, fn = '', what = ''] = DURATION.exec(question.trim().replace(/[?.!\s]+$/, '')) ?? [];
  const [verb] = DURATION_VERBS;
  if (!verb || what === '') return undefined;
  const rest = `of ${what.replace(/^(?:an?|the|our) /i, '')}`;
  return {
    verb,
    ours: false,
    rest,
    surface: 'duration',
    fn: fn === 'average' ? 'average' : 'total',
    said: true,
  };
}

/** What such a question asks for; nothing where its verb asks for no figure. */
export function askedFigure(question: string): FigureQuestion | undefined {
  const [whole = '', formula] = FORMULA.exec(question) ?? [];
  const asked = figureIn(question.slice(0, question.length - whole.length));
  return asked && formula !== undefined ? { ...asked, noun: formula } : asked;
}

/** "(Quantity times unit price)": how the figure is worked out. */
const FORMULA = /[\s?.]*\((\p{L}+(?: \p{L}+)* times \p{L}+(?: \p{L}+)*)\)[\s?.]*$/iu;

function figureIn(question: string): FigureQuestion | undefined {
  const text = question.trim().replace(/[?.!\s]+$/, '');
  const plain = text
    .replace(AVERAGE, ' ')
    .replace(TOTAL, ' ')
    .replaceAll(MANNER, ' ')
    .replaceAll(/\s+/g, ' ')
    .replace(/ ,/g, ',')
    .trim();
  const average = plain !== '' && new RegExp(AVERAGE.source, 'i').test(text);
  const total = !average && new RegExp(TOTAL.source, 'i').test(text);
  const found = active(plain) ?? namedAmount(plain) ?? doneAmount(plain, text) ?? passive(plain);
  if (!found) return undefined;
  const unit = UNIT.exec(found.rest)?.[1]?.toLowerCase();
  const rest = found.rest.replace(UNIT, '').trim();
  const single = /^of an? /i.test(rest) && /^last|^take/.test(found.verb.forms[0] ?? '');
  return {
    ...found,
    rest: rest.replace(/^of an? /i, 'of '),
    ...(unit ? { unit } : {}),
    fn: average || single ? 'average' : 'total',
    said: average || total || single,
    now: TODAY.test(text),
  };
}

const TODAY = /^(?:what|how much(?: \p{L}+){0,2}) do we\b/iu;

type Found = Pick<FigureQuestion, 'verb' | 'ours' | 'rest' | 'surface' | 'noun' | 'money'>;

function active(text: string): Found | undefined {
  const [, asking = '', helper = '', clause = ''] = ACTIVE.exec(text) ?? [];
  const words = clause.split(' ');
  for (const [at, word] of words.entries()) {
    const subject = words
      .slice(0, at)
      .join(' ')
      .replace(/^(?:all |of )*/i, '');
    const ours = OURSELVES.test(subject);
    const verb = at === 0 ? undefined : verbOf(word, asking, helper, ours);
    if (!verb) continue;
    const [next = ''] = words.slice(at + 1);
    const skipped = verb.particles.includes(next.toLowerCase()) && !/^\d/.test(words[at + 2] ?? '') ? 1 : 0;
    const behind = words
      .slice(at + 1 + skipped)
      .join(' ')
      .replace(/^(?:to )?us\b ?/i, '');
    const named = IN_NAMED.exec(behind);
    const clause = named ? behind.slice(named[0].length).trim() : behind;
    return {
      ...bought(verb, tiedTo(subject, clause)),
      ours,
      surface: words.slice(at, at + 1 + skipped).join(' '),
      ...(named?.[1] ? { noun: named[1] } : {}),
    };
  }
  return undefined;
}

/** "What have we paid in compensation": what the figure is called. */
const IN_NAMED = new RegExp(
  `^in ((?!(?:the|our|total|cash|all|${PERIOD})\\b)\\p{Ll}+(?: \\p{Ll}+)?s?)(?= (?:on|for|from|to|in|by|of|during|since|per|each)\\b|$)`,
  'u',
);
const NAMED =
  /^(?:what|how much) (?:in )?(?!(?:of|in|is|are|was|were|did|do|does|has|have|had|money|more|less|time)\b)(\p{L}+(?: \p{L}+)?) (did|do|does|have|has|had) (.+)$/iu;

/** "How much labour did we charge for repairs", "What turnover did the vendors report": the figure has a name. */
function namedAmount(text: string): Found | undefined {
  const [, noun = '', helper = '', clause = ''] = NAMED.exec(text) ?? [];
  const [doing = ''] = clause.split(
    / (?=(?:in|on|for|from|with|by|since|during|to|at|per|each|last|this|of|between|back)\b)/i,
  );
  const words = doing.split(' ');
  const [word = ''] = words.slice(-1);
  const subject = words.slice(0, -1).join(' ');
  if (noun === '' || subject === '' || /^(?:have|has|had|get|do)$/i.test(word)) return undefined;
  const ours = OURSELVES.test(subject);
  const known = verbOf(word, 'how much', helper, ours);
  const behind = clause
    .slice(doing.length)
    .trim()
    .replace(/^back\b ?/i, '');
  const surface = `${noun} ${word}`;
  if (known) return { verb: known, ours, noun, rest: tiedTo(subject, behind), surface };
  const verb = deed(word);
  if (!DEED.test(word))
    return { verb: unknownVerb(word), ours, noun, rest: tiedTo(subject, behind), surface };
  return { verb, ours, noun, rest: doneBy(subject, word, helper, behind), surface, money: true };
}

/** What is done with sums of money beside paying them. */
const DEED =
  /^(?:order|buy|purchase|sell|book|approve|authori[sz]e|accept|decline|refuse|reject|grant|award|pledge|insure|collect|receive|recover|settle|withhold|recharge)(?:e?d|red|ped)?$|^(?:bought|sold|withheld)$/i;
const DONE =
  /^(?:what|how much)( money)? (did|has|have|had) (?:we|us|people|everybody|everyone) (\p{L}+)(?: (.+))?$/iu;

/** "How much have we ordered from each supplier in 2025, in euros": of the rows that say when it was done. */
function doneAmount(text: string, asked: string): Found | undefined {
  const [, money, helper = '', word = '', behind = ''] = DONE.exec(text) ?? [];
  if (!DEED.test(word)) return undefined;
  return {
    verb: deed(word),
    ours: true,
    rest: doneBy('we', word, helper, behind),
    surface: word,
    money: money !== undefined || /\bin (?:euros?|pounds?|dollars?|eur|gbp|usd|chf|francs?)\b/i.test(asked),
  };
}

const unknownVerb = (word: string): FigureVerb => ({ forms: [word.toLowerCase()], nouns: [], particles: [] });
const deed = (word: string): FigureVerb => ({ ...unknownVerb(word), pays: 'either' });

/** What was done stays said, for it may restrict the rows: "cash accepted". */
function doneBy(subject: string, word: string, helper: string, behind: string): string {
  const done = /^did$/i.test(helper) ? participleOf(word.toLowerCase()) : word;
  return `${done} ${SOMEBODY.test(subject) ? '' : `by ${subject} `}${behind}`.trim();
}

/** What we spend on buying something is paid when it is bought. */
function bought(verb: FigureVerb, rest: string): Pick<Found, 'verb' | 'rest'> {
  const [whole = '', what = ''] = BUYING.exec(rest) ?? [];
  if (whole === '') return { verb, rest };
  return {
    verb: BUY,
    rest: `of ${what.replace(/ (?=(?:in|during|since|between|last|this) )/i, ' bought ')}`,
  };
}

const BUYING = /^(?:of |on )?(?:buying|purchasing|acquiring) (.+)$/i;

const tiedTo = (subject: string, behind: string): string =>
  SOMEBODY.test(subject) ? tied(behind) : `${ofOrPer(subject)} ${behind}`.trim();

function passive(text: string): Found | undefined {
  const [, word = '', behind = ''] = PASSIVE.exec(text) ?? [];
  const verb = verbOf(word, 'how much', 'have', false);
  if (!verb) return undefined;
  const [next = '', ...others] = behind.trim().split(' ');
  const rest =
    verb.particles.includes(next.toLowerCase()) && !/^\d/.test(others[0] ?? '')
      ? others.join(' ')
      : behind.trim();
  const by = /^(?:to us )?by (.+)$/i.exec(rest)?.[1];
  return {
    verb,
    ours: by === undefined,
    rest: by ? ofOrPer(by) : tied(rest.replace(/^to us\b ?/i, '')),
    surface: word,
  };
}

/** Behind a helper, the form of the verb that it takes. */
function verbOf(word: string, asking: string, helper: string, ours: boolean): FigureVerb | undefined {
  const kinds = /far$/i.test(asking)
    ? DISTANCE_VERBS
    : /long$/i.test(asking)
      ? DURATION_VERBS
      : /many/i.test(asking)
        ? ROOM_VERBS
        : AMOUNT_VERBS;
  const lower = word.toLowerCase().replace(/,$/, '');
  if (kinds === ROOM_VERBS && !/^(?:can|could|do|does)$/i.test(helper)) return undefined;
  const done = /^ha/i.test(helper);
  return kinds.find(
    ({ forms, by }) =>
      forms.includes(lower) && (by ?? ours) === ours && (done ? isDone(lower) : !isPast(lower)),
  );
}

const isDone = (word: string): boolean => /(?:ed|id|nt|en|ne|ost|un|ht|ot|de)$/.test(word);
const isPast = (word: string): boolean =>
  /(?:[^e]ed|owed|paid|spent|took|gave|taken|given|got|made|lost|brought|left|went|gone|drove|driven|ran)$/.test(
    word,
  );

/** "For X-rays", "on repairs": what the figure is of. */
const tied = (behind: string): string =>
  /^(?:for|on|from|in|to) (?!\d|(?:january|february|march|april|may|june|july|august|september|october|november|december|the (?:last|first|past)|this|last)\b)/i.test(
    behind,
  )
    ? behind.replace(/^(?:for|on|from|in|to) /i, 'of ')
    : /^(?:the|our|all|an?) /i.test(behind) ||
        (behind !== '' &&
          !/^(?:for|on|from|in|to|during|since|between|until|last|this|by|per|at|with|when|where|and)\b/i.test(
            behind,
          ))
      ? `of ${behind}`
      : behind;

const ofOrPer = (subject: string): string =>
  /^(?:each|every) /i.test(subject) ? subject.replace(/^(?:each|every)/i, 'per') : `of ${subject}`;
