const names = new Intl.DisplayNames('en', { type: 'currency' });

/** Names of money that are words of everything else, too. */
const AMBIGUOUS: ReadonlySet<string> = new Set([
  ...[
    'all',
    'gold',
    'kina',
    'kip',
    'mark',
    'metical',
    'real',
    'rights',
    'silver',
    'sol',
    'som',
    'top',
    'won',
  ],
]);
const PLURALS = [
  'kronor',
  'kroner',
  'koruny',
  'euros',
  'yen',
  'yuan',
  'baht',
  'rand',
  'zlotys',
  'złoty',
  'złotych',
];

/** What the world's money is called, singular and plural, without the country: "franc", "francs". */
const CURRENCIES: ReadonlySet<string> = new Set([
  ...Intl.supportedValuesOf('currency').flatMap((code) => {
    const name =
      (names.of(code) ?? code)
        .toLowerCase()
        .replace(/\(.*\)/, '')
        .trim()
        .split(' ')
        .at(-1) ?? '';
    return AMBIGUOUS.has(name) || name.length < 3 ? [] : [name, `${name}s`];
  }),
  ...PLURALS,
]);

export function isCurrency(word: string): boolean {
  return CURRENCIES.has(word.toLowerCase());
}
