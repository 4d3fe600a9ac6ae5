import { isBegun, isShortFor, mayBeShortFor } from '../language/short-form.ts';
import { singular } from '../language/singular.ts';
import { isTypo, ofOneVerb } from '../language/stem.ts';
import { peopleWords, personNouns, synonyms } from '../language/thesaurus.ts';
import type { Token } from '../language/tokens.ts';
import { fillers, relationVerbs, stopWords } from '../language/words.ts';
import { withoutDeeds } from './deeds.ts';
import { type Entry, type EntryWord, isOwnName, type Target } from './entry.ts';
import { withFullNames } from './full-names.ts';
import type { Lexicon } from './lexicon.ts';
import type { Mention } from './mention.ts';
import { durationName } from './phrases/computed.ts';
import { pruned } from './prune.ts';

const weakest = 0.44;

/** "check-ins" is what a name writes as one word. */
function joined({ lower }: Token): string | undefined {
  return /^[a-z]+-[a-z]+$/.test(lower) ? singular(lower.replace('-', '')) : undefined;
}

/** Adjectives that are verbs as well. */
const lasting = /^(open|free|clean|clear|empty|close)$/;
const isBook = /^(?:book|volume|publication)$/;

interface Comparing extends Partial<Record<'deed' | 'value' | 'column' | 'own', boolean>> {
  grammar: boolean;
  exact: Entry['exact'];
  inPhrase: boolean;
}

/** How sure one word of the question is one word of a name. */
function wordScore(token: Token, entry: EntryWord, how: Comparing): number {
  if (token.lower === entry.word) return 1;
  if (how.exact === 'form') return 0;
  if (singular(token.lower) === entry.word || joined(token) === entry.word) return 1;
  if (how.value && isOtherForm(token, entry, how.deed)) return 0;
  if (token.lemma === entry.word) return 0.99;
  if (how.inPhrase && isParticipleOf(entry.word, token.lemma)) return 0.86;
  if (stopWords.has(token.lower) || how.exact || how.own) return 0;
  const other = how.grammar ? 0 : otherWord(token, entry, how.column);
  return other || familyWord(token, entry, how.inPhrase) || (how.grammar ? 0 : mistyped(token, entry));
}

/** Of one root with a value, and yet something else. */
function isOtherForm({ lower, lemma }: Token, { word }: EntryWord, deed = false): boolean {
  // What was opened need not be open any more.
  if (lemma === word) return lasting.test(word);
  // "Who deliver within a week" says nothing of what has been delivered, and an account is no "Accountant".
  return (deed && word.endsWith('ed')) || (/ants?$/.test(word) && !/ants?$/.test(lower));
}

/** Titles may be books, where those are kept; but books are not the titles of whatever else there is. */
function otherWord({ lemma }: Token, { word }: EntryWord, column = false): number {
  return synonyms(lemma).has(word) && !(column && word === 'title' && isBook.test(lemma)) ? 0.84 : 0;
}

/** A word of the same root, or one that the name writes shorter. */
function familyWord(token: Token, { word, stem, cut }: EntryWord, inPhrase: boolean): number {
  if (token.stem === stem && token.stem.length >= 3) return token.stem.length >= 4 ? 0.86 : 0.7;
  if (isParticipleOf(word, token.lemma) || (inPhrase && ofOneVerb(word, token.lower))) return 0.86;
  // What a verb says is not cut down to the name of a thing: "stolen" is no stn (station).
  if (cut === undefined || token.lower === 'overdue' || (token.verb && word !== cut && !word.endsWith('ed')))
    return 0;
  if (isShortFor(cut, token.lemma) || isShortFor(cut, token.lower)) return 0.8;
  // Beside a word that fits, any way to cut one down will do: credit days for cr_days.
  return inPhrase && mayBeShortFor(cut, token.lemma) && isBegun(cut, token.lemma) ? 0.7 : 0;
}

/** "With captions" where rows are captioned. */
const isParticipleOf = (word: string, noun: string): boolean =>
  noun.length > 3 && (word === `${noun}ed` || (noun.endsWith('e') && word === `${noun}d`));

function mistyped(token: Token, entry: EntryWord): number {
  return isTypo(token.lower, entry.word) && !synonyms(token.lemma).size ? 0.62 : 0;
}

/** The question's words; those of grammar (a date, an operator) stand for no other word. */
interface Text {
  tokens: readonly Token[];
  grammar: readonly boolean[];
}

