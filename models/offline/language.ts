/** The commonest words of the languages that people write to us in. */
const COMMON: Record<'en' | 'de' | 'es' | 'fr' | 'pt' | 'it', Set<string>> = {
  en: wordSet(
    'the of and to in is are we our what how many which who do does have has with for on my you your it there any about from this that be can',
  ),
  de: wordSet(
    'der die das und ist sind wie viele was wer welche welcher haben hat wir unsere unser ich mein für mit von auf ein eine einen nicht gibt es im zum zur bei wann wo darf muss kann',
  ),
  es: wordSet(
    'el la los las y es son cuántos cuantos cuántas cuantas qué que quién quien cuál cual tenemos nuestra nuestro mi para con de del en un una no hay cuándo dónde puedo cómo por',
  ),
  fr: wordSet(
    'le la les et est sont combien quel quelle quels quelles qui avons nous notre nos mon ma pour avec de du des en un une ne pas il y a quand où puis comment dans sur',
  ),
  pt: wordSet(
    'o a os as e é são quantos quantas qual quais quem temos nossa nosso meu minha para com de do da em um uma não há quando onde posso como',
  ),
  it: wordSet(
    'il la gli le e è sono quanti quante quale quali chi abbiamo nostra nostro mio mia per con di del della in un una non ci quando dove posso come',
  ),
};

export type Language = keyof typeof COMMON;

function wordSet(words: string): Set<string> {
  return new Set(words.split(' '));
}

/** The language of a text by its commonest words; English when nothing speaks clearly for another. */
export function languageOf(text: string): Language {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const counted = (Object.keys(COMMON) as Language[])
    .map((language) => ({ language, hits: words.filter((w) => COMMON[language].has(w)).length }))
    .sort((a, b) => b.hits - a.hits || (a.language === 'en' ? -1 : 0));
  const best = counted[0];
  return best && best.hits >= 2 ? best.language : 'en';
}

const DECLINES: Record<Exclude<Language, 'en'>, string> = {
  de: 'Das kann ich leider nicht beantworten: Das Offline-Modell versteht Fragen nur auf Englisch. Bitte stellen Sie die Frage auf Englisch.',
  es: 'Lo siento, no puedo responder: el modelo sin conexión solo entiende preguntas en inglés. Por favor, formule la pregunta en inglés.',
  fr: 'Je suis désolé, je ne peux pas répondre : le modèle hors ligne ne comprend que les questions en anglais. Merci de poser la question en anglais.',
  pt: 'Lamento, não posso responder: o modelo offline só entende perguntas em inglês. Por favor, faça a pergunta em inglês.',
  it: 'Mi dispiace, non posso rispondere: il modello offline capisce solo domande in inglese. Per favore, ponga la domanda in inglese.',
};

/** A polite refusal in the language of a question that is not English. */
export function politeDecline(question: string): string | undefined {
  const language = languageOf(question);
  return language === 'en' ? undefined : DECLINES[language];
}
