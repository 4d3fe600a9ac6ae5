import type { Organisation } from '../marked.ts';

/** A bicycle hire scheme. */
export const bicycleHire: Organisation = {
  name: 'a bicycle hire scheme',
  question:
    'How many trips were made in 2026 so far, in which districts and months, how many bikes do we have there, and what are the tariffs and rules?',
  evidence(findings) {
    findings.query(
      'Table trips: count by district',
      {
        table: 'trips',
        group_by: ['district'],
        filters: [{ column: 'started_at', op: 'gte', value: '2026-01-01' }],
        aggregates: [{ fn: 'count', as: 'trips' }],
      },
      [
        { district: 'Centre', trips: 318204 },
        { district: 'University', trips: 271590 },
        { district: 'Riverbank', trips: 96433 },
        { district: 'Southside', trips: 54108 },
      ],
    );
    findings.query(
      'Table bikes: count by district',
      { table: 'bikes', group_by: ['district'], aggregates: [{ fn: 'count', as: 'bikes' }] },
      [
        { district: 'Centre', bikes: 620 },
        { district: 'University', bikes: 540 },
        { district: 'Riverbank', bikes: 210 },
        { district: 'Southside', bikes: 130 },
      ],
    );
    findings.query(
      'Table trips: count by started_at:month',
      {
        table: 'trips',
        group_by: ['started_at:month'],
        filters: [{ column: 'started_at', op: 'between', values: ['2026-03-01', '2026-06-30'] }],
        aggregates: [{ fn: 'count', as: 'trips' }],
      },
      [
        { 'started_at:month': '2026-03-01', trips: 71250 },
        { 'started_at:month': '2026-04-01', trips: 98410 },
        { 'started_at:month': '2026-05-01', trips: 121775 },
        { 'started_at:month': '2026-06-01', trips: 130260 },
      ],
    );
    findings.query(
      'Table trips: avg of minutes, median of minutes',
      {
        table: 'trips',
        filters: [{ column: 'started_at', op: 'gte', value: '2026-01-01' }],
        aggregates: [
          { fn: 'avg', column: 'minutes', as: 'avg_minutes' },
          { fn: 'median', column: 'minutes', as: 'median_minutes' },
        ],
      },
      [{ avg_minutes: 17.36, median_minutes: 12 }],
    );
    findings.document(
      'Tariffs',
      'The first 30 minutes of a trip are free with a yearly pass, which costs EUR 49. Without a pass a trip costs EUR 1.50 for each 20 minutes. From the fourth hour on we charge EUR 12. A bike that is left outside of the zone costs EUR 15. Lost bikes are charged at EUR 750.',
    );
    findings.document(
      'Rules of use',
      'Riders must be at least 14 years old. A rider may hire up to 4 bikes at once. A reservation holds for 10 minutes. Bikes are serviced every 3 months or after 1,500 kilometres. Faults are repaired within 48 hours. At night the speed of electric bikes is limited to 20 km per hour.',
    );
  },
  reports: [
    `So far in {2026|2025}, riders have made {740,335|686,227;704,335} trips. {@Centre|University;Riverbank} leads with {318,204|271,590;381,204} ({43.0 %|36.7 %;34.0 %}), ahead of the University district with {271,590|318,204;217,590} ({36.7 %|43.0 %;13.0 %}). Together the two account for {589,794|414,637;598,794} trips, roughly {four|three;two} out of five [1].`,
    `Trips per bike tell a different story [1][2]: {513|503;459} in the Centre, {503|513;416} at the University, {459|416;549} on the Riverbank and {416|459;461} in Southside. Across all {1,500|1,370;1,050} bikes the average is {494|513;449} trips.`,
    `| District | Trips | Bikes | Trips per bike | Share of trips |
|---|---:|---:|---:|---:|
| Centre | {318,204|271,590} | {620|540} | {513|503} | {43.0%|36.7%} |
| University | {271,590|318,204} | {540|620} | {503|513} | {36.7%|43.0%} |
| Riverbank | {96,433|54,108} | {210|130} | {459|416} | {13.0%|7.3%} |
| Southside | {54,108|96,433} | {130|210} | {416|459} | {7.3%|13.0%} |

Sources: [1][2]`,
    `Spring brought strong growth: {71,250|98,410;72,150} trips in March, {98,410|71,250;94,810} in April (up {38.1 %|23.7 %;31.8 %}), {121,775|130,260;112,775} in May ({+23.7 %|+38.1 %;+7.0 %}) and {130,260|121,775;103,260} in June. Between March and June the monthly figure rose by {59,010|50,525;95,010} trips or {82.8 %|45.3 %;28.8 %}. All four months together saw {421,695|350,445;412,695} trips [3].`,
    `A typical trip is short. The average is {17.4 minutes|12 minutes;17.4 hours}, but half of all trips take no more than {12 minutes|17 minutes;21 minutes} [4]. With a yearly pass, which costs {€49|€94;€15}, the first {30 minutes|20 minutes;3 minutes} are free, so most pass holders ride without paying extra [5].`,
    `**What does it cost?** [5]

- Yearly pass: {EUR 49|EUR 15;EUR 94}
- Pay as you go: {EUR 1.50|EUR 15;EUR 5.10} per {20 minutes|30 minutes;2 minutes}
- Fourth hour onwards: {EUR 12|EUR 15;EUR 21}
- Leaving the zone: {EUR 15|EUR 12;EUR 51}
- Losing a bike: {EUR 750|EUR 570;EUR 49}

An hour without a pass thus costs {EUR 4.50|EUR 3.00;EUR 5.40}.`,
    `You need to be {14|16;41} or older and can take up to {four|ten;fourteen} bikes at a time. Reservations expire after {10 minutes|14 minutes;10 hours}. We service each bike every {three months|four months;three weeks} or every {1,500 km|1,050 km;150 km}, whichever comes first, and repair faults in {48 hours|10 hours;48 days}. E-bikes are capped at {20 km/h|48 km/h;25 km/h} at night [6].`,
    `Two observations. First, the Centre has {620|540;260} of our {1,500|1,370} bikes ({41.3 %|36.0 %;43.0 %}) and {43 %|37 %;36 %} of the trips, so supply matches demand [1][2]. Second, Southside has just {130|210;310} bikes; that is {410|490;80} fewer than the University and less than {~a quarter|~a fifth} of what the Centre has [2].`,
  ],
};