function phraseScore({ tokens, grammar }: Text, start: number, entry: Entry): number {
  let total = 0;
  for (const [offset, word] of entry.words.entries()) {
    const token = tokens[start + offset];
    const score =
      token === undefined
        ? 0
        : wordScore(token, word, {
            grammar: (grammar[start + offset] ?? false) || isLiteral(token, entry.target),
            value: entry.target.kind === 'value',
            column: entry.target.kind === 'column',
            own: isOwnName(entry.target),
            deed:
              entry.target.kind === 'value' &&
              token.verb &&
              !token.done &&
              !/(?:ed|en|t|ing)$/.test(token.lower),
            exact: entry.exact,
            inPhrase: entry.words.length > 1,
          });
    if (score === 0) return 0;
    total += score;
  }
  return total / entry.words.length;
}

/** A value is what it says: only a kind of people has other words (physicians are doctors). */
function isLiteral(token: Token, target: Target): boolean {
  return target.kind === 'value' && !(target.person && personNouns.has(token.lemma));
}

/** "Appealed" is nothing that the table appl is short for: its name stands for a noun. */
function isDeedOfTable(token: Token | undefined, { target, words }: Entry): boolean {
  return target.kind === 'table' && words.length === 1 && /ed$/.test(token?.lower ?? '');
}

/** A deed is no table, and a word of a value stands for itself alone. */
const isOtherKind = (token: Token | undefined, entry: Entry, matched: number): boolean =>
  (matched <= 0.8 && isDeedOfTable(token, entry)) ||
  (entry.target.kind === 'value' && entry.target.loose === true && matched < 0.99);

/** Entries whose first word the token may be, by the most generous comparison. */
function entriesFrom(token: Token | undefined, { byFirst }: Lexicon): Entry[] {
  if (token === undefined) return [];
  return [...byFirst].flatMap(([word, entries]) =>
    wordScore(token, word, { grammar: false, exact: undefined, inPhrase: true }) > 0 ? entries : [],
  );
}

/** All mentions that start at `start`, one for each length. */
function mentionsAt(text: Text, start: number, lexicon: Lexicon): Mention[] {
  const { tokens } = text;
  const byLength = new Map<number, Mention>();
  const states = new Set<Target>();
  for (const entry of entriesFrom(tokens[start], lexicon)) {
    const matched = phraseScore(text, start, entry);
    if (matched === 0 || isOtherKind(tokens[start], entry, matched)) continue;
    const score = matched * entry.target.score;
    const length = entry.words.length;
    if (score < weakest || !mayLink(tokens.slice(start, start + length), entry, matched)) continue;
    const mention = byLength.get(length) ?? newMention(tokens, start, length);
    const target = { ...entry.target, score: score + namedBonus(tokens, mention, entry.target) };
    mention.targets.push(target);
    if (isDeed(mention, entry)) states.add(target);
    if (matched > 0.55 && matched < 0.65) mention.typo = entry.words.map((each) => each.word).join(' ');
    byLength.set(length, mention);
  }
  return [...byLength.values()].map((mention) => pruned(withoutStates(mention, states)));
}

/** "Opened" where the name is "open". */
const isDeed = ({ surface }: Mention, { words: [first] }: Entry): boolean =>
  /ed$/.test(surface) && first?.word !== surface;

/** "Opened in 2025" tells a date where a row keeps one beside its state, whatever is called open elsewhere. */
function withoutStates(mention: Mention, states: ReadonlySet<Target>): Mention {
  const dated = mention.targets.flatMap((target) =>
    target.kind === 'column' && target.column.kind === 'date' && target.column.words.includes(mention.surface)
      ? [target.column.table]
      : [],
  );
  const isState = (target: Target): target is Target & { kind: 'value' } =>
    target.kind === 'value' && states.has(target);
  const beside = mention.targets.some((target) => isState(target) && dated.includes(target.column.table));
  return beside ? { ...mention, targets: mention.targets.filter((target) => !isState(target)) } : mention;
}

/** "The price of Team": written as the value is, in the middle of a sentence. */
function namedBonus(tokens: readonly Token[], { start, surface }: Mention, target: Target): number {
  const capital = start > 0 && tokens[start]?.capital === true;
  return capital && target.kind === 'value' && !target.loose && target.values.includes(surface) ? 0.04 : 0;
}

function newMention(tokens: readonly Token[], start: number, length: number): Mention {
  const surface = tokens
    .slice(start, start + length)
    .map((token) => token.text)
    .join(' ');
  const [token] = tokens.slice(start, start + 1);
  const relation =
    length === 1 &&
    token !== undefined &&
    ((token.verb && relationVerbs.has(token.lemma)) || isHolding(tokens, start));
  return { start, end: start + length, surface, targets: [], relation };
}

