import type { Handbook } from './handbook.ts';

export const HOSPITAL: Handbook = {
  field: 'hospital',
  text: `
# H-1 | Allowances for shifts | 2025-03-01
Whoever works at unusual hours gets an allowance beside the pay.

| Shift | Allowance per hour |
|---|---|
| Late (14:00 to 22:00) | 2.40 EUR |
| Night (22:00 to 06:00) | 5.10 EUR |
| Sunday | 6.00 EUR |

On public holidays the Sunday allowance is doubled. Trainees get half of each allowance.

# H-2 | Visitors | 2024-08-01
Visitors are welcome from 14:00 to 19:00.

In intensive care only two visitors at a time are let in, from 16:00 to 17:00. Children under 12 need the consent of the ward sister.

# H-3 | Fridges for medicines | 2025-01-20
## What to do with wrong temperatures
The fridge is kept between 2 and 8 degrees.

1. Between 8 and 12 degrees for less than 3 hours: note it in the log and measure again after an hour.
2. Above 12 degrees, or for longer than 3 hours: lock the fridge and call the pharmacy.
3. Below 2 degrees: throw the insulin away.

# H-4 | Courier to the laboratory | 2025-02-02
From November to March the courier comes at 06:30, 11:00 and 16:00. From April to October he comes at 07:15, 12:30 and 18:00.
`,
  cases: [
    ['What is the allowance per hour for a night shift?', ['5.10 EUR'], ['2.40']],
    ['What allowance do trainees get for a night shift?', ['half of each allowance', '5.10 EUR'], ['2.40']],
    ['What is the allowance for an hour on a public holiday?', ['doubled', '6.00 EUR']],
    ['When may I visit somebody in intensive care?', ['16:00 to 17:00']],
    ['The medicine fridge stood at 10 degrees for two hours. What now?', ['note it in the log'], ['insulin']],
    ['The medicine fridge was at 15 degrees this morning. What do I do?', ['call the pharmacy'], ['insulin']],
    [
      'The fridge for medicines shows 1 degree. What has to be done?',
      ['throw the insulin away'],
      ['pharmacy'],
    ],
    ['At what times does the courier come in February?', ['06:30'], []],
    ['When does the courier to the laboratory come in July?', ['07:15']],
  ],
  open: [
    'What is the allowance for the first hour of overtime?',
    'Which model of fridge do we use for medicines?',
  ],
};

export const SCHOOL: Handbook = {
  field: 'school',
  text: `
# E-1 | Library of the school | 2025-09-01
## Loans
| Who | Books at a time | Loan period |
|---|---|---|
| Years 5 to 7 | 3 | 2 weeks |
| Years 8 to 10 | 5 | 3 weeks |
| Teachers | 20 | a term |

A loan can be extended once by the same time.

## Late books
Each day late costs 0.20 EUR, at most 6 EUR for a book.

# E-2 | Absence of pupils | 2025-09-01
Parents report a sick child by 07:45. After three days a doctor's note is needed. Right before and after the holidays it is needed from the first day.

# E-3 | School trips | 2024-02-01
| Destination | Pupils for each teacher |
|---|---|
| Within the town | 15 |
| Mountains | 8 |
| Abroad | 10 |

# E-4 | School fees | 2025-05-05
The fee is 240 EUR a month. The second child of a family pays 75 % of it, the third half of it. From the fourth child on nothing is paid.
`,
  cases: [
    ['How many books may year 9 borrow?', ['Books at a time: 5'], ['Teachers', '2 weeks']],
    ['How many books can a teacher borrow and for how long?', ['20', 'a term'], ['2 weeks']],
    ['For how long may year 6 keep a library book?', ['2 weeks'], ['3 weeks', 'a term']],
    ['My library book is 8 days late. What do I pay?', ['0.20 EUR', '1.60']],
    ["From what day on is a doctor's note needed right before the holidays?", ['first day']],
    ['On a trip to the mountains, how many pupils are there for each teacher?', ['8'], ['15', '10']],
    ['What school fee does the third child of a family pay?', ['half', '240 EUR']],
    ['What is the school fee for a fourth child?', ['nothing']],
  ],
  open: ['How many books may a caretaker borrow?', 'What is the fee for the school orchestra?'],
};

