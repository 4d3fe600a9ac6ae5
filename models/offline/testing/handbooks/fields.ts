import type { Handbook } from './handbook.ts';

export const FARM: Handbook = {
  field: 'farm cooperative',
  text: `
# F-1 | Milk money | 2025-04-01
| Fat | Price per litre |
|---|---|
| below 3.5 % | 0.38 EUR |
| 3.5 to 4.2 % | 0.43 EUR |
| above 4.2 % | 0.47 EUR |

Organic milk is paid with 0.06 EUR more.

# F-2 | Machines on loan | 2025-01-15
A tractor costs 35 EUR a day. Whoever brings it back dirty pays 40 EUR.

The baler is lent for 60 EUR a day. From the third day on half of that is asked for.

# F-3 | Harvest helpers | 2025-06-01
Helpers may work at most 10 hours a day and 6 days in a row. In the grape harvest (September and October) 12 hours a day are allowed.
`,
  cases: [
    ['What price is paid for milk with 4 % fat?', ['0.43 EUR'], ['0.38', '0.47']],
    ['How much do we pay for a litre with 3.1 % fat?', ['0.38 EUR'], ['0.47']],
    ['What does a tractor cost for 4 days?', ['35 EUR a day'], ['60 EUR']],
    ['What does the baler cost for 5 days?', ['60 EUR a day', 'half of that'], ['300 EUR']],
    ['How many hours a day may helpers work in October?', ['12 hours']],
    ['How many hours may a helper work a day?', ['10 hours']],
  ],
  open: ['What does the combine harvester cost a day?', 'How much milk did we buy last year?'],
};

export const MUSEUM: Handbook = {
  field: 'museum',
  text: `
# U-1 | Opening hours | 2025-03-03
| Day | April to October | November to March |
|---|---|---|
| Tuesday to Friday | 10:00 to 18:00 | 10:00 to 16:00 |
| Saturday and Sunday | 09:00 to 20:00 | 11:00 to 17:00 |

On Mondays the museum is closed.

# U-2 | Loans to other museums | 2024-05-05
The borrower asks 6 months ahead, for works on paper 12 months ahead. The director decides up to a value of 50,000 EUR, the board above that.

# U-3 | Climate in the rooms | 2025-01-01
| Material | Humidity |
|---|---|
| Paper | 45 to 50 % |
| Wood | 50 to 55 % |
| Metal | below 40 % |

If the humidity is wrong for longer than 2 hours, the conservator is called. Within 2 hours the guard opens or closes the flaps.

# U-4 | Volunteers | 2023-01-01
Volunteers get 12 EUR for a day.

# U-5 | Memo on volunteers | 2025-09-01
From 1 January 2027 volunteers get 15 EUR for a day instead of the 12 EUR of U-4.
`,
  cases: [
    ['Until when is the museum open on a Saturday in December?', ['11:00 to 17:00'], ['20:00']],
    ['When does the museum open on a Wednesday in June?', ['10:00 to 18:00'], ['16:00', '09:00']],
    ['How far ahead must a museum ask for a work on paper?', ['12 months']],
    ['Who decides on a loan with a value of 80,000 euros?', ['board']],
    ['How humid may it be for wood?', ['50 to 55 %'], ['45']],
    ['The humidity has been wrong for 3 hours. What do I do?', ['conservator is called']],
    ['How much do volunteers get for a day in March 2027?', ['15 EUR']],
    ['How much do volunteers get for a day in May 2026?', ['12 EUR for a day']],
  ],
  open: ['How humid may it be for leather?', 'Is the museum open on Christmas Eve?'],
};

