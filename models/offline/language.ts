/** The commonest words of the languages that people write to us in. */
const COMMON: Record<'en' | 'de' | 'es' | 'fr' | 'pt' | 'it', Set<string>> = {
  en: wordSet(
    'the of and to in is are we our what how many much which who when where why do does did have has had with for on at by as an a i me my you your it there any about from this that be can may must should will would could need get if not no or',
  ),
  de: wordSet(
    'der die das den dem des und oder ist sind wie viel viele was wer wen wem welche welcher welches welchen haben hat habe wird werden wir unsere unser unserem ich mein meine mir mich für mit von auf aus nach vor über ein eine einen einem einer nicht kein keine gibt es im am zum zur bei bis wann wo warum wieso darf dürfen muss müssen kann können soll sollen wenn pro',
  ),
  es: wordSet(
    'el la los las y es son está están cuánto cuanto cuánta cuántos cuantos cuántas cuantas qué que quién quien quiénes cuál cual cuáles tenemos tiene tienen tengo nuestra nuestro mi mis se su sus para con sin de del al en un una no hay cuándo cuando dónde donde puedo puede debo debe cómo como por si más',
  ),
  fr: wordSet(
    'le la les et est sont combien quel quelle quels quelles qui avons nous notre nos mon ma pour avec de du des en un une ne pas il y a quand où puis comment dans sur',
  ),
  pt: wordSet(
    'o os as e é são quantos quantas qual quais quem temos nossa nosso meu minha para com de do da em um uma não há quando onde posso como',
  ),
  it: wordSet(
    'il la gli le e è sono quanti quante quale quali chi abbiamo nostra nostro mio mia per con di del della in un una non ci quando dove posso come',
  ),
};

export type Language = keyof typeof COMMON;

function wordSet(words: string): Set<string> {
  return new Set(words.split(' '));
}

const FEW_WORDS = 5;

/** The language of a text by its commonest words; English when nothing speaks clearly for another. */
export function languageOf(text: string): Language {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const counted = (Object.keys(COMMON) as Language[])
    .map((language) => ({ language, hits: words.filter((w) => COMMON[language].has(w)).length }))
    .sort((a, b) => b.hits - a.hits || (a.language === 'en' ? -1 : 0));
  const best = counted[0];
  // One word is enough where no word is English: "Überstundenregelung bitte, für wen?"
  const english = counted.find(({ language }) => language === 'en')?.hits ?? 0;
  if (!best || best.hits <= english) return 'en';
  return best.hits >= 2 || (english === 0 && words.length <= FEW_WORDS) ? best.language : 'en';
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
