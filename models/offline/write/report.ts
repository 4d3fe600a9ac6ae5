import { SMALL_NUMBERS } from '@parley/platform/number-words';
import { stem } from '../text/stem.ts';
import { isGenericStem, isStopWord } from '../text/words.ts';
import { acrossLine } from './across.ts';
import { asksForConcerns, recommendationsFor, statesConcern } from './concerns.ts';
import { type Finding, isAnswered, type Material, type WriteSource } from './material.ts';
import { missingLines } from './missing.ts';
import {
  itemsOf,
  marksIn,
  quotesDocument,
  type Stretch,
  sentencesOf,
  stretchesOf,
  withMarks,
  withoutProvenance,
} from './text.ts';

const MAX_LEAD = 420;
const MAX_FIGURES = 8;
const MAX_CONCERNS = 12;
const CLOSING = "*Answered by Parley's offline model.*";

interface Read {
  finding: Finding;
  stretches: Stretch[];
  /** What the finding says that it could not answer. */
  open: string[];
  aboutConcerns: boolean;
}

const OPEN =
  /^(?:I could not answer|No answer was found to|This answer is partial|I did not understand|Not understood)\b/i;

function read(finding: Finding): Read {
  const all = stretchesOf(finding.text);
  return {
    finding,
    stretches: all.filter((s) => !OPEN.test(s.text)),
    open: all.filter((s) => OPEN.test(s.text)).map((s) => s.text.replace(/\s+/g, ' ')),
    aboutConcerns: asksForConcerns(finding.instruction) && listsConcerns(all),
  };
}

// "Nothing stands out" is a finding, and no concern.
function listsConcerns(stretches: readonly Stretch[]): boolean {
  return stretches.some((s) => s.kind === 'list') || stretches.flatMap(linesOf).some(statesConcern);
}

/** The report: as short as its findings allow, and nothing in it that is not in them. */
export function report(material: Material): string {
  const answered = withoutRepeats(material.findings.filter(isAnswered)).map(read);
  const unanswered = material.findings.filter((f) => !isAnswered(f));
  const missing = missingLines(
    answered.flatMap((r) => r.open),
    unanswered,
  );
  const body = answered.length === 1 && answered[0] ? single(answered[0]) : several(answered);
  const across = acrossLine(material, material.findings.filter(isAnswered));
  const lead = body.length > 0 ? [...(across ? [across] : []), ...body] : [nothing(material.findings)];
  const sections = [...lead, ...section('What is missing', missing.map(bullet))];
  return [...sections, ...sourcesSection(sections.join('\n'), material.sources), CLOSING].join('\n\n');
}

function nothing(findings: readonly Finding[]): string {
  return findings.length === 0
    ? 'Nothing was found that answers this.'
    : 'No part of the question could be answered.';
}

/** Two halves of a question that are answered with the same words need them once. */
function withoutRepeats(findings: readonly Finding[]): Finding[] {
  const bare = ({ text }: Finding): string => text.replace(/\s+/g, ' ').trim();
  return findings.filter((finding, i) => findings.findIndex((each) => bare(each) === bare(finding)) === i);
}

function single(one: Read): string[] {
  const body = one.stretches.map((s) => s.text);
  return one.aboutConcerns
    ? [...body, ...section('Recommendations', recommendationsFor(concernsOf(one)).map(bullet))]
    : body;
}

function several(answered: readonly Read[]): string[] {
  if (answered.length === 0) return [];
  const concerns = [...new Set(answered.flatMap(concernsOf))].slice(0, MAX_CONCERNS);
  const plain = answered.filter((r) => !r.aboutConcerns);
  return [
    answered.map(leadOf).filter(Boolean).join(' '),
    ...section('Key figures', figuresOf(answered).map(bullet)),
    ...section('Findings', plain.map(findingText), '\n\n'),
    ...section('Concerns', concerns.map(bullet)),
    ...section('Recommendations', recommendationsFor(concerns).map(bullet)),
  ];
}

function section(title: string, entries: readonly string[], joint = '\n'): string[] {
  return entries.length > 0 ? [`## ${title}`, entries.join(joint)] : [];
}

function bullet(text: string): string {
  return `- ${text}`;
}

