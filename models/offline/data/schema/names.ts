import { singular } from '../language/singular.ts';

/** What database designers cut words down to. */
const abbreviations: Record<string, string> = {
  qty: 'quantity',
  qnty: 'quantity',
  amt: 'amount',
  dept: 'department',
  dpt: 'department',
  emp: 'employee',
  empl: 'employee',
  no: 'number',
  num: 'number',
  nbr: 'number',
  nr: 'number',
  cust: 'customer',
  addr: 'address',
  cat: 'category',
  ctgry: 'category',
  mgr: 'manager',
  mngr: 'manager',
  pct: 'percent',
  perc: 'percent',
  dt: 'date',
  yr: 'year',
  mth: 'month',
  inv: 'invoice',
  prod: 'product',
  cd: 'code',
  sal: 'salary',
  acct: 'account',
  acc: 'account',
  org: 'organisation',
  loc: 'location',
  tel: 'phone',
  ph: 'phone',
  avg: 'average',
  desc: 'description',
  descr: 'description',
  ord: 'order',
  supp: 'supplier',
  whs: 'warehouse',
  wh: 'warehouse',
  prc: 'price',
  stat: 'status',
  sts: 'status',
  typ: 'type',
  ref: 'reference',
  pmt: 'payment',
  pymt: 'payment',
  pat: 'patient',
  doc: 'doctor',
  dob: 'birth date',
  dur: 'duration',
  mins: 'minute',
  hrs: 'hour',
  hr: 'hour',
  min: 'minute',
  sec: 'second',
  wt: 'weight',
  ht: 'height',
  cnt: 'count',
  tot: 'total',
  bal: 'balance',
  disc: 'discount',
  rev: 'revenue',
  lang: 'language',
  ctry: 'country',
  cntry: 'country',
  reg: 'region',
  appt: 'appointment',
  diag: 'diagnosis',
  dx: 'diagnosis',
  rx: 'prescription',
  med: 'medication',
  presc: 'prescription',
  std: 'student',
  lib: 'library',
  pub: 'publication',
  isbn: 'isbn',
  fname: 'first name',
  lname: 'last name',
  firstname: 'first name',
  lastname: 'last name',
  fullname: 'full name',
  birthdate: 'birth date',
  hiredate: 'hire date',
  startdate: 'start date',
  enddate: 'end date',
  postcode: 'postal code',
  zip: 'postal code',
  plz: 'postal code',
  veh: 'vehicle',
  lic: 'licence',
  bldg: 'building',
  apt: 'apartment',
  mfr: 'manufacturer',
  uom: 'unit',
  proj: 'project',
  hdr: 'header',
  txn: 'transaction',
  trx: 'transaction',
  stmt: 'statement',
  sched: 'schedule',
  cap: 'capacity',
  pop: 'population',
  dist: 'distance',
  temp: 'temperature',
  est: 'estimated',
  req: 'request',
  res: 'resident',
  occ: 'occupancy',
  max: 'maximum',
  lvl: 'level',
  grp: 'group',
  usr: 'user',
  mbr: 'member',
  auth: 'author',
  cl: 'class',
  crs: 'course',
  svc: 'service',
  maint: 'maintenance',
  ins: 'insurance',
  ship: 'ship',
  spec: 'specialty',
  phys: 'physician',
  strt: 'start',
  beg: 'begin',
  opn: 'open',
  clsd: 'closed',
  crt: 'created',
  upd: 'updated',
  subj: 'subject',
  mun: 'municipality',
};

const tablePrefixes = new Set(['tbl', 'dim', 'fact', 'fct', 't', 'tb', 'vw', 'v', 'stg', 'lkp', 'ref']);

/** The words of a name, in the singular: `emp_no`, `EmpNo` → employee number. */
export function splitName(name: string, kind: 'table' | 'column' = 'column'): string[] {
  const parts = name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part !== '')
    .map((part) => part.toLowerCase());
  const bare =
    kind === 'table' && parts.length > 1 && tablePrefixes.has(parts[0] ?? '') ? parts.slice(1) : parts;
  return bare.flatMap((part) => expand(part));
}

function expand(part: string): string[] {
  const known = abbreviations[part];
  if (known !== undefined) return known.split(' ');
  const one = part.endsWith('s') ? abbreviations[part.slice(0, -1)] : undefined;
  return one === undefined ? [singular(part)] : one.split(' ');
}

/** A column's name as a reader would say it. */
export function humanName(name: string): string {
  const words = splitPlain(name);
  return words.join(' ');
}

function splitPlain(name: string): string[] {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part !== '')
    .map((part) => abbreviations[part.toLowerCase()] ?? part.toLowerCase());
}

/** A table's name as a reader would say it, in the number that fits; its own words where no English noun is seen. */
export function humanTable(name: string, count: number): string {
  const words = splitName(name, 'table');
  const spoken = humanName(name).split(' ');
  const bare = spoken.length > words.length ? spoken.slice(spoken.length - words.length) : spoken;
  const [own, one] = [bare.at(-1) ?? '', words.at(-1) ?? ''];
  const many = own !== one || isUninflected(own) ? own : plural(one);
  return [...bare.slice(0, -1), count === 1 ? one : many].join(' ');
}

/** "pts", "cds": without a vowel it is an abbreviation that nobody inflects. */
const isUninflected = (word: string): boolean => !/[aeiouy]/.test(word);

function plural(word: string): string {
  if (word === 'person') return 'people';
  if (word === 'child') return 'children';
  if (/^(staff|data|personnel|news|series|species|inventory|stock|equipment|information)$/.test(word))
    return word;
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  return /(s|x|ch|sh|z)$/.test(word)
    ? `${word.replace(/is$/, 'e').replace(/s$/, word.endsWith('is') ? '' : 's')}${word.endsWith('is') ? 's' : 'es'}`
    : `${word}s`;
}
