import nlp from 'compromise/three';
import { singular } from './singular.ts';

const lexicon: unknown = Reflect.get(Object(Reflect.get(Object(nlp.model()), 'one')), 'lexicon');
const longestShortForm = 6;

/** Nouns that schemas hold and the library's word list lacks. */
const others = new Set(
  'port lane dock yard zone code unit rank gate deck crew cost fare bill form file link lead deal site slot tank plot seat shift skill score stage level name type date time year month week note text mail role team hall ward room rent loan tax fee fine risk gain loss goal host user tag key row item part sort size sum total rate ratio'.split(
    ' ',
  ),
);

/** Whether a part of a name is a word as it stands; what is not is taken for a short form. */
export function isWord(part: string): boolean {
  if (part.length > longestShortForm || /\d/.test(part)) return true;
  if (!/[aeiouy]/.test(part)) return false;
  const one = singular(part);
  return others.has(one) || isListed(part) || isListed(one);
}

/** In the library's word list, and not as the abbreviation of another word. */
function isListed(word: string): boolean {
  if (!Object.hasOwn(Object(lexicon), word)) return false;
  const tags: unknown = Reflect.get(Object(lexicon), word);
  return ![tags].flat().includes('Abbreviation');
}