export const CLUB: Handbook = {
  field: 'sports club',
  text: `
# K-1 | Fees of members | 2025-01-01
| Member | Fee a month | Joining fee |
|---|---|---|
| Child up to 13 | 8 EUR | none |
| Youth 14 to 17 | 12 EUR | 10 EUR |
| Adult | 22 EUR | 25 EUR |

A family pays 45 EUR a month. A family means two adults and all their children below 18 in one household.

Whoever joins after 1 July pays half of the joining fee.

# K-2 | Courts | 2025-02-01
A court is booked at most 7 days ahead. Members of the board may book 14 days ahead. Whoever does not turn up three times within 3 months is barred for 4 weeks.

# K-3 | Injuries | 2025-02-02
1. Stop the game.
2. Cool a sprain for 20 minutes.
3. With a head injury nobody plays on: call 112 and inform the trainer.
`,
  cases: [
    ['What does a 15 year old pay a month?', ['12 EUR'], ['22 EUR']],
    ['How much is the joining fee for an adult?', ['25 EUR'], ['10 EUR']],
    ['What is the joining fee for an adult who joins in September?', ['25 EUR', 'half']],
    ['What counts as a family?', ['two adults and all their children below 18']],
    ['How far ahead may the board book a court?', ['14 days']],
    ['What happens if I do not turn up three times, and for how long am I barred?', ['barred for 4 weeks']],
    ['A player has a head injury. What has to be done?', ['call 112'], []],
  ],
  open: ['What does the sauna cost?', 'How many members are older than 60?'],
};

export const LAB: Handbook = {
  field: 'laboratory',
  text: `
# L-1 | Waste | 2025-01-01
| Waste | Container | Collected |
|---|---|---|
| Solvents | red drum | every Tuesday |
| Acids | yellow canister | every second Thursday |
| Broken glass | grey box | once a month |

# L-2 | Hours alone in the lab | 2025-03-01
Nobody works alone with acids. Between 20:00 and 06:00 only holders of a night pass may be in the building. Students never get a night pass.

# L-3 | Orders | 2025-03-10
| Value | Approved by | Takes |
|---|---|---|
| up to 250 EUR | group leader | 1 day |
| 250 to 5,000 EUR | institute manager | 3 days |
| over 5,000 EUR | dean | 10 days |

For chemicals on the poison list the time is doubled.

# L-4 | Study leave | 2024-08-08
Staff have 6 days of study leave a year. Part-time staff have it in proportion.
`,
  cases: [
    [
      'Where do acids go and how often are they collected?',
      ['yellow canister', 'every second Thursday'],
      ['red drum'],
    ],
    ['Who approves an order of 7,000 EUR and how long does it take?', ['dean', '10 days'], ['group leader']],
    ['How long does the approval of an order for 900 EUR take?', ['3 days'], ['10 days']],
    ['How long does an order for 900 EUR from the poison list take?', ['3 days', 'doubled']],
    ['May I be in the building at 23:00?', ['night pass']],
    [
      'I work two days out of four. How many days of study leave do I have?',
      ['6 days', 'in proportion', '3 days'],
    ],
  ],
  open: ['Where do batteries go?', 'Who approves a holiday?'],
};

export const CAMPING: Handbook = {
  field: 'camping site',
  text: `
# K-1 | Guard hours (2021) | 2021-03-01
Wardens walk the site for 3 hours a night. Cleaners begin at 06:00.

# K-2 | Guard hours | 2025-03-01
- wardens: 4 hours a night
- cleaners: from 07:00

# K-3 | Surcharges for night shifts and holidays | 2025-01-10
| When | Extra |
|---|---|
| Sundays | 2 EUR an hour |
| 24 and 26 December | double pay |
| 31 December | 30 EUR once |

# K-4 | Boats | 2025-04-04
Guests are welcome on the lake from 09:00 to 19:00, three boats at a time. A guest with a boat of the club may stay on the lake after dark. No filming from the boats. The deposit for a boat is two daily rents.

# K-5 | Deep cleaning of the huts | 2025-05-05
Huts are aired in the weeks when the site is half empty. What was worn in a hut with bugs is washed in a sealed bag.

# K-6 | Pitches | 2025-02-02
Pitches are let for one season at a time. A small pitch costs 300 EUR, a large one 420 EUR. Whoever gives up a pitch loses the deposit, and the rent is due all the same.
`,
  cases: [
    ['How many hours do wardens walk the site per night?', ['4 hours', '3 hours']],
    ['What extra do I get for working on Boxing Day?', ['double pay'], ['30 EUR']],
    ["What extra is paid on New Year's Eve?", ['30 EUR'], ['double pay']],
    ['How many boats may be on the lake at once?', ['three boats at a time']],
    ['May I film from a boat?', ['No filming']],
    ['How much deposit do I pay for a boat?', ['two daily rents']],
    ['I gave up my pitch in May. Do I still have to pay the rent?', ['all the same']],
  ],
  open: [
    'Is there a fee for filming from the boats?',
    'How much do we pay for a worn uniform that was lost?',
    'When is the lake drained?',
  ],
};
