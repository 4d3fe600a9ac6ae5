/** What people of one department do; the first role is the head's. */
interface StaffedDepartment {
  name: string;
  budget: number;
  /** What Finance has on record; it may differ from the employees there are. */
  headcount: number;
  roles: readonly (readonly [role: string, people: number, band: string])[];
  /** Categories of timesheet entries, the first ones more often. */
  categories: readonly string[];
}

export const STAFFED: readonly StaffedDepartment[] = [
  {
    name: 'Engineering',
    budget: 24_600_000,
    headcount: 128,
    roles: [
      ['Engineering Director', 2, 'B8'],
      ['Engineering Manager', 10, 'B6'],
      ['Principal Engineer', 4, 'B7'],
      ['Staff Engineer', 9, 'B6'],
      ['Senior Software Engineer', 30, 'B5'],
      ['Software Engineer', 42, 'B4'],
      ['Site Reliability Engineer', 9, 'B5'],
      ['QA Engineer', 10, 'B4'],
      ['Data Engineer', 7, 'B5'],
      ['Security Engineer', 4, 'B5'],
      ['Release Engineer', 1, 'B4'],
    ],
    categories: [
      'Development',
      'Development',
      'Development',
      'Testing',
      'Design',
      'Meetings',
      'Support',
      'Training',
    ],
  },
  {
    name: 'Product',
    budget: 7_150_000,
    headcount: 45,
    roles: [
      ['Product Director', 1, 'B8'],
      ['Group Product Manager', 4, 'B7'],
      ['Senior Product Manager', 6, 'B6'],
      ['Product Manager', 14, 'B5'],
      ['Product Designer', 9, 'B4'],
      ['UX Researcher', 5, 'B4'],
      ['Product Analyst', 5, 'B3'],
      ['Technical Writer', 1, 'B3'],
    ],
    categories: ['Planning', 'Planning', 'Design', 'Research', 'Meetings', 'Training'],
  },
  {
    name: 'Sales',
    budget: 11_900_000,
    headcount: 92,
    roles: [
      ['Sales Director', 2, 'B8'],
      ['Regional Sales Manager', 7, 'B6'],
      ['Senior Account Executive', 12, 'B5'],
      ['Account Executive', 34, 'B4'],
      ['Sales Development Representative', 20, 'B2'],
      ['Solutions Consultant', 9, 'B5'],
      ['Sales Analyst', 4, 'B3'],
      ['Partner Manager', 1, 'B5'],
    ],
    categories: ['Customer work', 'Customer work', 'Planning', 'Meetings', 'Administration', 'Training'],
  },
  {
    name: 'Operations',
    budget: 9_300_000,
    headcount: 78,
    roles: [
      ['Operations Director', 1, 'B8'],
      ['Operations Manager', 7, 'B6'],
      ['Support Specialist', 26, 'B2'],
      ['Logistics Coordinator', 16, 'B2'],
      ['Procurement Specialist', 8, 'B3'],
      ['Business Analyst', 7, 'B4'],
      ['Warehouse Supervisor', 6, 'B3'],
      ['IT Administrator', 6, 'B3'],
      ['Facilities Coordinator', 2, 'B2'],
      ['Payroll Specialist', 1, 'B3'],
    ],
    categories: ['Support', 'Support', 'Administration', 'Planning', 'Meetings', 'Training'],
  },
];

/** A head and a budget, but nobody employed there yet. */
export const UNSTAFFED: readonly { name: string; head: string; budget: number; headcount: number }[] = [
  { name: 'Customer Success', head: 'Tobias Ekstrand', budget: 2_400_000, headcount: 0 },
  { name: 'Facilities', head: 'Palesa Mthembu', budget: 1_850_000, headcount: 0 },
  { name: 'Finance', head: 'Charlotte Osterberg', budget: 2_100_000, headcount: 0 },
  { name: 'Legal', head: 'Emilio Zaragoza', budget: 1_650_000, headcount: 0 },
  { name: 'Marketing', head: 'Keiko Shimada', budget: 4_300_000, headcount: 0 },
  { name: 'People', head: 'Adwoa Frimpong', budget: 1_900_000, headcount: 0 },
  { name: 'Research', head: 'Henrik Solberg', budget: 3_200_000, headcount: 0 },
  { name: 'Security', head: 'Nadia Benhaddou', budget: 2_750_000, headcount: 0 },
];

/** Open positions: department, title, and for how many days it has been open on the reference date. */
export const OPEN_POSITIONS: readonly (readonly [department: string, title: string, days: number])[] = [
  ['Engineering', 'Senior Software Engineer', 12],
  ['Engineering', 'Senior Software Engineer', 37],
  ['Engineering', 'Software Engineer', 8],
  ['Engineering', 'Software Engineer', 55],
  ['Engineering', 'Site Reliability Engineer', 118],
  ['Engineering', 'Data Engineer', 71],
  ['Engineering', 'Engineering Manager', 29],
  ['Engineering', 'Security Engineer', 203],
  ['Engineering', 'Release Engineer', 44],
  ['Product', 'Senior Product Manager', 96],
  ['Product', 'Product Manager', 19],
  ['Product', 'Product Designer', 33],
  ['Product', 'Product Designer', 61],
  ['Product', 'UX Researcher', 14],
  ['Product', 'Technical Writer', 82],
  ['Sales', 'Account Executive', 22],
  ['Sales', 'Solutions Consultant', 131],
  ['Sales', 'Partner Manager', 48],
  ['Operations', 'Payroll Specialist', 26],
  ['Security', 'Security Analyst', 189],
  ['Security', 'Compliance Manager', 67],
  ['Marketing', 'Content Strategist', 40],
  ['Customer Success', 'Customer Success Manager', 105],
];
