import { SMALL_NUMBERS } from '@parley/platform/number-words';
import type { Token } from './types.ts';

const ORDINALS =
  'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'.split(' ');

const VALUES: ReadonlyMap<string, number> = new Map(Object.entries(SMALL_NUMBERS));
const UNITS = [...VALUES].filter(([, value]) => value > 0 && value < 10).map(([word]) => word);
const SCALES: Record<string, number> = { hundred: 100, thousand: 1e3, million: 1e6, billion: 1e9 };

const WORD = [...VALUES.keys()].join('|');
const NUMBER = new RegExp(
  `(?<![\\p{L}\\p{N}-])(?<first>${WORD})(?:[- ](?<second>${UNITS.join('|')}))?(?:\\s+(?<scale>hundred|thousand|million|billion))?(?![\\p{L}\\p{N}])`,
  'giu',
);
const ORDINAL = new RegExp(`(?<![\\p{L}-])(?:${ORDINALS.slice(1).join('|')})(?![\\p{L}])`, 'giu');

/** What is counted in running text without being a figure: `two reasons`, `three concerns`. */
const STRUCTURE =
  /^[\s*-]*(?:(?:main|key|major|other|different|distinct|separate|further|such|of|the|following)\s+)*(?:things?|points?|tables?|data ?sets?|issues?|concerns?|parts?|ways?|reasons?|areas?|aspects?|findings?|observations?|takeaways?|trends?|caveats?|remarks?|highlights?|factors?|options?|sources?|documents?|questions?|sides?|figures?|numbers?|of (?:them|these|those))\b/i;

/** `the two smaller ones`: so many as are meant. */
const SOME =
  /^\s+(?:smaller|larger|bigger|other|remaining|latter|former|last|others|account\w*|make|makes|made|have|are|were|together|combined|of them)\b/i;

/** Numbers and ordinals that are written as (English) words. */
export function numberWordsIn(text: string): Token[] {
  return [...cardinals(text), ...ordinals(text), ...articles(text)];
}

function cardinals(text: string): Token[] {
  return [...text.matchAll(NUMBER)].flatMap((match): Token[] => {
    const { first = '', second, scale } = match.groups ?? {};
    const tens = VALUES.get(first.toLowerCase()) ?? 0;
    if (second && tens < 20) return [];
    const units = second ? (VALUES.get(second.toLowerCase()) ?? 0) : 0;
    const value = (tens + units) * (SCALES[scale?.toLowerCase() ?? ''] ?? 1);
    const after = text.slice(match.index + match[0].length);
    const isSome =
      /\bthe\s+$/i.test(text.slice(Math.max(0, match.index - 8), match.index)) && SOME.test(after);
    const soft = (value === 1 && !scale) || isSome || STRUCTURE.test(after);
    const token = numberToken(match[0], match.index, value);
    return [soft ? { ...token, soft: true } : token];
  });
}

const ARTICLE = /(?<=\bwithin\s+)an?(?=\s+(?:minute|hour|day|week|month|quarter|year)\b)/gi;

/** `within a week` is one week. */
function articles(text: string): Token[] {
  return [...text.matchAll(ARTICLE)].map((match) => numberToken(match[0], match.index, 1));
}

function ordinals(text: string): Token[] {
  return [...text.matchAll(ORDINAL)].map((match) => ({
    ...numberToken(match[0], match.index, ORDINALS.indexOf(match[0].toLowerCase())),
    soft: true,
  }));
}

function numberToken(text: string, offset: number, value: number): Token {
  return { text, offset, kind: 'number', readings: [{ value, slack: 0 }], dates: [] };
}
