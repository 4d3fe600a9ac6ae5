import { stem } from './stem.ts';

export interface Word {
  /** As written. */
  text: string;
  lower: string;
  stem: string;
  start: number;
  end: number;
}

const WORD = /[\p{L}\p{N}]+(?:[.,:](?=\p{N})\p{N}+|['’](?=\p{L})\p{L}+|&(?=\p{L})\p{L}+)*%?/gu;

/** Words that carry no content of their own: grammar, politeness, and the asking itself. */
const STOP = new Set(
  (
    'a an the this that these those there here it its itself he she him her his hers they them their theirs we us our ours ' +
    'you your yours i me my mine myself ourselves who whom whose which what when where why how ' +
    'is are was were be been being am do does did doing done have has had having can could may might must shall should will would ' +
    "isn't aren't wasn't weren't don't doesn't didn't haven't hasn't hadn't can't couldn't won't wouldn't shouldn't mustn't " +
    'and or but nor so yet if then else than as of at by for with about against between into through during before after above past ' +
    'below to from up down in out on off over under again further once per via within without upon toward towards among across ' +
    'all any both each few more most other some such no not only own same too very just also even still ever much many lot lots ' +
    'please tell show give list explain describe know want need like say see find get gets got getting let ' +
    "what's who's where's how's it's that's there's i'm i'd i've we're we've you're let's us " +
    'thanks thank hello hi hey ok okay yes actually currently exactly really regarding concerning ' +
    'am pm until till since whether because while although though unless except plus both either neither whatever whenever whoever whichever however anyone anything someone something everyone everything one ones thing things way ways kind sort'
  ).split(/\s+/),
);

/** Words that name the genre of a text, not its subject: they never decide whether a passage answers. */
const GENERIC = new Set(
  (
    'policy policies rule rules guideline guidelines procedure procedures regulation regulations standard standards document documents ' +
    'handbook manual company organisation organization firm business employer employee employees staff worker workers ' +
    'information info detail details question answer allowed permitted permission requirement requirements require required requires ' +
    'apply applies applicable happen happens process official current new people person team member members ' +
    'number amount many long often time times day days week weeks month months year years hour hours minute minutes ' +
    'first next last maximum minimum max min least most total limit limits entitled entitle entitlement receive eligible responsible ' +
    'work works working use using used make take takes give gives go goes come offer offers provide provides have supposed expected state states ' +
    'money cash fast quick default slow open far frequently ' +
    'colour color row zero one two three four five six seven eight nine ten eleven twelve ' +
    'age period periods amount amounts value values level levels date dates look looks length size kind rate january february march april june july august september october november december ' +
    'customer customers client clients user users buyer buyers patient patients resident residents citizen citizens ' +
    'daily weekly monthly annual annually yearly soon quickly mandatory compulsory dollar dollars euro euros usd eur bring bringing ' +
    'percent percentage duty duties service services balance sum own general main specific whole entire full complete extra exactly today someone somebody anybody everybody thing matter regular normal proper ' +
    'office offices workplace job jobs role roles position positions place places request requests case cases ' +
    'say says covers cover cost costs possible available certain different type types kind'
  ).split(/\s+/),
);
const GENERIC_STEMS = new Set([...GENERIC].map(stem).filter((s) => s !== 'buy'));

/** All words of a text, with their places in it. Possessive endings are cut off. */
export function words(text: string): Word[] {
  const found: Word[] = [];
  for (const match of text.matchAll(WORD)) {
    const lower = match[0].toLowerCase().replaceAll('’', "'").replace(/'s$/, '');
    found.push({
      text: match[0],
      lower,
      stem: stem(lower),
      start: match.index,
      end: match.index + match[0].length,
    });
  }
  return found;
}

export function isStopWord(lower: string): boolean {
  return STOP.has(lower);
}

export function isGenericStem(stemmed: string): boolean {
  return GENERIC_STEMS.has(stemmed);
}

/** Whether a word only names the genre of what is asked for ("policy", "employees", "days"). */
export function isGeneric(word: Word): boolean {
  return isGenericStem(word.stem);
}

/** "We'd", "they'll": grammar only. */
const CONTRACTED = /'(?:d|ll|ve|re|m|t)$/;

/** The words that carry the content of a text. */
export function contentWords(text: string): Word[] {
  return words(text).filter(
    (w) => !STOP.has(w.lower) && !CONTRACTED.test(w.lower) && (w.lower.length > 1 || /\p{N}/u.test(w.lower)),
  );
}

/** The distinct stems of the content words. */
export function contentStems(text: string): Set<string> {
  return new Set(contentWords(text).map((w) => w.stem));
}
