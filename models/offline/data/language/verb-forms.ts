import nlp from 'compromise/three';

/** A word that is known to be a verb of some form. */
function verbOf(word: string, form: 'PastTense' | 'Infinitive') {
  const said = nlp(word);
  said.tag(form);
  return said.verbs();
}

/** "Paid" → "pay", "treated" → "treat", "planned" → "plan"; what is no verb stays as it is. */
export const infinitiveOf = (past: string): string => verbOf(past, 'PastTense').toInfinitive().text() || past;

/** "Pay" → "paid", "write" → "written"; what is no verb stays as it is. */
export function participleOf(infinitive: string): string {
  const [forms] = verbOf(infinitive, 'Infinitive').conjugate() as Record<string, string>[];
  return forms?.['Participle'] ?? forms?.['PastTense'] ?? infinitive;
}
