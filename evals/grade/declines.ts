import { normalise } from './text.ts';

/** Ways to say that something can't be answered. Kept apart from "there are none", which is an answer. */
const REFUSALS: readonly RegExp[] = [
  /\bnot answered\b|\bno part of (the|your) question\b|\b(don't|do not|can't) see (what|which|how|where)\b/,
  /\b(could|can|did|do|does|was|were|is|are|am|has|have)(n't| not)\b[^.!?]{0,80}\b(find|found|answer|answered|understand|understood|determine|determined|tell|know|known|available|recorded|contain|hold|include|mention|say|state|cover|able|identify|match|matched|help|provide|share|reveal|follow|exist|tracked|stored|clear|documented|answerable|support|speak|part of)\b/,
  /\bcannot\b|\bunable to\b|\bnot able to\b/,
  /\bno (such|record|records|data|information|column|columns|table|tables|field|fields|attribute|document|documents|passage|passages|policy|policies|rule|rules|mention|match|matching|answer|entry|entries|details|figures?|sources?)\b/,
  /\b(nothing|none of)\b[^.!?]{0,60}\b(about|on|answers?|matches|mentions?|says|covers?|records?|reachable|found|contains?)\b/,
  /\b(not|never|isn't) (found|available|recorded|covered|mentioned|stored|known|tracked|clear|part of|in the data|understood|documented)\b/,
  /\b(unknown|unclear|ambiguous|out of scope|outside the scope)\b/,
  /\b(please|could you) (clarify|specify|rephrase|say which|be more specific|ask)\b|\bdid you mean\b|\b(which|what)\b[^.!?]{0,60}\bdo you mean\b|\bcan be read in (two|2|several) ways\b/,
  /\bonly (understand|answer|speak|read)s?\b[^.!?]{0,40}\benglish\b|\b(ask|rephrase)[^.!?]{0,30}\bin english\b/,
  // German, Spanish, French: what a hosted model may answer to a question in those languages.
  /\b(nicht|keine[nrms]?)\b[^.!?]{0,80}\b(finden|gefunden|beantworten|beantwortet|verfügbar|vorhanden|daten|angaben|informationen|hinterlegt|erfasst|verstanden|bekannt)\b/,
  /\bleider\b|\blo siento\b|\bno (encontr|hay (datos|información|registros?|ninguna)|dispongo|puedo|se encontró|tengo|entend|existe|aparece)/,
  /\bje ne (peux|trouve|dispose|comprends)|\baucune (donnée|information)|\bdésolé/,
];

/** Whether a text says, anywhere, that it doesn't answer (all of) what was asked. */
export function declines(text: string): boolean {
  const said = normalise(text);
  return REFUSALS.some((refusal) => refusal.test(said));
}

/** Whether the sentence or line around one of the subjects says so. */
export function declinesAbout(text: string, subject: RegExp): boolean {
  const pieces = text.split(/\n+|(?<=[.!?])\s+/);
  return pieces.some((piece, index) => {
    if (!subject.test(normalise(piece))) return false;
    return declines(piece) || declines(`${pieces[index - 1] ?? ''} ${piece}`);
  });
}
