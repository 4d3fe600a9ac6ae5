/**
 * Ordinary English words that mean about the same in a database of any kind. A group says only that one word may
 * stand for another; the schema decides which of them exists.
 */
const groups = [
  'employee staff worker personnel colleague workforce headcount teammate',
  'customer client buyer shopper purchaser',
  'patient inpatient',
  'doctor physician',
  'member membership subscriber',
  'student pupil',
  'teacher instructor lecturer',
  'citizen resident inhabitant',
  'user account',
  'supplier vendor',
  'author writer',
  'reader patron borrower member',
  'manager head boss lead leader chief supervisor director',
  'owner holder',
  'driver chauffeur',
  'agent representative rep',
  'surgeon surgery surgical',
  'product item article good merchandise',
  'order purchase',
  'invoice bill',
  'payment transaction',
  'shipment delivery',
  'refund reimbursement',
  'department dept division unit',
  'team crew group squad',
  'branch location site store shop outlet',
  'office location',
  'warehouse depot',
  'city town municipality',
  'country nation',
  'region area territory',
  'district neighborhood neighbourhood borough quarter',
  'street road',
  'price cost fee charge rate',
  'amount total sum value',
  'salary pay wage earning compensation income remuneration',
  'budget funding allocation',
  'revenue turnover sale income',
  'cost expense expenditure spend spending',
  'discount rebate reduction',
  'tax vat',
  'balance credit',
  'quantity unit count amount piece',
  'stock inventory',
  'weight mass',
  'duration length time',
  'size area',
  'capacity seat',
  'category type kind class genre',
  'status state condition stage',
  'priority urgency severity',
  'role position job title function occupation profession',
  'grade level band rank',
  'rating score star stars',
  'review feedback',
  'comment note remark',
  'language tongue',
  'gender sex',
  'name title',
  'email mail e-mail',
  'phone telephone mobile',
  'loan borrow lend checkout borrowing lending',
  'book title volume publication',
  'reservation hold booking',
  'fine penalty fee',
  'return bring',
  'appointment visit consultation',
  'admission admit hospitalisation hospitalization stay',
  'prescription prescribe',
  'medication drug medicine',
  'diagnosis diagnose condition illness disease',
  'ward unit',
  'treatment treat procedure therapy',
  'hire join recruit employ',
  'leave quit resign termination exit',
  'birth born birthday dob',
  'create open register start',
  'end finish complete close',
  'register sign signup enrol enroll registration enrolment enrollment',
  'publish release publication',
  'vacancy opening position',
  'project initiative',
  'task assignment job',
  'timesheet timelog worklog',
  'ticket issue case incident',
  'complaint grievance',
  'event session',
  'course class',
  'contract agreement',
  'permit licence license',
  'vehicle car',
  'building property premises',
  'request application',
  'sell sale sold',
  'buy purchase',
  'begin start',
  'earn salary pay wage',
  'cost price',
  'weigh weight',
  'last duration',
  'deliver delivery',
  'ship shipment',
  'pay payment',
  'live city address residence',
  'hour time effort',
  'equipment device machine apparatus instrument',
  'campaign promotion',
  'coupon voucher',
  'seat place',
  'room chamber',
  'bed berth',
  'due deadline',
  'currency money',
].map((group) => group.split(' '));

const related = new Map<string, Set<string>>();
for (const group of groups) {
  for (const word of group) {
    const known = related.get(word) ?? new Set<string>();
    for (const other of group) if (other !== word) known.add(other);
    related.set(word, known);
  }
}

/** Words (lemmas) that may stand for the given one. */
export function synonyms(lemma: string): ReadonlySet<string> {
  return related.get(lemma) ?? none;
}

const none: ReadonlySet<string> = new Set();

/** Words for people in general: they name whichever table of people the question is about. */
export const peopleWords = new Set([
  'person',
  'people',
  'folk',
  'folks',
  'human',
  'individual',
  'somebody',
  'someone',
  'anyone',
  'anybody',
  'everyone',
  'nobody',
  'man',
  'woman',
]);

/** Nouns that name a kind of person, by which a table of people is known. */
export const personNouns = new Set(
  'employee staff worker personnel person people customer client buyer patient doctor physician nurse surgeon member subscriber student pupil teacher instructor lecturer citizen resident inhabitant user author writer reader patron borrower manager agent representative contact supplier driver technician engineer officer inspector volunteer donor guest tenant owner player athlete coach librarian clerk pilot passenger applicant candidate researcher professor consultant contractor operator seller'.split(
    ' ',
  ),
);

/** Nouns for the people an organisation employs. */
export const staffNouns = new Set([
  'employee',
  'staff',
  'worker',
  'personnel',
  'colleague',
  'workforce',
  'person',
  'doctor',
  'nurse',
  'teacher',
  'clinician',
  'officer',
]);
