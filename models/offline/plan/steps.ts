import { acrossParts } from './across.ts';
import { filled, type Resolved, replacePointers, resolveQuestion } from './follow-up.ts';
import { completed } from './halves.ts';
import { leaningOf } from './leaning/leaning.ts';
import { asKinds, referentsOf } from './referents.ts';
import { type Choice, rankSkills, type SkillProfile } from './skills.ts';
import { asSentence, inOrder, type Part, splitQuestion } from './split.ts';

export interface Step {
  id: string;
  agent: string;
  skill: string;
  instruction: string;
  dependsOn: string[];
}

interface Draft {
  /** Words that stand on their own. */
  text: string;
  raw: string;
  joint: string;
  /** The part whose result this one speaks about. */
  pointsTo?: number;
  choice: Choice;
}

const MAX_STEPS = 6;
/** A part that speaks about another part's result stays with that part's skill unless another fits clearly better. */
const LOYALTY = 0.7;

/** The steps that a question needs: its parts, each with the skill that fits best; parts that belong together share a step. */
export function makeSteps(
  question: string,
  previous: Resolved | undefined,
  skills: readonly SkillProfile[],
): Step[] {
  const parts = partsOf(inOrder(question)).flatMap((part) => splitByTopic(part, skills));
  const drafts: Draft[] = [];
  for (const part of parts) drafts.push(draft(part, drafts, { previous, skills }));
  return toSteps(drafts);
}

function partsOf(question: string): Part[] {
  const across = acrossParts(question);
  if (!across) return splitQuestion(question);
  return [across.count, across.amount].map((text) => ({ text, raw: text, joint: ' ' }));
}

function draft(
  part: Part,
  before: readonly Draft[],
  known: { previous: Resolved | undefined; skills: readonly SkillProfile[] },
): Draft {
  const base = { raw: part.text, joint: part.joint };
  for (let i = before.length - 1; i >= 0; i -= 1) {
    const earlier = before[i];
    const text = earlier && replacePointers(part.text, referentsOf(earlier.text, ''));
    if (!earlier || !text) continue;
    const alone = standsAlone(part.text, earlier.text)
      ? replacePointers(part.text, asKinds(referentsOf(earlier.text, '')))
      : undefined;
    return {
      ...base,
      text: alone ?? text,
      ...(alone ? { raw: alone } : { pointsTo: i }),
      choice: alone ? bestChoice(alone, known.skills) : loyalChoice(text, earlier, known.skills),
    };
  }
  const half = completed(part.text, before.at(-1)?.text) ?? filled(part.raw, before.at(-1)?.text);
  const text = half ?? resolveQuestion(before.length === 0 ? part.raw : part.text, known.previous);
  return { ...base, raw: text, text, choice: bestChoice(text, known.skills) };
}

/**
 * Whose subject was only counted before, and who asks for no figure: a rule about it, as a rule. It goes its own way,
 * for the records may know nothing of it.
 */
function standsAlone(text: string, earlier: string): boolean {
  const { data, document } = leaningOf(text);
  const counted = /^(?:how (?:many|much)|what (?:is|was) the (?:total|average|number))\b/i.test(
    earlier.trim(),
  );
  if (!counted || data > document) return false;
  return document - data >= RULE || NO_FIGURE.test(text.trim());
}

const NO_FIGURE =
  /^(?:and )?(?:how (?!many|much)|may|must|can|should|what (?:do|does|is|are|must|should)|do|does|is|are)\b|\bin (?:such a|such|that|this) case\b/i;
const RULE = 1.5;
function bestChoice(text: string, skills: readonly SkillProfile[]): Choice {
  const [best] = rankSkills(text, skills);
  if (!best) throw new RangeError('A plan needs at least one skill.');
  return best;
}

function loyalChoice(text: string, earlier: Draft, skills: readonly SkillProfile[]): Choice {
  const ranked = rankSkills(text, skills);
  const best = bestChoice(text, skills);
  const same = ranked.find((c) => c.profile === earlier.choice.profile);
  if (same && leansElsewhere(text, same, best)) return best;
  return same && same.score >= LOYALTY * best.score ? same : best;
}

/** A rule about what the records named, or a figure about what a rule named: loyalty would ask the wrong side. */
function leansElsewhere(text: string, same: Choice, best: Choice): boolean {
  const { data, document } = leaningOf(text);
  const [here, there] = [same.profile.offer, best.profile.offer];
  return Math.abs(data - document) >= RULE && (data - document) * (there.data - here.data) > 0;
}