/** The first thing that a finding says, with its sources; of a list that it announces, what the items are about. */
function leadOf({ stretches }: Read): string {
  const [first, next] = stretches;
  if (first?.kind !== 'paragraph') return '';
  const after = stretches.slice(1).find((s) => s.marks.length > 0)?.marks ?? [];
  const marks = first.marks.length > 0 ? first.marks : after;
  const [sentence = ''] = sentencesOf({ ...first, text: withoutProvenance(first.text), marks });
  const announces = /:\s*(?:\[\d+\])*\.?$/.test(first.text);
  if (announces && next?.kind === 'list' && first.marks.length === 0)
    return listLead(sentence, linesOf(next));
  if (sentence.length > MAX_LEAD) return '';
  const lead = withMarks(sentence.replace(/:(\s*(?:\[\d+\])*\.?)$/, '$1'), marks);
  return /[.!?](?:\s*\[\d+\])*$/.test(lead) ? lead : `${lead}.`;
}

const MAX_NAMED = 4;

function listLead(sentence: string, items: readonly string[]): string {
  const opening = sentence.replace(/[:.]?\s*(?:\[\d+\])*[:.]?$/, '');
  const named = items.slice(0, MAX_NAMED).map((item) => smallFirst(gist(item)));
  const more = items.length > MAX_NAMED ? '; and more below' : '';
  return `${opening}: ${named.join('; ')}${more}.`;
}

/** Within a sentence a part begins small, unless with a name: what is written small elsewhere, or counts, is none. */
function smallFirst(text: string): string {
  const [first = ''] = /^\p{Lu}\p{Ll}*(?=\s)/u.exec(text) ?? [];
  const lower = first.toLowerCase();
  const common = isStopWord(lower) || isGenericStem(stem(lower)) || SMALL_NUMBERS[lower] !== undefined;
  const again = new RegExp(`\\s${lower}\\b`, 'u').test(text);
  return first !== '' && lower !== 'i' && (common || again) ? lower + text.slice(first.length) : text;
}

/** What an item is about: what is bold in it or stands before its colon, with its sources. */
function gist(item: string): string {
  const bold = /^\*\*([^*]+)\*\*/.exec(item)?.[1];
  const plain = bold ?? item.replace(/\s*\[\d+\]/g, '').split(/:\s/)[0] ?? item;
  return `${plain.replace(/[.;:\s]+$/, '')} ${marksIn(item).join('')}`.trim();
}

const FIGURE = /\d/;
const DATE_ONLY = /\b\d{4}-\d\d-\d\d\b|\b(?:19|20)\d\d\b|\[\d+\]|\b[A-Z]{2,}-\d+\b/g;

function hasFigure(sentence: string): boolean {
  return FIGURE.test(sentence.replace(DATE_ONLY, ''));
}

function figuresOf(answered: readonly Read[]): string[] {
  const perFinding = Math.max(1, Math.floor(MAX_FIGURES / answered.length));
  const figures = answered.flatMap((r) => {
    const lines = r.stretches.flatMap(linesOf).filter(hasFigure);
    // The concerns follow in full further down.
    return (r.aboutConcerns ? lines.map(gist) : lines).slice(0, perFinding);
  });
  return [...new Set(figures)].slice(0, MAX_FIGURES);
}

function linesOf(stretch: Stretch): string[] {
  const clean = { ...stretch, text: withoutProvenance(stretch.text) };
  if (stretch.kind === 'paragraph') return sentencesOf(clean);
  return stretch.kind === 'list' ? itemsOf(clean).map((item) => withMarks(item, stretch.marks)) : [];
}

function findingText({ finding, stretches }: Read): string {
  const heading = finding.instruction.replace(/\s+/g, ' ').trim().slice(0, 160);
  const text = stretches.map((s) => s.text).join('\n\n');
  return heading ? `**${heading}**\n\n${text}` : text;
}

/** A finding about concerns is made of them; of the others only the sentences of data that state one. */
function concernsOf({ stretches, aboutConcerns }: Read): string[] {
  const listed = stretches.filter((s) => s.kind === 'list').flatMap(linesOf);
  if (aboutConcerns) return listed.length > 0 ? listed : stretches.flatMap(linesOf);
  return stretches
    .filter((s) => !quotesDocument(s.text))
    .flatMap(linesOf)
    .filter(isOwnConcern);
}

// A rule about overdue work is no overdue work.
function isOwnConcern(sentence: string): boolean {
  return (
    statesConcern(sentence) &&
    !/\b(?:must|may|shall|should|is required|are required|is not allowed|has to|have to|if|when)\b/i.test(
      sentence,
    )
  );
}

function sourcesSection(text: string, sources: readonly WriteSource[]): string[] {
  const cited = new Set(marksIn(text));
  const listed = sources
    .filter((s) => cited.has(`[${s.n}]`))
    .map((s) => `- [${s.n}] ${s.title} (${s.kind}${s.updated ? `, updated ${s.updated}` : ''})`);
  return section('Sources', listed);
}
