import { stem } from '../../text/stem.ts';
import { shareIn } from '../choice/proportion.ts';
import type { BaggedUnit } from '../passages.ts';
import { calendarStems, daysOf, holdsTimes, isInNamedDay, type Times } from '../question/calendar.ts';
import type { Quantity } from '../question/quantities.ts';
import type { DocumentQuestion, Term } from '../question/question.ts';

/** Units of which a case is told ("32,000 euros", "15 tonnes"): a text may give its range in another word, or in none. */
const MEASURE =
  /^(?:euros?|dollars?|pounds?|francs?|tons?|tonnes?|kilos?|kilograms?|grams?|metres?|meters?|kilometres?|kilometers?|miles?|litres?|liters?|degrees?|percent|thousand|million|hundred|ago|old|t|kg|km|m|cm|g|l|eur|usd|gbp|chf)$/;
const TIME_UNIT = /^(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?)$/;
const IN_CASE = { unit: 0.15, month: 0.35, weekday: 0.45, now: 0.1, rank: 0.3 };

function caseWeight(
  { stem: stemmed, word }: Term,
  unit: string,
  calendar: readonly string[],
): number | undefined {
  if (word === 'now') return IN_CASE.now;
  if (RANKS.test(word)) return IN_CASE.rank;
  if (calendar.includes(stemmed)) return /day$/.test(stemmed) ? IN_CASE.weekday : IN_CASE.month;
  const measured = unit.split(' ').includes(word) && (MEASURE.test(word) || TIME_UNIT.test(word));
  return measured ? IN_CASE.unit : undefined;
}

/** Which of them is first is told by what the text says of it, not by the word. */
const RANKS = /^(?:longest|shortest|highest|lowest|largest|biggest|smallest|latest|earliest|max|min|single)$/;

/** What only names the case that is asked about: whether a text holds it is not told by its words. */
export function weakenCase(
  terms: ReadonlyMap<string, Term>,
  text: string,
  quantities: readonly Quantity[],
): void {
  const share = shareIn(text);
  const ofShare = share ? wordsIn(text.slice(share.index, share.end)) : [];
  const calendar = calendarStems(text);
  const measured = quantities
    .flatMap(
      ({ index }) =>
        text
          .slice(index, index + BEHIND)
          .match(/\p{L}+/gu)
          ?.slice(0, 4) ?? [],
    )
    .join(' ')
    .toLowerCase();
  for (const term of terms.values()) {
    const named = isInNamedDay(text, term.word);
    const weight = named
      ? IN_CASE.weekday
      : ofShare.includes(term.word)
        ? IN_CASE.unit
        : caseWeight(term, measured, calendar);
    if (weight === undefined || weight > term.weight) continue;
    term.weight = weight;
    term.key = false;
  }
}

const wordsIn = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** So many characters behind the beginning of a number stand its units. */
const BEHIND = 40;

const HELD = { row: 0.3, text: 0.15 };
const OTHER = -0.4;

/** The part of a unit that says when it holds: of a row its first cell, else all that it says. */
export function whenOf(
  { cells, text }: Pick<BaggedUnit, 'cells' | 'text'>,
  timesOf: (text: string) => Times,
): Times {
  const head = cells?.[0]?.value ?? '';
  const single = daysOf(head);
  const key = single.seasons.length > 0 ? single : timesOf(head);
  return key.weekdays.size > 0 || key.seasons.length > 0 || key.clocks.length > 0 ? key : timesOf(text);
}

/** What speaks for a text that holds on the day or in the month that is asked about, or against one that doesn't. */
export function calendarFit({ times }: DocumentQuestion, { times: said, kind }: BaggedUnit): number {
  const verdict = holdsTimes(said, times);
  if (verdict === undefined) return 0;
  return verdict ? HELD[kind === 'row' ? 'row' : 'text'] : OTHER;
}

/** Whether the case is told by a day or month so plainly that few other words need be in common. */
export function isItsTime({ times }: DocumentQuestion, { times: said, kind }: BaggedUnit): boolean {
  if (holdsTimes(said, times) !== true) return false;
  return kind === 'row' || (times.seasons.length > 0 && said.seasons.length > 0) || times.clocks.length > 0;
}

/** "Zone 7", "P3": a name with a number, each as its stem and the number. */
const NUMBERED = /\b(\p{L}{3,})\s+(\d+)\b(?![.,:]\d|\s*(?:%|percent|to\b|-|–))/giu;
const NOT_NAMING =
  /^(?:the|for|and|than|from|over|under|with|about|after|before|until|till|within|every|least|most|are|have|has|only|last|next|first|past|than|times|between|below|above|costs?|pays?|gets?|got|cut|but|not|any|all|per|usd|eur|gbp|chf|maximum|minimum|max|min|exactly|nearly|almost|around|roughly|another|these|those|some|january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday)$/i;

function numbered(text: string): Map<string, Set<string>> {
  const names = new Map<string, Set<string>>();
  for (const [, word = '', number = ''] of text.matchAll(NUMBERED)) {
    if (NOT_NAMING.test(word)) continue;
    const key = stem(word.toLowerCase());
    names.set(key, (names.get(key) ?? new Set()).add(number));
  }
  return names;
}

/** "Zone 7" is asked about and this tells of zones 1 and 2. */
export function namesOther(question: DocumentQuestion, unit: BaggedUnit): boolean {
  const said = numbered([unit.text, unit.under, unit.passage.heading].join(' '));
  return [...numbered(question.text)].some(([name, numbers]) => {
    const others = said.get(name);
    return others !== undefined && ![...numbers].some((n) => others.has(n));
  });
}
