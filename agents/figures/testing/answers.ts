import type { Random } from '../../../test/faults/random.ts';
import { asList, asTable, compared, inProse } from './grouped-answers.ts';
import { RULES, type RuleText } from './rules.ts';
import { means, records, singles, sums } from './single-answers.ts';
import type { Maker } from './subjects.ts';
import { type Answer, compose, createFindings, type Findings, type Piece, sample } from './world.ts';

/** A right answer of the kind that language models write, with everything that bears it out. */
export function rightAnswer(random: Random): Answer {
  const findings = createFindings();
  const makers = sample(random, MAKERS, random.between(2, 4));
  const pieces = makers.map((make) => make(random, findings));
  return compose(pieces, 'How do things stand, and what are the rules?', findings);
}

function retold(random: Random, findings: Findings, { title, passage, sentences }: RuleText): Piece {
  const n = findings.document(title, passage);
  const sentence = random.pick(sentences);
  return [
    ...sentence.map((part) => (typeof part === 'string' ? part : { text: part.text, others: part.others })),
    ` [${n}].`,
  ];
}

const rule: Maker = (random, findings) => retold(random, findings, random.pick(RULES));

const MAKERS: readonly Maker[] = [
  inProse,
  asList,
  asTable,
  compared,
  singles,
  sums,
  means,
  records,
  rule,
  rule,
];
