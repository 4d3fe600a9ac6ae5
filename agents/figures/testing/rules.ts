import type { Stated } from './world.ts';

/** A passage of a document and sentences that retell it, in its words and in others. */
export interface RuleText {
  title: string;
  passage: string;
  sentences: (string | Stated)[][];
}

const said = (text: string, ...others: string[]): Stated => ({ text, others });

export const RULES: readonly RuleText[] = [
  {
    title: 'Paid time off',
    passage:
      'A full-time employee has 20 days of PTO a year. After five years of service it is 24 days. Up to 6 unused days can be carried into the next year and must be taken by 31 March. Requests are made at least 14 days ahead.',
    sentences: [
      ['A full-time employee has ', said('20', '24', '6', '14'), ' days of PTO a year'],
      ['Everybody who works full time gets ', said('20', '6', '14'), ' days of PTO each year'],
      ['At most ', said('6', '20', '24', '14'), ' unused days may be carried over into the next year'],
      ['Requests have to be made ', said('14', '20', '24', '6'), ' days ahead'],
    ],
  },
  {
    title: 'Remote work',
    passage:
      'Employees may work remotely up to three days a week with the approval of their manager. Work from another country is limited to 15 days a calendar year. A home office allowance of USD 400 is paid once.',
    sentences: [
      [
        'Employees may work remotely up to ',
        said('three', 'five', '15'),
        ' days a week with the approval of their manager',
      ],
      ['With the consent of the manager, ', said('3', '15', '5'), ' remote days a week are possible'],
      ['Working from another country is allowed for ', said('15', '3'), ' days a calendar year'],
      ['There is a one-off home office allowance of USD ', said('400', '15', '40')],
    ],
  },
  {
    title: 'Travel expenses',
    passage:
      '| Destination | Per diem | Hotel limit |\n|---|---|---|\n| New York | USD 88 | USD 310 |\n| Chicago | USD 72 | USD 240 |\n| Elsewhere | USD 60 | USD 180 |\n\nExpenses are submitted within 45 days. Above USD 500 a second approval is needed.',
    sentences: [
      [
        'Destination: Chicago; Per diem: USD ',
        said('72', '88', '60'),
        '; Hotel limit: USD ',
        said('240', '310', '180'),
      ],
      ['For Chicago the per diem is USD ', said('72', '88', '60')],
      ['Expenses must be submitted within ', said('45', '60', '72'), ' days'],
      ['A second approval is needed above USD ', said('500', '310', '180')],
    ],
  },
  {
    title: 'Incident response',
    passage:
      'A critical incident is acknowledged within 10 minutes and updated every 30 minutes. The report is written within 5 working days and kept for 36 months. At least 2 engineers are on call. Availability is to be above 99.5 %.',
    sentences: [
      [
        'A critical incident is acknowledged within ',
        said('10', '30', '5'),
        ' minutes and updated every ',
        said('30', '10', '36'),
        ' minutes',
      ],
      ['Critical incidents have to be acknowledged in ', said('10', '30'), ' minutes'],
      ['Reports are kept for ', said('36', '30', '10'), ' months'],
      ['The availability target is ', said('99.5 %', '95.9 %')],
    ],
  },
  {
    title: 'Visiting hours',
    passage:
      'Visitors are welcome between 14:00 and 20:00, two at a time. Children under 12 come with an adult. On intensive care a visit lasts at most 20 minutes. The cafeteria closes at 18:30.',
    sentences: [
      [
        'Visitors are welcome between ',
        said('14:00', '18:30'),
        ' and ',
        said('20:00', '18:30'),
        ', two at a time',
      ],
      ['A visit on intensive care may last ', said('20', '12', '14'), ' minutes at most'],
      ['Children under ', said('12', '20', '14'), ' must come with an adult'],
    ],
  },
];
