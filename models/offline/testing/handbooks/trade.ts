import type { Handbook } from './handbook.ts';

export const SHIPYARD: Handbook = {
  field: 'shipyard',
  text: `
# S-1 | Lifting with cranes | 2025-05-01
| Load | Slingers | Permit from |
|---|---|---|
| up to 2 t | one | shift foreman |
| 2 to 10 t | two | lifting supervisor |
| over 10 t | three | yard director |

# S-2 | Purchasing | 2025-01-01
## Offers and signatures
Orders up to 1,000 EUR are placed by the foreman. From 1,000.01 to 25,000 EUR two offers are needed and the purchasing office signs. From 25,000.01 EUR on, three offers are needed and the board signs.

# S-3 | Shifts in the dry dock | 2025-02-01
| Months | Early shift | Late shift |
|---|---|---|
| April to September | 05:30 to 13:30 | 13:30 to 21:30 |
| October to March | 06:30 to 14:30 | 14:30 to 22:30 |

# S-4 | Minutes of the yard council | 2026-02-10
From 1 April 2026 the allowance for welders in tanks (S-5) is 4.20 EUR an hour instead of 3 EUR.

# S-5 | Allowances in the yard | 2024-05-01
Welders in tanks get an allowance of 3 EUR an hour. Painters get an allowance of 2 EUR an hour.

# S-6 | Tools on loan | 2025-03-03
Apprentices get a tool box for 180 EUR, which is kept from their pay in six parts. In the second year of the apprenticeship half of the rest is waived.
`,
  cases: [
    ['Who gives the permit for a lift of 7 t?', ['lifting supervisor'], ['yard director', 'foreman']],
    ['How many slingers are needed for a load of 15 tonnes?', ['three'], ['lifting supervisor']],
    ['How many offers do I need for 32,000 euros?', ['three offers']],
    ['Who signs an order for 4 thousand euros?', ['purchasing office']],
    ['When does the early shift in the dry dock begin in November?', ['06:30'], ['05:30']],
    ['Until when does the late shift in the dry dock work in July?', ['21:30'], ['22:30']],
    ['What allowance do welders in tanks get?', ['4.20 EUR', '3 EUR']],
    ['What allowance do welders in tanks get in February 2026?', ['3 EUR an hour']],
    ['What does half a tool box cost?', ['180 EUR'], ['90 EUR']],
    ['What allowance do painters get?', ['2 EUR'], ['4.20']],
  ],
  open: [
    'What allowance do electricians get?',
    'How many welders do we have?',
    'Who gives the permit for diving?',
  ],
};

export const BANK: Handbook = {
  field: 'bank',
  text: `
# B-1 | Cards | 2025-07-01
## Limits and fees
| Card | Cash a day | Purchases a month | Fee a year |
|---|---|---|---|
| Basic | 300 EUR | 2,000 EUR | none |
| Gold | 1,000 EUR | 10,000 EUR | 60 EUR |
| Platinum | 2,500 EUR | no limit | 180 EUR |

# B-2 | Repaying a loan early | 2025-01-01
Who repays a loan within the first 12 months pays a fee of 2 % of what is left. From the 13th to the 36th month the fee is 1 %. After that nothing is charged.

# B-3 | Complaints | 2025-04-04
| Severity | Answer within | Customer is told of the state |
|---|---|---|
| Sev 1 | 1 business day | every day |
| Sev 2 | 5 business days | once a week |
| Sev 3 | 15 business days | on request |

# B-4 | Dormant accounts | 2022-03-01
WITHDRAWN on 1 May 2025.

Accounts without any movement for 5 years are closed for a fee of 25 EUR.

# B-5 | Accounts without movement | 2025-05-01
Accounts without any movement for 8 years are closed. No fee is asked for that.

# B-6 | Working abroad | 2025-08-08
Staff may work from another country for up to 25 working days a year, at most 10 of them in a row.
`,
  cases: [
    ['How much cash a day can I draw with the Gold card?', ['1,000 EUR'], ['300 EUR', '2,500']],
    ['What does a Platinum card cost a year?', ['180 EUR'], ['60 EUR']],
    ['Which card has no limit on purchases?', ['Platinum'], ['Basic']],
    ['I took out the loan 20 months ago. What is the fee if I repay it early?', ['1 %']],
    ['What fee do I pay when I repay a loan after 7 months?', ['2 %']],
    ['sev 2 - how often is the customer told of the state?', ['once a week'], ['every day']],
    ['How fast must a sev 3 complaint be answered?', ['15 business days'], [': 5 business days']],
    ['After how many years without movement is an account closed?', ['8 years'], ['25 EUR']],
    ['How many days a year may I work from another country?', ['25 working days']],
  ],
  open: [
    'What does a Silver card cost a year?',
    'How many complaints came in last month?',
    'What is the interest on a loan?',
  ],
};

