import type { Column } from '../../schema/model.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { type Link, mentionOf, tieOf, useOf } from '../evidence/link.ts';
import { linkOf, type Noun } from './nouns.ts';
import { areApart, type Shape, usesOfLink } from './shape.ts';

const MOST_ATTRIBUTES = 5;

/** The rows themselves, or what one of their columns says. */
export function listShapes(evidence: Evidence, nouns: readonly Noun[]): Shape[] {
  const attributes = attributesIn(evidence).slice(0, MOST_ATTRIBUTES);
  const who = evidence.operators.some(({ operator }) => operator.kind === 'ask' && operator.word === 'who');
  return nouns.flatMap((noun) => {
    const list: Shape = {
      op: 'list',
      base: noun.table,
      frame: { intent: 'list', head: mentionOf(linkOf(noun), evidence) },
      taken: usesOfLink(noun.link),
      score: noun.score + 0.25,
      traits: ['op:list', `head:${noun.trait}`, ...(who && !noun.table.person ? ['list:who-of-things'] : [])],
    };
    const asked = attributes.filter(({ link }) => areApart(link, noun.link));
    return [list, ...asked.map((attribute) => lookup(evidence, { list, noun, attribute }))];
  });
}

interface Attribute {
  link: Link;
  column: Column;
}

const attributesIn = ({ links }: Evidence): Attribute[] =>
  links.flatMap((link) =>
    link.target.kind === 'column' && !link.target.column.primary && link.score >= 0.5
      ? [{ link, column: link.target.column }]
      : [],
  );

function lookup(
  evidence: Evidence,
  { list, noun, attribute: { link, column } }: { list: Shape; noun: Noun; attribute: Attribute },
): Shape {
  return {
    ...list,
    op: 'lookup',
    frame: { ...list.frame, attributes: [mentionOf(link, evidence)] },
    taken: [...list.taken, useOf(link)],
    score: noun.score + link.score * 0.4,
    traits: [
      'op:lookup',
      `head:${noun.trait}`,
      `attribute:${tieOf(link)}`,
      `attribute:${column.kind}`,
      `attribute:${column.table === noun.table.name ? 'own' : 'other'}`,
    ],
  };
}
