/** Countries with the adjective of their people and their ISO code; a database may keep any of the three. */
const nations = `Germany German DE|France French FR|Spain Spanish ES|Italy Italian IT|Poland Polish PL|Austria Austrian AT|Switzerland Swiss CH|Netherlands Dutch NL|Belgium Belgian BE|Portugal Portuguese PT|Sweden Swedish SE|Norway Norwegian NO|Denmark Danish DK|Finland Finnish FI|Ireland Irish IE|Britain British GB|England English GB|Greece Greek GR|Turkey Turkish TR|Russia Russian RU|Ukraine Ukrainian UA|Hungary Hungarian HU|Romania Romanian RO|Bulgaria Bulgarian BG|Croatia Croatian HR|America American US|Canada Canadian CA|Mexico Mexican MX|Brazil Brazilian BR|Argentina Argentinian AR|China Chinese CN|Japan Japanese JP|India Indian IN|Korea Korean KR|Australia Australian AU|Egypt Egyptian EG|Nigeria Nigerian NG|Kenya Kenyan KE`;
const languages =
  'German de|French fr|Spanish es|Italian it|Polish pl|Dutch nl|Portuguese pt|Swedish sv|Norwegian no|Danish da|Finnish fi|English en|Greek el|Turkish tr|Russian ru|Ukrainian uk|Hungarian hu|Romanian ro|Chinese zh|Japanese ja|Korean ko|Arabic ar|Hindi hi|Czech cs';

const rows = (text: string): string[][] => text.split('|').map((row) => row.split(' '));

/** Other words for a value that names a country, a nationality or a language. */
export function nationalWords(value: string, columnWords: readonly string[]): string[] {
  const lower = value.toLowerCase();
  if (columnWords.includes('language')) {
    return rows(languages).flatMap(([name = '', code = '']) => (lower === code ? [name.toLowerCase()] : []));
  }
  if (!columnWords.some((word) => /^(country|nation|nationality|origin|citizenship|market)$/.test(word)))
    return [];
  return rows(nations).flatMap(([name = '', adjective = '', code = '']) =>
    [name, adjective, code].some((each) => each.toLowerCase() === lower)
      ? [name.toLowerCase(), adjective.toLowerCase()].filter((each) => each !== lower)
      : [],
  );
}
