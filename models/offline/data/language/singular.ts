const irregular: Record<string, string> = {
  people: 'person',
  persons: 'person',
  men: 'man',
  women: 'woman',
  children: 'child',
  staff: 'staff',
  data: 'data',
  media: 'medium',
  statuses: 'status',
  analyses: 'analysis',
  diagnoses: 'diagnosis',
  addresses: 'address',
  bonuses: 'bonus',
  buses: 'bus',
  species: 'species',
  series: 'series',
  news: 'news',
  feet: 'foot',
  indices: 'index',
  criteria: 'criterion',
  movies: 'movie',
  cookies: 'cookie',
  shoes: 'shoe',
  employees: 'employee',
  campuses: 'campus',
  viruses: 'virus',
  gases: 'gas',
  lives: 'life',
  shelves: 'shelf',
  leaves: 'leave',
  halves: 'half',
  knives: 'knife',
  sales: 'sale',
  us: 'us',
};

/** The regular singular of an English noun, with the exceptions that name tables. */
export function singular(word: string): string {
  const known = irregular[word];
  if (known) return known;
  if (word.length <= 3 || !word.endsWith('s') || /(ss|us|is|ous)$/.test(word)) return word;
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(xes|ches|shes|sses|zzes)$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}