const LIST_BREAK = /\s*,\s*(?:and\s+)?|\s+(?:and(?: also)?|as well as|plus)\s+/gi;
const CLEAR = 1.5;

// "the number of engineers and the remote work policy": no second verb, but two specialists' work.
function splitByTopic(part: Part, skills: readonly SkillProfile[]): Part[] {
  for (const match of part.text.matchAll(LIST_BREAK)) {
    const left = part.text.slice(0, match.index);
    const right = part.text.slice(match.index + match[0].length);
    if (!differ(left, right, skills)) continue;
    const rest: Part = {
      text: asked(right),
      raw: asked(right),
      joint: match[0],
    };
    return [{ ...part, text: left, raw: left }, ...splitByTopic(rest, skills)];
  }
  return [part];
}

function differ(left: string, right: string, skills: readonly SkillProfile[]): boolean {
  if (
    !/^(?:the|our|any|my|all|your)\s/i.test(right) &&
    !/\b(?:polic(?:y|ies)|rules?|guidelines?|standards?)\b/i.test(right)
  )
    return false;
  const [a, b] = [leaningOf(left), leaningOf(right)];
  const opposite =
    (a.data - a.document > CLEAR && b.document - b.data > CLEAR) ||
    (a.document - a.data > CLEAR && b.data - b.document > CLEAR);
  if (!opposite) return false;
  const [x, y] = [rankSkills(left, skills)[0], rankSkills(right, skills)[0]];
  return x !== undefined && y !== undefined && x.profile !== y.profile;
}

function asked(phrase: string): string {
  return /^(?:the|our|any|my|all|your)\s/i.test(phrase)
    ? `What about ${phrase}`.replace(
        'What about',
        /s\b[^s]*$/.test(phrase.split(' of ')[0] ?? '') ? 'What are' : 'What is',
      )
    : phrase;
}

interface Growing {
  step: Step;
  text: string;
  choice: Choice;
}

function toSteps(drafts: readonly Draft[]): Step[] {
  const growing: Growing[] = [];
  const home: Growing[] = [];
  for (const d of drafts) {
    const pointed = d.pointsTo === undefined ? undefined : home[d.pointsTo];
    const target = mergeTarget(d, pointed, growing);
    if (target) {
      target.text =
        target === pointed && home.at(-1) === pointed
          ? rejoin(target.text, d)
          : `${asSentence(target.text)} ${asSentence(d.text)}`;
      home.push(target);
      continue;
    }
    const id = `s${growing.length + 1}`;
    const dependsOn = pointed && needsResult(drafts[d.pointsTo ?? 0]?.text ?? '') ? [pointed.step.id] : [];
    const { agent, skill } = d.choice.profile;
    const fresh = {
      step: { id, agent, skill, instruction: '', dependsOn },
      text: d.text,
      choice: d.choice,
    };
    growing.push(fresh);
    home.push(fresh);
  }
  return growing.map(({ step, text }) => ({
    ...step,
    instruction: asSentence(text),
  }));
}

function rejoin(text: string, d: Draft): string {
  return `${text.replace(/[?.!,;:\s]+$/, '')}${/[.?!]/.test(d.joint) || d.joint === ' ' ? '? ' : d.joint}${d.raw}`;
}

// Only what a result names must be waited for; "the engineers" are known without counting them.
function needsResult(earlier: string): boolean {
  return (
    /^(?:which|who|whose|what(?! (?:is|are) (?:our|the company))|list|show|name|find|identify|rank)\b/i.test(
      earlier,
    ) || /\b(?:most|least|highest|lowest|largest|smallest|top)\b/i.test(earlier)
  );
}

function mergeTarget(
  d: Draft,
  pointed: Growing | undefined,
  growing: readonly Growing[],
): Growing | undefined {
  if (pointed && pointed.choice.profile.agent === d.choice.profile.agent) return pointed;
  const same = growing.filter((g) => g.choice.profile === d.choice.profile);
  if (growing.length < MAX_STEPS) return undefined;
  return (
    same.at(-1) ??
    growing.findLast((g) => g.choice.profile.agent === d.choice.profile.agent) ??
    growing.at(-1)
  );
}