export const AIRPORT: Handbook = {
  field: 'airport',
  text: `
# A-1 | Leave | 2025-01-01
## How much
Full-time staff have 28 days of leave a year. Part-timers get leave in proportion to the days that they work.

## What is left at the end of the year
Up to 8 unused days go along into the next year.

Days that were taken along lapse on 30 June.

# A-2 | Bonus for long service | 2024-04-01
| Years of service | Bonus |
|---|---|
| 10 | 500 EUR |
| 20 | 1,500 EUR |
| 30 | 3,000 EUR |

Part-timers get it in proportion.

# A-3 | Lost luggage | 2025-02-01
## Compensation
Whoever reports luggage lost within 21 days gets 1,300 EUR at most. Reports between 22 and 60 days get 400 EUR. Later reports get nothing.

# A-4 | Parking of staff | 2025-01-01
| Car park | P1 | P2 |
|---|---|---|
| Shift staff | 20 EUR | 12 EUR |
| Office staff | 45 EUR | 25 EUR |

# A-5 | Meals during training | 2024-01-01
On trainings away from home 26 EUR a day are paid for meals.
`,
  cases: [
    ['How many unused days of leave can I take along and until when must I take them?', ['8', '30 June']],
    [
      'How many days of leave does somebody get who works three days out of five?',
      ['28 days', 'in proportion', '16.8'],
    ],
    ['What bonus do I get after 20 years of service?', ['1,500 EUR'], ['3,000']],
    [
      'I work four days out of five. What is my bonus after 10 years of service?',
      ['500 EUR', 'in proportion', '400'],
    ],
    ['I reported my luggage lost 30 days later. How much compensation do I get?', ['400 EUR']],
    ['How much is P2 for office staff?', ['25 EUR'], ['12 EUR', '20 EUR']],
    ['What does shift staff pay for P1?', ['20 EUR'], ['45 EUR']],
    ['How much is paid for meals on a training of 4 days?', ['26 EUR a day', '104']],
  ],
  open: ['What does P3 cost for office staff?', 'What bonus do I get after 20 years of marriage?'],
};

export const COURIER: Handbook = {
  field: 'courier',
  text: `
# P-1 | Parcels | 2025-01-01
## Size and weight
A parcel weighs at most 31.5 kg. No side is longer than 120 cm.

## Prices
| Zone | up to 2 kg | 2 to 10 kg | over 10 kg |
|---|---|---|---|
| Zone 1 | 4 EUR | 7 EUR | 12 EUR |
| Zone 2 | 9 EUR | 15 EUR | 28 EUR |

In December all prices rise by 2 EUR.

# P-2 | Damage | 2025-02-01
A damage is reported within 7 days. For parcels with insurance the time is twice that.

# P-3 | Rest of drivers | 2025-03-01
A break of 45 minutes is taken after 4.5 hours at the wheel. On nights the break is an hour.

# P-4 | Words we use | 2025-01-01
Return
: A parcel that goes back to the sender because nobody took it.

Express
: A parcel that arrives before 10:00 of the next working day.
`,
  cases: [
    ['max parcel weight?', ['31.5 kg']],
    ['What does a parcel of 6 kg to zone 2 cost?', ['15 EUR'], ['12 EUR', '4 EUR']],
    ['How much is a parcel of 1 kg in zone 1?', ['4 EUR'], ['15 EUR']],
    ['What does a parcel of 12 kg to zone 1 cost in December?', ['12 EUR', 'rise by 2 EUR']],
    ['Within how many days must damage to an insured parcel be reported?', ['7 days', 'twice']],
    ['How long is the break of drivers on nights?', ['an hour']],
    ['What is a return?', ['goes back to the sender'], ['10:00']],
    ['By when does an express parcel arrive?', ['before 10:00']],
  ],
  open: ['What does a parcel to zone 7 cost?', 'Who insures the parcels?', 'max letter weight?'],
};
