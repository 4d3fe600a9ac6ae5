import type { Organisation } from '../marked.ts';

/** A seed bank. */
export const seedBank: Organisation = {
  name: 'a seed bank',
  question:
    'What do we hold, how full are the vaults, how did germination tests develop since 2021, and what are the rules for giving out seeds?',
  evidence(findings) {
    findings.query(
      'Table accessions: count, average of viability by family',
      {
        table: 'accessions',
        group_by: ['family'],
        aggregates: [
          { fn: 'count', as: 'accessions' },
          { fn: 'avg', column: 'viability', as: 'avg_viability' },
        ],
      },
      [
        { family: 'Poaceae', accessions: 4812, avg_viability: 91.27 },
        { family: 'Fabaceae', accessions: 3655, avg_viability: 88.04 },
        { family: 'Asteraceae', accessions: 2190, avg_viability: 79.63 },
        { family: 'Brassicaceae', accessions: 1248, avg_viability: 93.55 },
        { family: 'Orchidaceae', accessions: 417, avg_viability: 41.9 },
      ],
    );
    findings.query(
      'Table vaults: name, temperature_c, capacity, stored',
      { table: 'vaults', columns: ['name', 'temperature_c', 'capacity', 'stored'] },
      [
        { name: 'North Vault', temperature_c: -20, capacity: 8000, stored: 6915 },
        { name: 'East Vault', temperature_c: -20, capacity: 6000, stored: 4870 },
        { name: 'Annex', temperature_c: -5, capacity: 2500, stored: 537 },
      ],
    );
    findings.query(
      'Table germination_tests: count, count where passed is false by tested_on:year',
      {
        table: 'germination_tests',
        group_by: ['tested_on:year'],
        aggregates: [
          { fn: 'count', as: 'tests' },
          { fn: 'sum', column: 'failed', as: 'failed' },
        ],
      },
      [
        { 'tested_on:year': '2021-01-01', tests: 1102, failed: 96 },
        { 'tested_on:year': '2022-01-01', tests: 1240, failed: 88 },
        { 'tested_on:year': '2023-01-01', tests: 1315, failed: 131 },
        { 'tested_on:year': '2024-01-01', tests: 1407, failed: 154 },
        { 'tested_on:year': '2025-01-01', tests: 1526, failed: 143 },
      ],
    );
    findings.query(
      'Table requests: count by country',
      {
        table: 'requests',
        group_by: ['country'],
        filters: [{ column: 'received_on', op: 'gte', value: '2025-01-01' }],
        aggregates: [{ fn: 'count' }],
        order_by: [{ column: 'count', direction: 'desc' }],
      },
      [
        { country: 'Germany', count: 61 },
        { country: 'France', count: 44 },
        { country: 'Kenya', count: 38 },
        { country: 'Brazil', count: 27 },
        { country: 'Japan', count: 15 },
      ],
    );
    findings.query(
      'Table accessions: accession_no, species, collected_on, seeds',
      {
        table: 'accessions',
        columns: ['accession_no', 'species', 'collected_on', 'seeds'],
        order_by: [{ column: 'collected_on', direction: 'asc' }],
        limit: 3,
      },
      [
        { accession_no: 'HSB-00017', species: 'Triticum dicoccum', collected_on: '1974-08-02', seeds: 1850 },
        { accession_no: 'HSB-00023', species: 'Vicia faba', collected_on: '1975-07-11', seeds: 640 },
        { accession_no: 'HSB-00041', species: 'Lactuca serriola', collected_on: '1976-09-20', seeds: 12400 },
      ],
    );
    findings.document(
      'Drying and storage',
      'Seeds are dried for 8 to 12 weeks at 15 °C and 15 % relative humidity until their moisture content is 5 % or less. They are then stored at −20 °C. Germination is tested every 10 years, that of orchids every 5 years. At least 50 seeds are used for a test. When viability falls below 85 %, the accession must be regenerated.',
    );
    findings.document(
      'Distribution of seeds',
      'Requests are answered within 15 working days. A sample consists of 40 seeds; of accessions with fewer than 500 seeds none is given out. Recipients sign the material transfer agreement. A phytosanitary certificate takes about three weeks. Researchers pay nothing; companies pay GBP 45 a sample. A duplicate of every accession is sent to Svalbard within 18 months.',
    );
  },
  reports: [
    `The collection holds {12,322|11,905;12,232} accessions from {five|six;four} plant families [1]. Grasses ({@Poaceae|Fabaceae;Asteraceae}) are the largest group with {4,812|3,655;2,190} accessions, i.e. {39.1 %|29.7 %;17.8 %} of the total, followed by Fabaceae with {3,655|4,812;1,248} ({29.7 %|39.1 %;10.1 %}). Orchids are rare: only {417|471;1,248} accessions, {3.4 %|10.1 %} of what we hold [1].`,
    `### Viability by family

| Family | Accessions | Avg. viability | Share of collection |
|:--|--:|--:|--:|
| Poaceae | {4,812|3,655} | {91.3 %|88.0 %} | {39.1 %|29.7 %} |
| Fabaceae | {3,655|4,812} | {88.0 %|91.3 %} | {29.7 %|39.1 %} |
| Asteraceae | {2,190|1,248} | {79.6 %|93.6 %} | {17.8 %|10.1 %} |
| Brassicaceae | {1,248|2,190} | {93.6 %|79.6 %} | {10.1 %|17.8 %} |
| Orchidaceae | {417|1,248} | {41.9 %|79.6 %} | {3.4 %|10.1 %} |

[1]`,
    `{Two|Three;One} families fall short of the threshold of {85 %|80 %;58 %} at which accessions must be regenerated [6]: Asteraceae, with an average viability of {79.6 %|88.0 %;91.3 %}, and Orchidaceae, with {41.9 %|79.6 %} [1]. {@Brassicaceae|Poaceae;Fabaceae} does best at {93.55 %|91.27 %;88.04 %}, a good {two|four} points ahead of Poaceae ({91.27 %|93.55 %}) [1].`,
    `How full are the vaults? The North Vault holds {6,915|4,870;8,000} accessions and has a capacity of {8,000|6,000;6,915}, so it is {86 %|81 %;68 %} full and has {1,085|1,130;1,963} places left [2]. The East Vault is at {81 %|86 %;21 %} ({4,870|6,915} of {6,000|8,000}). The Annex, which is kept at {−5 °C|−20 °C}, is mostly empty: {537|735;2,500} of {2,500|6,000} places are taken, roughly {~a fifth|~a third} [2]. In all, {12,322|11,785} of {16,500|14,000} places are occupied ({74.7 %|86.4 %;47.7 %}).`,
    `- Tests carried out in 2025: **{1,526|1,407;1,240}**, up from {1,407|1,526;1,315} in {2024|2023;2021} (+{119|92;138}) [3]
- Failed in 2025: **{143|154;131}**, i.e. {9.4 %|10.9 %;8.7 %} [3]
- Worst year: **{2024|2025;2023}** with {154|143;131} failures, {10.9 %|9.4 %;10.0 %} of {1,407|1,526;1,315} tests [3]
- Best year: **{2022|2021;2023}** with {88|96;131} failures ({7.1 %|8.7 %}) [3]
- Total since {2021|2022;2020}: {6,590|5,488;6,950} tests, {612|516;621} failures [3]`,
    `Between {2021|2022;2020} and {2025|2024}, the number of germination tests grew from {1,102|1,240;1,201} to {1,526|1,407}, an increase of {424|305;244} or {38.5 %|27.8 %;35.8 %} [3]. Failures did not follow a clear trend: they dropped from {96|88} in 2021 to {88|96} in 2022, climbed to {154|143;131} in 2024 and came down by {11|43;23} to {143|154} in 2025 [3]. On average we run {1,318|1,138;1,240} tests a year.`,
    `Most requests this year and last came from {@Germany|France;Kenya}: {61|44;38}, exactly {17|23;6} more than from France ({44|61;38}). Kenya follows in {third|second;fourth} place with {38|27;44}, Brazil sent {27|15;38} and Japan {15|27;51}. That adds up to {185|170;158} requests from {five|six;four} countries [4]; every third one ({33 %|24 %;21 %}) was German.`,
    `Our oldest accession is a sample of emmer, *Triticum dicoccum* (HSB-00017), collected on {2 August 1974|11 July 1975;20 September 1976} – more than {50 years|60 years} ago. It comprises {1,850|640;12,400} seeds. The next oldest, *{@Vicia faba|Lactuca serriola}*, dates from {July 1975|August 1974;September 1976} and has {640|460;1,850} seeds left. The third, *Lactuca serriola*, was collected on {1976-09-20|1975-07-11;1974-08-02} and has {12,400|1,850;640} seeds, {6.7|7.6;19.4} times as many as the emmer [5].`,
    `Before storage, seeds are dried for {8|5;15} to {12|10;21} weeks at {15 °C|20 °C;5 °C} and a relative humidity of {15 %|5 %;85 %}; the target is a moisture content of {5 %|15 %} or below [6]. Storage itself is at {−20 °C|−15 °C;−12 °C}. Re-tests take place every {ten years|five years}, in the case of orchids every {five years|ten years;eight years} [6]. A test uses no fewer than {50|15;85} seeds [6].`,
    `Thanks for asking! If you would like seeds, expect an answer within {15 working days|50 working days;15 weeks}. You will get {40|45;50} seeds per sample. We can't send anything from accessions that have fewer than {500|50;45} seeds left. It's free for researchers, but companies pay {£45|£40;€45} per sample. If you need a phytosanitary certificate, add about {three weeks|three months;two weeks} [7].`,
    `Three things stand out:

1. The North Vault is nearly full; {1,085|1,130;1,963} places remain out of {8,000|6,000} [2].
2. {@Asteraceae|Fabaceae;Poaceae} has dropped to {79.63 %|88.04 %} viability, below the {85 %|58 %;90 %} limit [1][6].
3. *Vicia faba* (HSB-00023) is down to {640|604;1,850} seeds, only {140|160;240} above the {500|50} that are needed to hand any out [5][7].`,
    `According to the distribution policy, "a duplicate of every accession is sent to Svalbard within {18 months|12 months;18 weeks}" [7]. With {12,322|12,232} accessions on record [1] and requests from {five|four} countries, of which {185|158} arrived since the beginning of {2025|2024;2023} [4], the team is busy.`,
    `Poaceae and Fabaceae together make up {8,467|7,002;5,845} accessions – more than {~two thirds|~three quarters} ({68.7 %|56.8 %;78.6 %}) of the collection [1]. There are {11.5|15.1;8.8} times as many grasses as orchids. The gap between the most viable family ({93.55 %|91.27 %}) and the least viable one ({41.9 %|79.63 %}) is {51.65|49.37;13.92} percentage points [1].`,
  ],
};
