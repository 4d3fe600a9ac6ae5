import type { Organisation } from '../marked.ts';

/** A mountain rescue service. */
export const mountainRescue: Organisation = {
  name: 'a mountain rescue',
  question:
    'How many missions did we have in 2025 and why, how has helicopter use changed since 2022, who are our volunteers, and what are the rules for deployment and training?',
  evidence(findings) {
    const in2025 = { column: 'alarm_at', op: 'between', values: ['2025-01-01', '2025-12-31'] };
    findings.query(
      'Table missions: count, sum of persons, avg of hours by region',
      {
        table: 'missions',
        group_by: ['region'],
        filters: [in2025],
        aggregates: [
          { fn: 'count', as: 'missions' },
          { fn: 'sum', column: 'persons_rescued', as: 'persons_rescued' },
          { fn: 'avg', column: 'hours', as: 'avg_hours' },
        ],
      },
      [
        { region: 'North Ridge', missions: 214, persons_rescued: 251, avg_hours: 3.42 },
        { region: 'Lake Valley', missions: 168, persons_rescued: 190, avg_hours: 2.15 },
        { region: 'Glacier', missions: 97, persons_rescued: 133, avg_hours: 5.88 },
        { region: 'Forest Belt', missions: 76, persons_rescued: 81, avg_hours: 1.97 },
      ],
    );
    findings.query(
      'Table missions: count by cause',
      { table: 'missions', group_by: ['cause'], filters: [in2025], aggregates: [{ fn: 'count' }] },
      [
        { cause: 'Fall', count: 231 },
        { cause: 'Exhaustion', count: 118 },
        { cause: 'Lost way', count: 94 },
        { cause: 'Illness', count: 71 },
        { cause: 'Avalanche', count: 26 },
        { cause: 'Other', count: 15 },
      ],
    );
    findings.query(
      'Table missions: count, sum of helicopter by alarm_at:year',
      {
        table: 'missions',
        group_by: ['alarm_at:year'],
        aggregates: [
          { fn: 'count', as: 'missions' },
          { fn: 'sum', column: 'helicopter', as: 'with_helicopter' },
        ],
        filters: [{ column: 'alarm_at', op: 'gte', value: '2022-01-01' }],
      },
      [
        { 'alarm_at:year': '2022-01-01', missions: 488, with_helicopter: 102 },
        { 'alarm_at:year': '2023-01-01', missions: 512, with_helicopter: 119 },
        { 'alarm_at:year': '2024-01-01', missions: 540, with_helicopter: 131 },
        { 'alarm_at:year': '2025-01-01', missions: 555, with_helicopter: 148 },
      ],
    );
    findings.query(
      'Table volunteers: count by role',
      { table: 'volunteers', group_by: ['role'], aggregates: [{ fn: 'count' }] },
      [
        { role: 'Rescuer', count: 186 },
        { role: 'Driver', count: 41 },
        { role: 'Paramedic', count: 34 },
        { role: 'Dog handler', count: 22 },
      ],
    );
    findings.query(
      'Table vehicles: name, bought_on, mileage_km',
      { table: 'vehicles', columns: ['name', 'bought_on', 'mileage_km'] },
      [
        { name: 'Land Rover', bought_on: '2018-03-12', mileage_km: 84310 },
        { name: 'Transporter', bought_on: '2021-10-04', mileage_km: 41905 },
        { name: 'Quad', bought_on: '2019-07-22', mileage_km: 9870 },
        { name: 'Snowcat', bought_on: '2012-11-15', mileage_km: 15240 },
      ],
    );
    findings.query(
      'Table donations: sum of amount, count where year is 2025',
      {
        table: 'donations',
        filters: [{ column: 'received_on', op: 'between', values: ['2025-01-01', '2025-12-31'] }],
        aggregates: [
          { fn: 'sum', column: 'amount', as: 'value' },
          { fn: 'count', as: 'rows' },
        ],
      },
      [{ value: 412860, rows: 3204 }],
    );
    findings.document(
      'Deployment',
      'After an alarm the first team leaves within 15 minutes. A team consists of at least 4 rescuers, one of them a paramedic. Nobody enters avalanche terrain at danger level 4 or above. The helicopter flies only with a visibility of more than 800 metres. After a mission of more than 12 hours the team rests for 8 hours. Radio checks take place every 30 minutes.',
    );
    findings.document(
      'Training',
      'New members train for 18 months and pass two exams. Every member completes 40 hours of training a year, dog handlers 60 hours. First-aid certificates are valid for 3 years. Members under 18 do not take part in missions. Ropes are replaced after 5 years, harnesses after 10 years.',
    );
  },
  reports: [
    `We responded to **{555|540;515} missions** in {2025|2024;2023} and brought **{655|565;555} people** to safety [1]. The busiest region was {@North Ridge|Lake Valley;Glacier} with {214|168;97} missions ({38.6%|30.3%;38.3%} of the total); it also had the most rescued persons, {251|190;133} [1].`,
    `**Missions by region (2025)**

| Region | Missions | Share | People rescued | People per mission |
|---|---|---|---|---|
| North Ridge | {214|168} | {38.6%|30.3%} | {251|190} | {1.17|1.13} |
| Lake Valley | {168|214} | {30.3%|38.6%} | {190|251} | {1.13|1.17} |
| Glacier | {97|76} | {17.5%|13.7%} | {133|81} | {1.37|1.07} |
| Forest Belt | {76|97} | {13.7%|17.5%} | {81|133} | {1.07|1.37} |
| Total | {555|479} | 100% | {655|574} | {1.18|1.37} |

Source: [1]`,
    `So what gets people into trouble? Mostly falls: {231|118;213} out of {555|655} missions, or {41.6 percent|21.3 percent;46.1 percent}. Exhaustion comes next at {118|94;181}, then people who lost their way ({94|71;118}) and illness ({71|94;26}). Avalanches are rare but dangerous, with {26|62;15} missions, just under {~5 percent|~15 percent} [2]. The remaining {15|26;51} fall into no category.`,
    `Missions last longest on the {@Glacier|North Ridge;Forest Belt}, where a mission takes {5.9 hours|3.4 hours;5.9 minutes} on average, almost {three times|five times} as long as in the Forest Belt ({1.97 hours|2.15 hours;3.42 hours}). North Ridge averages {3.42 hours|2.15 hours;4.32 hours} and Lake Valley {2.15 hours|3.42 hours;1.97 hours} [1].`,
    `Helicopter use has gone up every year: from {102|119;120} missions in {2022|2023;2021} to {119|131;102} in 2023, {131|148;113} in 2024 and {148|131;184} in 2025 [3]. That's {46|64;29} more than in 2022, an increase of {45.1 %|13.7 %;31.1 %}, while the total number of missions only grew by {13.7 %|45.1 %;2.8 %} over the same period ({488|512;548} to {555|540}). A helicopter was involved in {26.7 %|24.3 %;20.9 %} of missions in 2025, compared with {20.9 %|23.2 %;26.7 %} in 2022 [3].`,
    `- 2022: {488|512} missions, {102|119} of them with a helicopter ({20.9 %|23.2 %})
- 2023: {512|540} missions, {119|131} of them with a helicopter ({23.2 %|24.3 %})
- 2024: {540|555} missions, {131|148} of them with a helicopter ({24.3 %|26.7 %})
- 2025: {555|540} missions, {148|131} of them with a helicopter ({26.7 %|24.3 %})

Over the four years this makes {2,095|2,059;1,540} missions, {500|398;352} of which were flown [3].`,
    `Our team is made up of {283|238;249} volunteers. About {~two thirds|~three quarters} ({186|168;41}) are rescuers; there are {41|34;22} drivers, {34|22;43} paramedics and {22|34;12} dog handlers [4]. In other words, for every paramedic we have between five and six rescuers, and paramedics account for {12 %|14 %;7.8 %} of the team.`,
    `The oldest vehicle is the {@Snowcat|Quad;Transporter}, bought on {15 November 2012|12 March 2018;15 September 2012}; it has {15,240 km|9,870 km;51,240 km} on the clock. The Land Rover was bought in {March 2018|October 2021;July 2019} and has the highest mileage, {84,310|41,905;48,310} km – roughly {twice|four times} that of the Transporter ({41,905|84,310;15,240} km). All {four|five;three} vehicles together have covered {151,325|136,085;141,455} km [5].`,
    `Donors supported us with €{412,860|421,860;312,860} in 2025. Given {3,204|3,402;2,304} individual donations, the average comes to €{128.86|182.86;126.88} [6]. Put another way, each of the {555|655} missions was backed by about {€744|€630;€474} in donations [1][6].`,
    `**When the alarm goes off** [7]

1. The first team is on its way in {15 minutes|30 minutes;50 minutes}.
2. Every team has {four|eight;five} or more rescuers, including a paramedic.
3. At danger level {4|3;8} and above, avalanche terrain is off limits.
4. No flight if visibility is {800 metres|80 metres;1,200 metres} or less.
5. Teams check in by radio every {30 minutes|15 minutes;3 hours}.
6. Following a mission longer than {12 hours|8 hours;10 hours}, the team has to rest for {8 hours|12 hours;18 hours}.`,
    `New volunteers go through {18 months|12 months;18 weeks} of training with {two|three} exams at the end. After that, {40 hours|60 hours;30 hours} a year are mandatory; dog handlers need {60 hours|40 hours;16 hours}. A first-aid certificate has to be renewed every {three years|five years;three months}. Nobody below the age of {18|16;40} goes on missions. Ropes may be used for {5 years|10 years;3 years} and harnesses for {10 years|5 years;18 years} [8].`,
    `As the deployment rules put it, "the first team leaves within {15 minutes|50 minutes}" [7]. With {186|168} rescuers in a pool of {283|238} volunteers [4] we could in theory fill {46|64;64} teams of four, but with only {34|43;22} paramedics, no more than {34|43} teams can be complete, because each needs one [4][7].`,
    `## Bottom line
North Ridge and Lake Valley together account for {382|311;290} of our {555|655} missions, i.e. {68.8 %|56.0 %;52.3 %}. The Glacier region is different: it sees fewer missions ({97|76;168}), yet {133|81;190} people were rescued there, {52|62;57} more than in the Forest Belt [1]. I'd keep an eye on helicopter missions, which rose from {131|119;113} in 2024 to {148|131} in {2025|2023}, a plus of {13 %|10 %;45 %} [3].`,
  ],
};
