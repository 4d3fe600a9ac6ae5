import { stem } from '../../text/stem.ts';
import { isSameUnit } from '../question/measures.ts';
import type { Quantity } from '../question/quantities.ts';
import type { DocumentQuestion, Wanted } from '../question/question.ts';

const DATE =
  /\b(?:\d{4}-\d\d-\d\d|\d{1,2}(?::\d\d)?\s?(?:am|pm)|\d{1,2}:\d\d|\d{1,2}(?:st|nd|rd|th)?\s(?:of\s)?(?:january|february|march|april|may|june|july|august|september|october|november|december)|(?:january|february|march|april|june|july|august|september|october|november|december)|monday|tuesday|wednesday|thursday|friday|saturday|sunday|daily|weekly|monthly|quarterly|annually|yearly|immediately|at once|as long as|as soon as|same day|next (?:business|working) day|(?:same|next|every|each|change of) shift|(?:end|start|close|beginning) of|noon|midnight|first light|dawn|dusk|sunrise|sunset|midday|the \d{1,2}(?:st|nd|rd|th))\b/i;
const FREQUENCY =
  /\b(?:every|each|per|an?) (?:\p{L}+ )?(?:hours?|days?|nights?|shifts?|weeks?|months?|quarters?|years?|visits?|uses?)\b|\b(?:hourly|daily|weekly|monthly|quarterly|annually|yearly|once|twice|three times|four times|\d+ times|regular(?:ly)?|annual|yearly|fortnightly|every|each time|never|always)\b/iu;
const ROLE =
  /\b(?:managers?|heads?|directors?|leads?|leaders?|officers?|teams?|departments?|committees?|boards?|owners?|chief|ceo|cfo|cto|coo|ciso|hr|people ops|people team|supervisors?|nurses?|doctors?|physicians?|engineers?|administrators?|council(?:lors?)?|mayor|secretar(?:y|ies)|partners?|legal|finance|coordinators?|pharmacists?|clerks?|inspectors?|agents?|desk|office|control room|reception|services?|units?|panels?|commissions?|jur(?:y|ies)|courts?|police|ministry|authorit(?:y|ies)|insurers?|registrars?|curators?|conservators?|keepers?|wardens?|dispatchers?|drivers?|captains?|masters?|trustees?|treasurers?|deans?|professors?|principals?|teachers?|operators?|editors?|auditors?|accountants?|lawyers?|planners?|stewards?|attendants?|trainers?|mentors?|budd(?:y|ies)|founders?|presidents?|chair(?:man|woman|person)?|delegates?|representatives?|works? council|helpdesk|security|operations|everyone|whoever|anyone|parents?|consultants?|managements?|shareholders?|foremen|foreman|rector|sergeant|surgeons?|anaesthetists?|matrons?|midwi(?:fe|ves)|porters?|sisters?|guardians?|governors?|ombudsman|judges?|mechanics?|dispatch|purchasing|customer care|treasury)\b/i;
const GROUP =
  /\b(?:employees?|staff|members?|colleagues?|residents?|citizens?|customers?|students?|visitors?|volunteers?|users?|passengers?|people|persons?|those who|nobody|no one)\b/i;
/** A name, or an address to turn to. */
const ADDRESSED =
  /(?<=[\p{Ll},] )\p{Lu}\p{Ll}{2,}|\S@\S|#\w|\b(?!USD|EUR|GBP|CHF|CAD|AUD|VAT|PDF|MFA|VPN)[A-Z]{2,5}\b|['’]s (?:consent|approval|permission)\b|\b(?:signed|paid|decided|approved|done|made|given|borne|met|owned|cleaned|swept|checked|led|run) by (?:the|its|his|her|their|an?|our) \p{L}+/u;