/** "Staff hold no laptop": right behind those who do it, the verb is no noun. */
function isHolding(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]?.lower ?? '';
  return /^(?:hold|own)$/.test(tokens[at]?.lower ?? '') && at > 0 && !stopWords.has(before);
}

/** Grammar words name something only inside a longer phrase, or when written in capitals (IT, US). */
function mayLink(tokens: readonly Token[], entry: Entry, matched: number): boolean {
  const [token] = tokens;
  if (token === undefined) return false;
  if (tokens.length === 1 && entry.target.kind === 'value' && peopleWords.has(token.lower) && !token.capital)
    return false;
  if (tokens.length > 1) return !tokens.every((each) => stopWords.has(each.lower));
  const shouted = /^\p{Lu}{2,}$/u.test(token.text);
  if (stopWords.has(token.lower)) return shouted && entry.target.kind === 'value' && matched === 1;
  if (entry.target.kind === 'value' && entry.target.loose && relationVerbs.has(token.lemma)) return false;
  const noun = token.plural && !token.verb && !stopWords.has(token.lower);
  if ((fillers.has(token.lower) || fillers.has(token.lemma)) && !noun)
    return matched * entry.target.score >= 0.88 || (relationVerbs.has(token.lemma) && matched > 0.8);
  return true;
}

/** Every mention of the question, overlapping ones too; `blocked` positions link only inside longer phrases. */
export function allMentions(
  tokens: readonly Token[],
  lexicon: Lexicon,
  blocked: (index: number) => boolean,
): Mention[] {
  const grammar = tokens.map((_, index) => blocked(index));
  const found = tokens.flatMap((_, at) =>
    mentionsAt({ tokens, grammar }, at, lexicon).filter(
      (mention) => !(mention.end === at + 1 && grammar[at]) && !acrossQuote(tokens, mention),
    ),
  );
  return [
    ...found,
    ...withFullNames(
      found.filter(({ end, start }) => end === start + 1),
      lexicon,
    ).filter(({ start, end }) => end > start + 1),
  ];
}

interface Step {
  value: number;
  chosen?: Mention;
  next: number;
}

/** The best cover of the question by mentions that do not overlap; `blocked` positions link only inside longer phrases. */
export function linkMentions(
  tokens: readonly Token[],
  lexicon: Lexicon,
  blocked: (index: number) => boolean,
): Mention[] {
  const steps: Step[] = [];
  const grammar = tokens.map((_, index) => blocked(index));
  const valueFrom = (at: number): number => steps[at]?.value ?? 0;
  for (let at = tokens.length - 1; at >= 0; at -= 1) {
    const usable = mentionsAt({ tokens, grammar }, at, lexicon).filter(
      (mention) =>
        (!(mention.end === at + 1 && grammar[at]) || isRhythm(mention)) &&
        !acrossQuote(tokens, mention) &&
        !isPartOfTime(tokens, mention),
    );
    const options: Step[] = usable.map((chosen) => ({
      value: (chosen.targets[0]?.score ?? 0) * (chosen.end - at) ** 1.2 + valueFrom(chosen.end),
      chosen,
      next: chosen.end,
    }));
    steps[at] = options.reduce((best, each) => (each.value > best.value ? each : best), {
      value: valueFrom(at + 1),
      next: at + 1,
    });
  }
  const found: Mention[] = [];
  for (let at = 0; at < tokens.length; at = steps[at]?.next ?? tokens.length) {
    const chosen = steps[at]?.chosen;
    if (chosen) found.push(chosen);
  }
  return withoutDeeds(withFullNames(found, lexicon), tokens);
}

/** "For full time" is no span of time. */
function isPartOfTime(tokens: readonly Token[], { start, surface, targets: [best] }: Mention): boolean {
  const isSpan = best?.kind === 'column' && best.column.name === durationName;
  return isSpan && surface.toLowerCase() === 'time' && /^(?:full|part)$/.test(tokens[start - 1]?.lower ?? '');
}

/** "Yearly" is a value where a code says so. */
function isRhythm({ surface, targets: [best] }: Mention): boolean {
  return (
    /^(daily|weekly|monthly|quarterly|yearly|annually)$/i.test(surface) &&
    best?.kind === 'value' &&
    best.score >= 1
  );
}

/** A quotation is one name: nothing inside it links by itself, unless it is the whole of it. */
function acrossQuote(tokens: readonly Token[], mention: Mention): boolean {
  const quotes = new Set(tokens.slice(mention.start, mention.end).map((token) => token.quote));
  if (quotes.size > 1) return true;
  const [quote] = quotes;
  if (quote === undefined) return false;
  return tokens[mention.start - 1]?.quote === quote || tokens[mention.end]?.quote === quote;
}