export const TOWN: Handbook = {
  field: 'municipality',
  text: `
# M-1 | Parking permits | 2024-01-10
A resident's parking permit costs 60 EUR a year. For the second car of a household the price is twice that. Disabled residents pay nothing.

# M-2 | Building applications | 2025-04-01
## Fees and times
| Building | Fee | Decision within |
|---|---|---|
| Garage or shed | 150 EUR | 4 weeks |
| House for one or two families | 900 EUR | 10 weeks |
| Larger building | 0.5 % of the cost | 16 weeks |

# M-3 | Hire of halls | 2025-06-01
## Prices
| Hall | Monday to Thursday | Friday to Sunday |
|---|---|---|
| Small hall | 80 EUR | 120 EUR |
| Large hall | 200 EUR | 320 EUR |

Clubs of the town pay half.

## Deposit
A deposit of 150 EUR is asked for. It is due 14 days before the event.

# M-4 | Dog tax | 2023-01-01
The dog tax is 72 EUR a year for each dog.

# M-5 | Taxes at a glance | 2025-01-01
## Dogs
Owners pay a dog tax of 84 EUR a year for each dog.

# M-6 | Evening courses | 2025-02-01
## Cancelling
Who cancels a course more than 30 days before it begins gets the whole fee back. Between 30 and 8 days before, half of the fee is paid back. Less than 8 days before, nothing is paid back.
`,
  cases: [
    ['What does the parking permit for our second car cost?', ['twice', '60 EUR']],
    ['How long does the decision on a garage take?', ['4 weeks'], ['10 weeks', '16 weeks']],
    [
      'What is the fee for a house with two families and how long does the decision take?',
      ['900 EUR', '10 weeks'],
      ['150 EUR'],
    ],
    ['What does the large hall cost on a Saturday?', ['320 EUR'], ['80 EUR', '120 EUR']],
    ['How much is the small hall on a Tuesday?', ['80 EUR'], ['200 EUR', '320 EUR']],
    [
      'We are a club of the town. What does the small hall cost us on a Friday?',
      ['half', '120 EUR'],
      ['320 EUR'],
    ],
    ['How much is the deposit for a hall and when is it due?', ['150 EUR', '14 days before']],
    ['How much is the dog tax? If our papers disagree, tell me both.', ['84 EUR', '72 EUR']],
    [
      'I cancel my evening course 12 days before it begins. How much of the fee do I get back?',
      ['half of the fee'],
    ],
    ['How much do I get back when I cancel a course 3 days before it starts?', ['nothing']],
  ],
  open: [
    'How much is the tax on cats?',
    'What does the swimming hall cost?',
    'How many parking permits did we issue in 2024?',
  ],
};

export const ZOO: Handbook = {
  field: 'zoo',
  text: `
# Z-1 | Feeding of the carnivores | 2025-01-15
| Animal | Monday | Thursday | Sunday |
|---|---|---|---|
| Lions | 6 kg of beef | no food | 5 kg of chicken |
| Wolves | 2 kg of deer | 1 kg of fish | no food |
| Otters | 400 g of trout | 400 g of crab | 300 g of trout |

# Z-2 | Admission | 2025-03-01
## Tickets
| Age | Summer | Winter |
|---|---|---|
| under 4 | free | free |
| 4 to 15 | 9 EUR | 7 EUR |
| 16 and over | 18 EUR | 14 EUR |

Groups of 20 people and more pay 10 % less. On Wednesdays the winter prices hold all year round.

# Z-3 | Sponsors | 2024-11-11
Sponsors of an animal pay 50 EUR a year and get a certificate. For elephants the amount is three times that.

# Z-4 | When an animal has escaped | 2025-02-20
- Big cats and bears: visitors are taken into the nearest house and the police is called.
- Wolves and monkeys: the area is closed and the vet brings the dart gun.
- All others: two keepers with nets.
`,
  cases: [
    ['What do the lions get on Sunday?', ['5 kg of chicken'], ['trout', 'deer']],
    ['What are the otters fed on Thursdays?', ['400 g of crab'], ['beef', 'fish']],
    ['What does a ticket cost for a child of 10 years in summer?', ['9 EUR'], ['18 EUR']],
    ['What does a 3-year-old pay?', ['free'], ['9 EUR']],
    ['How much is a ticket in winter for someone who is 40?', ['14 EUR'], ['7 EUR']],
    ['What does it cost to sponsor an elephant?', ['three times', '50 EUR']],
    ['A wolf has escaped. What happens then?', ['dart gun'], ['nets', 'police']],
    ['What discount do groups of 25 people get?', ['10 %']],
  ],
  open: [
    'What do the penguins get on Sunday?',
    'What do the lions get on Tuesday?',
    'How old is our oldest elephant?',
  ],
};