const MODALITY =
  /\b(?:may|must|can(?:not)?|can't|should|shall|need(?:s|ed)?(?: not| to)?|allowed|permitted|prohibited|forbidden|required|mandatory|not|never|only|always|no|entitled|optional|voluntary|excluded|has to|have to|is open to|are open to)\b/i;

const ABOUT_ITSELF =
  /^(?:this|the) (?:document|policy|memo|page|guideline|standard|procedure|handbook|version|rule)s?\b/i;
const SAYS_WHETHER = /\b(?:may|can(?:not)?|allowed|permitted|prohibited|forbidden|possible|no|not|never)\b/i;

// "How many orders do we have": only a text that counts them, not one that sets a limit.
const COUNTS_RECORDS =
  /\bhow many\b[^?]*\b(?:are there|(?:do|did|will|have|had) we|were|was|exist|currently|today|right now|at the moment|are \p{L}+ing)\b/iu;
/** A rule sets the number; without such a word "how many" counts what is on record. */
const SET_BY_RULE =
  /\b(?:may|must|can|could|should|shall|needs?|needed|have to|has to|allowed|required|permitted|entitled|gets?|receives?|given|granted|maximum|minimum|at most|at least|planned|valid|per|each|every|one|an?)\b|\bdo(?:es)? (?:i|we|you|one|an?) (?:give|grant|pay|allow|offer|keep|plan|reserve|charge)\b/iu;
const TIMES = /\b(?:once|twice|thrice|(?:one|two|three|four|five|\d+) times|any number of times)\b/i;
const TIME_UNIT = /^(?:hours?|days?|weeks?|months?|years?)$/;

function countsRecords(text: string, unit: string): boolean {
  if (COUNTS_RECORDS.test(text)) return true;
  return !SET_BY_RULE.test(text) && !TIME_UNIT.test(unit);
}

const ASKS_SHARE = /\b(?:percentage|share|proportion|portion|part of)\b/i;
const ABOUT_MONEY = /\b(?:cost|price|allowance|budget|reimburs\w*|spend|pay|fee|salary|hotel)\b/i;

/** Days may be told in weeks, but not in hours. */
function isComparable(unit: string, { kind, unit: other }: Quantity): boolean {
  return (
    kind === 'time' &&
    /^(?:hours?|minutes?|seconds?)$/.test(unit) === /^(?:hours?|minutes?|seconds?)$/.test(other)
  );
}

function countFit(
  question: DocumentQuestion,
  unit: string,
  quantities: readonly Quantity[],
): number | undefined {
  const same = quantities.some((q) => isSameUnit(q.unit, unit));
  if (countsRecords(question.text, unit))
    return quantities.some((q) => q.exact && isSameUnit(q.unit, unit)) ? 0.3 : -0.3;
  if (same) return TIME_UNIT.test(unit) ? 0.3 : 0.5;
  if (TIME_UNIT.test(unit)) return quantities.some((q) => isComparable(unit, q)) ? 0.2 : -0.1;
  return undefined;
}

/** "Number 6", "under 18": they name or limit, and count nothing. */
const NAMES_ONLY = /\b(?:number|no\.?|page|room|section|chapter|step|row|form)\s*$/i;
const AGE = /\b(?:under|over|aged?|below|above)\s+(?:1[0-9]|2[015])\b(?! ?(?:%|\p{L}+s\b))/iu;

function counts(text: string, { kind, unit, index }: Quantity): boolean {
  if (kind !== 'plain' || unit !== '') return true;
  return !NAMES_ONLY.test(text.slice(0, index)) && !AGE.test(text.slice(index, index + 10));
}

const saysShare = (text: string, quantities: readonly Quantity[]): boolean =>
  quantities.some((q) => q.kind === 'percent') || PARTS.test(text);

const turnsAmount = (asked: string, text: string): boolean => ABOUT_MONEY.test(asked) && MULTIPLE.test(text);

/** "How many at once?": so many at a time. */
const AT_ONCE = /\bat (?:once|a time|one time|the same time)\b|\bsimultaneously\b/i;
const TOGETHER_FIT = 0.9;

function togetherFit(asked: string, text: string, all: readonly Quantity[]): number | undefined {
  return AT_ONCE.test(asked) && AT_ONCE.test(text) && all.length > 0 ? TOGETHER_FIT : undefined;
}

function numberFit(question: DocumentQuestion, text: string, all: readonly Quantity[]): number {
  const { unit } = question;
  const quantities = all.filter((q) => counts(text, q));
  if (unit === 'times') return TIMES.test(text) ? 0.3 : -0.3;
  if (quantities.length === 0) return turnsAmount(question.text, text) ? 0.1 : -0.3;
  const counted = unit === undefined ? undefined : countFit(question, unit, quantities);
  if (counted !== undefined) return counted;
  if (ASKS_SHARE.test(question.text)) return saysShare(text, quantities) ? 0.3 : -0.1;
  if (ABOUT_MONEY.test(question.text) && quantities.some((q) => q.kind === 'money')) return 0.25;
  return unit ? 0 : barelyFit(question, quantities);
}

function barelyFit(question: DocumentQuestion, quantities: readonly Quantity[]): number {
  return OF_TIME.test(question.text) && quantities.some((q) => q.kind === 'time') ? 0.3 : 0.15;
}

/** What is told in hours or days. */
const OF_TIME =
  /\b(?:minimum|maximum|how much)\b[^?]*\b(?:rest|breaks?|pause|notice|time|leave|vacation|holiday|stay|wait|delay|age)\b/i;

const PARTS = /\b(?:half|third|quarter|all|none|whole|full)\b/i;
const FREE =
  /\b(?:free(?! (?:until|from|time|day|days|hours|week))|no (?:charge|fee|cost)|without (?:charge|a fee|pay)|nothing|not (?:charged|refunded|reimbursed|paid)|at (?:no|our) (?:cost|expense)|unpaid|in full|at full|times|annual salary)\b/i;

/** What is often told as a share of a price. */
const AS_SHARE =
  /\b(?:rates?|discounts?|reductions?|rebates?|cheaper|surcharges?|supplements?|deposits?|interest|commission|takes? off|taken off|less|more|extra)\b/i;

/** A fee or a discount that is told as a share. */
const SHARED = /\b(?:fees?|charges?|rates?|discounts?|surcharges?|supplements?|commission|interest)\b/i;
const MULTIPLE = /\b(?:doubled?|twice|half|halved|\p{L}+ times|a third|a quarter)\b/iu;

/** "Two monthly rents", "a week's wages": an amount, told by what it is as much as. */
const RENTS =
  /\b(?:\d+|one|two|three|four|five|six|an?|half|the) (?:(?:monthly|weekly|daily|hourly|nightly) (?:rents?|wages?|salar(?:y|ies)|pays?|fees?|rates?)|(?:full )?(?:months?|weeks?|days?|nights?)['’]?s? (?:rents?|wages?|salary|pay))\b/i;

/** Who asks what is given back is not told by what else is free. */
const GIVEN_BACK = /\b(?:gets?|give|given|have|receive)\b[^.?]*\bback\b|\brefund/i;
const OF_GIVING_BACK = /\b(?:back|refund\p{L}*|return\p{L}*|nothing|no money|in full|paid)\b/iu;

/** A half empty house, half a day, a double room: no part or multiple of a price. */
const OF_A_PRICE =
  /\b(?:twice|a third|a quarter|half(?![ -](?:an?|past|empty|full|open|shut|days?|hours?|years?|terms?|shifts?|boards?)\b)|double(?![ -](?:rooms?|beds?|mattress(?:es)?|doors?|checks?|locked|glazing|glazed)\b))\b/i;

/** "The time is twice that": no price. */
const LASTS =
  /\b(?:time|period|notice|deadline|break|rest)\b[^.;]*\b(?:half|double|twice|a third|a quarter)\b/i;
const PAID =
  /\b(?:prices?|fees?|costs?|charges?d?|pays?|paid|rates?|allowances?|amounts?|fares?|salary|wages?)\b/i;

const saysAmount = (text: string, quantities: readonly Quantity[]): boolean =>
  quantities.some((q) => q.kind === 'money') || RENTS.test(text);

function freeFit(asked: string, text: string): number {
  return GIVEN_BACK.test(asked) && !OF_GIVING_BACK.test(text) ? -0.2 : 0.1;
}

function moneyFit(question: DocumentQuestion, text: string, quantities: readonly Quantity[]): number {
  if (saysAmount(text, quantities)) return 0.3;
  const price =
    /\bhow (?:much (?:is|are|was)|expensive)\b|\b(?:cost|costs|price|fee|rate|spend|fare)\b/i.test(
      question.text,
    );
  if (quantities.some((q) => q.kind === 'percent'))
    return price && !AS_SHARE.test(question.text) && !SHARED.test(text) ? -0.1 : 0.2;
  if (OF_A_PRICE.test(text)) return LASTS.test(text) && !PAID.test(text) ? -0.2 : 0.2;
  if (FREE.test(text) && /\bhow much|\bcost|\bpay/i.test(question.text)) return freeFit(question.text, text);
  // "How much do I get" of what is no money: days, hours, litres.
  const bare =
    !/\bhow much (?:is|are|was|were)\b|\b(?:cost|price|pay|paid|fee|fare|charge|salary|spend|earn|worth|expensive|budget|fine|rate|per diem)\w*\b/i.test(
      question.text,
    );
  return bare && quantities.length > 0 ? 0.05 : -0.2;
}

const PLACE =
  /\b(?:in|on|at|beside|behind|next to|near|under|above|outside|inside|via|through|from|to)\s+(?:the |a |our |your |its )?\p{L}+/iu;
const SPOT =
  /\b(?:rooms?|floor|hall|desk|office|building|gate|doors?|entrance|yard|street|road|lawn|park|square|hut|counter|reception|cupboard|drawer|box|shelf|cellar|attic|basement|foyer|lobby|corner|church|point|station)\b/i;
const CONDITION =
  /\b(?:if|more than|less than|when|whenever|once|only|above|below|after|before|unless|until|as soon as|provided)\b/i;
const CLOCK = /\b\d{1,2}:\d\d\b|\b\d{1,2}\s?(?:am|pm)\b|\b(?:noon|midnight)\b/i;
const HAPPENS =
  /\b(?:takes? place|happens?|held|begins?|starts?|opens?|closes?|ends?|finish(?:es)?|leaves?|arrives?)\b/i;
const WEEKDAY = /\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b/i;
/** "When is the test?": a length of time is no answer. */
const TAKES_PLACE = /^(?:and )?when (?:do|does|is|are)\b[^?]*\b(?:takes? place|happens?|held)\b/i;
const ASKS_CONDITION = /\bwhen (?:may|can|must|should|do|does|am|is|are|will|would)\b/i;
const ALLOWED_WHEN = /\bwhen (?:may|can|am i allowed|are we allowed)\b/i;
const ONLY_IF = /\b(?:only|unless|provided|if|above|below|as soon as|once)\b/i;
const UNTIL =
  /\b(?:until|till|by|for life|permanent(?:ly)?|unlimited|as long as|indefinite(?:ly)?|lasts?)\b/i;
const ORDINAL_DAY =
  /\b(?:first|second|third|fourth|fifth|sixth|seventh|last|\d+(?:st|nd|rd|th)) (?:\p{L}+ ){0,2}(?:days?|weeks?|months?|mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?|quarter|year|shift)\b/iu;

const LAST = /\b(?:until|till|last|latest|before|no later|by|deadline|end|lapse|expire)s?\b/i;
const AHEAD = /\b(?:before|in advance|ahead|prior|beforehand|notice|at least|earlier|not later than)\b/i;
const WITHIN = /\b(?:within|no later than|not later than|latest|deadline|by|before|until)\b/i;
const AT_LEAST = /\b(?:at least|minimum|after|first|completed?|not before)\b/i;

function saysTime(text: string, quantities: readonly Quantity[]): boolean {
  const counted = quantities.some((q) => q.kind === 'time');
  return counted || DATE.test(text) || ORDINAL_DAY.test(text) || A_PERIOD.test(text);
}

/** "When do we get paid?": a day, or so long before or after something; for how long is no answer. */
const WHEN_IT_IS = /^(?:and )?when (?:do|does|is|are|will)\b/i;
const RELATIVE =
  /\b(?:before|after|ahead|in advance|within|later|earlier|ago|since|until|by|from|every|each|per|once|twice)\b/i;

/** How well a text that tells a time tells the one that is asked for. */
function timeToldFit(asked: string, text: string): number {
  if (WHEN_IT_IS.test(asked) && !DATE.test(text) && !ORDINAL_DAY.test(text) && !RELATIVE.test(text)) return 0;
  if (HAPPENS.test(asked) && (CLOCK.test(text) || WEEKDAY.test(text))) return 0.5;
  if (TAKES_PLACE.test(asked) && !DATE.test(text) && !ORDINAL_DAY.test(text)) return -0.05;
  const last =
    /\b(?:until|till|by) (?:when|what|which)|\b(?:latest|deadline)\b/i.test(asked) && LAST.test(text);
  const ahead = /\b(?:early|ahead|in advance|beforehand|notice)\b/i.test(asked) && AHEAD.test(text);
  return ahead || last ? 0.4 : 0.25;
}

function timeFit(question: DocumentQuestion, text: string, quantities: readonly Quantity[]): number {
  if (saysTime(text, quantities)) return timeToldFit(question.text, text);
  if (ALLOWED_WHEN.test(question.text) && ONLY_IF.test(text)) return 0.25;
  const asks = ASKS_CONDITION.test(question.text) && !HAPPENS.test(question.text);
  return asks && CONDITION.test(text) ? 0 : -0.2;
}

function durationFit(question: DocumentQuestion, text: string, quantities: readonly Quantity[]): number {
  const limit = /\bhow long (?:do|does|have|has) \p{L}+ (?:have|got) (?:to|for|until)\b/iu.test(
    question.text,
  );
  const least =
    /\bhow long (?:must|do|does|should|need)\b[^?]*\b(?:before|to get|to be|have \p{L}+ed|have been|until|to qualify)\b/iu.test(
      question.text,
    );
  const times = quantities.some((q) => q.kind === 'time') || A_PERIOD.test(text);
  if (times && ((limit && WITHIN.test(text)) || (least && AT_LEAST.test(text)))) return 0.4;
  if (times) return /\blasts?\b/i.test(text) ? 0.35 : 0.25;
  return UNTIL.test(text) ? 0 : -0.25;
}

/** "A week ahead", "within an hour": one of them, in other words; "three days a week" is none. */
const A_PERIOD =
  /\ban? (?:full |whole )?(?:hour|day|night|week|fortnight|month|quarter|season|year)\b(?= (?:ahead|in advance|before|beforehand|after|later|earlier|at (?:most|least|the latest)|notice|long)\b)|\bwithin the (?:hour|day|week|month|year)\b|\b(?:within|for|after|takes?|lasts?|least|most|to|than|until) an? (?:hour|day|night|week|fortnight|month|quarter|season|year)\b|\b(?:fortnight|half an hour)\b|: an? (?:day|night|week|month|quarter|season|term|semester|year)\b/i;

const STILL = /\bstill\b/i;
const ALL_THE_SAME =
  /\b(?:all the same|just the same|nevertheless|nonetheless|even (?:so|then|if|when)|anyway|regardless|in any case|whatever|goes on|go on|continues?|no longer|no more)\b/i;
const DENIES = /\b(?:no|without) (\p{L}{3,})/giu;

/** "No recordings": whether one may record. */
function deniesTheDeed({ terms }: DocumentQuestion, text: string): boolean {
  const denied = new Set([...text.matchAll(DENIES)].map((m) => stem((m[1] ?? '').toLowerCase())));
  return terms.some((t) => t.weight >= 0.7 && denied.has(t.stem));
}

function permissionFit(question: DocumentQuestion, text: string): number {
  return (
    (MODALITY.test(text) ? 0.15 : 0) +
    (SAYS_WHETHER.test(text) ? 0.06 : 0) +
    (deniesTheDeed(question, text) ? 0.25 : 0) +
    (STILL.test(question.text) && ALL_THE_SAME.test(text) ? 0.8 : 0)
  );
}

type Fit = (question: DocumentQuestion, text: string, quantities: readonly Quantity[]) => number;

/** How well a sentence says the kind of thing that was asked for. */
export const FITS: Record<Wanted, Fit> = {
  number: (question, text, all) => togetherFit(question.text, text, all) ?? numberFit(question, text, all),
  money: moneyFit,
  time: timeFit,
  duration: durationFit,
  frequency: (_question, text) => (FREQUENCY.test(text) ? 0.3 : -0.3),
  person: (_question, text) =>
    ROLE.test(text) ? 0.15 : ADDRESSED.test(text) || GROUP.test(text) ? 0.05 : -0.2,
  place: (_question, text) => (PLACE.test(text) || SPOT.test(text) ? 0.1 : -0.1),
  permission: permissionFit,
  overview: (_question, text, quantities) =>
    (ABOUT_ITSELF.test(text) ? -0.25 : 0) +
    (MODALITY.test(text) ? 0.08 : 0) +
    (quantities.length > 0 ? 0.08 : 0),
  text: () => 0,
};
