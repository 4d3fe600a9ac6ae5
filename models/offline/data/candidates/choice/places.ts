import type { Mention } from '../../link/mention.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { says } from '../evidence/span.ts';
import type { Candidate } from '../generate.ts';

const ASKING = /^(?:count|ask|superlative|share|aggregate|amount)$/;
const SMALL = /^(?:the|a|an|our|your|all|of|s|any|different|and|,)$/;

/** The word before a place, articles skipped. */
function wordBefore({ tokens }: Evidence, start: number): string {
  let at = start - 1;
  while (at >= 0 && /^(?:the|a|an|our|their|its|all|any)$/.test(tokens[at]?.lower ?? '')) at -= 1;
  const word = tokens[at]?.lower ?? '^';
  return /^(?:in|of|at|on|for|from|by|with|to|per|each|every|which|what|who|many|much|number|are|is|was|were|have|has|had|did|do|does|most|least|not|no|without|and|or|than|average|total|highest|lowest|\^|,)$/.test(
    word,
  )
    ? word
    : '*';
}

/** How many words that say something stand between the words that ask and a noun. */
function gapBehindAsking({ operators, tokens }: Evidence, start: number): string {
  const before = operators.filter(({ operator, end }) => ASKING.test(operator.kind) && end <= start).at(-1);
  const from = before?.end ?? 0;
  const between = tokens.slice(from, start).filter(({ lower }) => !SMALL.test(lower)).length;
  return `${before?.operator.kind ?? 'none'}${Math.min(between, 4)}`;
}

function placeOf(evidence: Evidence, part: string, mention: Mention | undefined): string[] {
  if (!mention || mention.end <= mention.start) return mention ? [`${part}@implied`] : [];
  const { tokens } = evidence;
  const nth = tokens.slice(0, mention.start).filter(({ lower }) => !SMALL.test(lower)).length;
  const last = tokens[mention.end - 1];
  return [
    `${part}@${gapBehindAsking(evidence, mention.start)}`,
    `${part}@before:${wordBefore(evidence, mention.start)}`,
    `${part}@nth:${Math.min(nth, 6)}`,
    ...(last?.plural ? [`${part}@plural`] : []),
    ...(last?.verb ? [`${part}@verb`] : []),
    ...(mention.end === tokens.length ? [`${part}@end`] : []),
  ];
}

const STANDS_ASKED = /^(?:count|ask|share)[01]$/;

/** A noun that is named outright where what is asked for stands, and is not what this candidate is about. */
function passedOver(evidence: Evidence, { shape, frame }: Candidate): string[] {
  const sure = evidence.links
    .flatMap(({ target, score, start }) =>
      target.kind === 'table' && score >= 0.9 && STANDS_ASKED.test(gapBehindAsking(evidence, start))
        ? [{ table: target.table, start }]
        : [],
    )
    .toSorted((a, b) => a.start - b.start);
  const [first] = sure;
  if (!first) return ['noun:unsure'];
  const head = frame.head?.targets[0];
  const isHead = head?.kind === 'table' && head.table === first.table;
  const isBase = sure.some(({ table }) => table === shape.base.name);
  const noun = `noun:${isHead ? 'head' : isBase ? 'base' : 'passed'}`;
  return [noun, `${shape.op}|${noun}`];
}

/** Where the parts stand in the question, and what kind of rows answer it. */
export function placesOf(evidence: Evidence, candidate: Candidate): string[] {
  const { frame, shape, options } = candidate;
  const by = frame.rank?.by ?? frame.rank?.countOf;
  const [group] = frame.groups;
  const who = says({ tokens: evidence.tokens.slice(0, 6) }, /^(?:who|whom|whose)$/);
  const parts = [
    ...placeOf(evidence, frame.rank ? 'entity' : 'head', frame.head),
    ...placeOf(evidence, 'measure', frame.measure),
    ...placeOf(evidence, 'by', by),
    ...placeOf(evidence, 'attribute', frame.attributes[0]),
    ...(group && 'mention' in group && group.mention ? placeOf(evidence, 'group', group.mention) : []),
  ];
  const conditions = options.flatMap(({ condition, traits, uses }) => {
    const [kind = ''] = traits;
    const start = uses.at(-1)?.start ?? 0;
    return condition ? [`${kind.split(':')[0]}@before:${wordBefore(evidence, start)}`] : [];
  });
  return [
    ...parts,
    ...parts.map((each) => `${shape.op}|${each}`),
    ...conditions,
    ...passedOver(evidence, candidate),
    ...(who ? [`who:${shape.op}:${shape.base.person ? 'people' : 'things'}`] : []),
    ...(shape.base.person ? [`people|${shape.op}`] : []),
  ];
}
