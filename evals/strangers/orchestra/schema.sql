create schema orchestra;
set search_path = orchestra;

create table venues (
  id       integer primary key,
  name     text not null unique,
  city     text not null,
  country  text not null,
  capacity integer not null,
  hire_fee numeric(9,2) not null
);
comment on column venues.hire_fee is 'What we pay per concert, in euros';
insert into venues values
 (1, 'Maritime Hall',          'Rotterdam', 'Netherlands', 1850, 0.00),
 (2, 'Sint-Joris Church',      'Delft',     'Netherlands',  520, 900.00),
 (3, 'Philharmonie am Fluss',  'Cologne',   'Germany',     2100, 14500.00),
 (4, 'Salle Berlioz',          'Lyon',      'France',      1650, 9800.00),
 (5, 'Kursaal',                'Ostend',    'Belgium',     1400, 6200.00),
 (6, 'Musikhuset',             'Aarhus',    'Denmark',     1600, 11250.00),
 (7, 'De Kazerne',             'Breda',     'Netherlands',  780, 1750.00),
 (8, 'Park Pavilion',          'Rotterdam', 'Netherlands', 3000, 2400.00),
 (9, 'Teatro Aurora',          'Turin',     'Italy',       1250, 8300.00);

create table conductors (
  id          integer primary key,
  full_name   text not null,
  nationality text not null,
  fee         numeric(9,2) not null
);
comment on column conductors.fee is 'Standard fee per concert, in euros';
insert into conductors values
 (1, 'Annelies Verkade',  'Dutch',    7500.00),
 (2, 'Matteo Ferrante',   'Italian', 11000.00),
 (3, 'Sigrid Halvorsen',  'Norwegian', 9250.00),
 (4, 'Thomas Okonjo',     'British',  8800.00),
 (5, 'Lucie Marchand',    'French',   6400.00),
 (6, 'Radu Petrescu',     'Romanian', 5900.00),
 (7, 'Hana Kobayashi',    'Japanese', 12500.00);

create table works (
  id               integer primary key,
  title            text not null,
  composer         text not null,
  duration_minutes integer not null,
  needs_choir      boolean not null default false
);
comment on table works is 'Repertoire in our library';
insert into works values
 (1,  'Symphony No. 7',              'Beethoven',   38, false),
 (2,  'Symphony No. 9',              'Beethoven',   67, true),
 (3,  'Violin Concerto',             'Brahms',      40, false),
 (4,  'Symphony No. 4',              'Brahms',      42, false),
 (5,  'La Mer',                      'Debussy',     24, false),
 (6,  'The Firebird',                'Stravinsky',  45, false),
 (7,  'Enigma Variations',           'Elgar',       31, false),
 (8,  'Cello Concerto',              'Elgar',       29, false),
 (9,  'Symphony No. 5',              'Mahler',      70, false),
 (10, 'Symphony No. 2',              'Sibelius',    44, false),
 (11, 'Requiem',                     'Verdi',       84, true),
 (12, 'Scheherazade',                'Rimsky-Korsakov', 47, false),
 (13, 'Piano Concerto No. 20',       'Mozart',      30, false),
 (14, 'Symphony No. 41',             'Mozart',      33, false),
 (15, 'Pictures at an Exhibition',   'Mussorgsky',  35, false),
 (16, 'Egmont Overture',             'Beethoven',    9, false),
 (17, 'Finlandia',                   'Sibelius',     8, false),
 (18, 'Turangalîla Symphony',        'Messiaen',    78, false);

create table musicians (
  id             integer primary key,
  first_name     text not null,
  last_name      text not null,
  section        text not null,
  instrument     text not null,
  is_principal   boolean not null default false,
  status         text not null check (status in ('active', 'on leave', 'retired', 'resigned')),
  joined_on      date not null,
  left_on        date,
  monthly_salary numeric(8,2) not null,
  home_city      text not null,
  mentor_id      integer references musicians
);
comment on table musicians is 'Members of the orchestra, past and present';
comment on column musicians.monthly_salary is 'Gross, euros; last salary for those who have left';
comment on column musicians.mentor_id is 'Colleague who looks after a newer member';
insert into musicians values
 (1,  'Willem',   'Brandsma',   'strings',    'violin',      true,  'active',   '2023-01-01', null, 4650.00, 'Rotterdam', null),
 (2,  'Ilse',     'van Roon',   'strings',    'violin',      false, 'active',   '2023-01-01', null, 3900.00, 'Delft', null),
 (3,  'Noémie',   'Charpentier','strings',    'violin',      false, 'active',   '2023-09-01', null, 3720.00, 'Rotterdam', 1),
 (4,  'Jakub',    'Novotny',    'strings',    'violin',      false, 'resigned', '2023-01-01', '2025-07-31', 3680.00, 'Breda', null),
 (5,  'Femke',    'Dijkgraaf',  'strings',    'violin',      false, 'on leave', '2024-02-01', null, 3640.00, 'Rotterdam', 1),
 (6,  'Soo-jin',  'Baek',       'strings',    'violin',      false, 'active',   '2025-09-01', null, 3510.00, 'The Hague', 1),
 (7,  'Pieter',   'Hoekema',    'strings',    'viola',       true,  'active',   '2023-01-01', null, 4380.00, 'Dordrecht', null),
 (8,  'Clara',    'Winkelmann', 'strings',    'viola',       false, 'active',   '2023-05-01', null, 3790.00, 'Rotterdam', 7),
 (9,  'Joris',    'Pelgrim',    'strings',    'viola',       false, 'retired',  '2023-01-01', '2024-12-31', 3950.00, 'Delft', null),
 (10, 'Aisling',  'Doherty',    'strings',    'cello',       true,  'active',   '2023-03-01', null, 4420.00, 'Rotterdam', null),
 (11, 'Bram',     'Tolsma',     'strings',    'cello',       false, 'active',   '2023-01-01', null, 3860.00, 'Gouda', null),
 (12, 'Renata',   'Villalobos', 'strings',    'cello',       false, 'active',   '2026-01-15', null, 3480.00, 'Rotterdam', 10),
 (13, 'Gerrit',   'Stam',       'strings',    'double bass', true,  'active',   '2023-01-01', null, 4300.00, 'Breda', null),
 (14, 'Mirjam',   'Koster',     'strings',    'double bass', false, 'active',   '2024-08-15', null, 3590.00, 'Delft', 13),
 (15, 'Oscar',    'Lindqvist',  'woodwind',   'flute',       true,  'active',   '2023-01-01', null, 4350.00, 'Rotterdam', null),
 (16, 'Beatriz',  'Monteiro',   'woodwind',   'flute',       false, 'active',   '2024-09-01', null, 3620.00, 'The Hague', 15),
 (17, 'Kees',     'Verhulst',   'woodwind',   'oboe',        true,  'on leave', '2023-01-01', null, 4330.00, 'Dordrecht', null),
 (18, 'Tamsin',   'Arkwright',  'woodwind',   'oboe',        false, 'active',   '2023-11-01', null, 3700.00, 'Rotterdam', 17),
 (19, 'Levent',   'Aydin',      'woodwind',   'clarinet',    true,  'active',   '2023-04-01', null, 4290.00, 'Gouda', null),
 (20, 'Hugo',     'Smeets',     'woodwind',   'clarinet',    false, 'resigned', '2023-06-01', '2026-06-30', 3660.00, 'Breda', 19),
 (21, 'Marieke',  'Oudkerk',    'woodwind',   'bassoon',     true,  'active',   '2023-01-01', null, 4310.00, 'Rotterdam', null),
 (22, 'Finn',     'Jespersen',  'woodwind',   'bassoon',     false, 'active',   '2026-09-01', null, 3450.00, 'Delft', 21),
 (23, 'Rolf',     'Eckhardt',   'brass',      'horn',        true,  'active',   '2023-01-01', null, 4400.00, 'Rotterdam', null),
 (24, 'Sanne',    'Uiterwijk',  'brass',      'horn',        false, 'active',   '2023-10-01', null, 3740.00, 'Delft', 23),
 (25, 'Duncan',   'Fairlie',    'brass',      'horn',        false, 'resigned', '2024-01-01', '2024-11-15', 3610.00, 'The Hague', 23),
 (26, 'Elena',    'Sorokina',   'brass',      'trumpet',     true,  'active',   '2023-08-15', null, 4260.00, 'Rotterdam', null),
 (27, 'Wouter',   'Beemster',   'brass',      'trumpet',     false, 'active',   '2025-02-01', null, 3550.00, 'Dordrecht', 26),
 (28, 'Niels',    'Grashof',    'brass',      'trombone',    true,  'active',   '2023-01-01', null, 4240.00, 'Gouda', null),
 (29, 'Ottavia',  'Rinaldi',    'brass',      'trombone',    false, 'active',   '2024-10-01', null, 3600.00, 'Rotterdam', 28),
 (30, 'Harm',     'Zijlstra',   'brass',      'tuba',        true,  'retired',  '2023-01-01', '2025-12-31', 4200.00, 'Breda', null),
 (31, 'Esi',      'Quartey',    'brass',      'tuba',        true,  'active',   '2026-02-01', null, 3980.00, 'Rotterdam', 28),
 (32, 'Dirk',     'Hamersma',   'percussion', 'timpani',     true,  'active',   '2023-01-01', null, 4270.00, 'Delft', null),
 (33, 'Yolanda',  'Prins',      'percussion', 'percussion',  false, 'active',   '2024-03-01', null, 3630.00, 'Rotterdam', 32),
 (34, 'Anders',   'Mikkelsen',  'percussion', 'percussion',  false, 'active',   '2025-11-01', null, 3500.00, 'The Hague', 32),
 (35, 'Delphine', 'Roussel',    'keyboard and harp', 'harp', true,  'active',   '2023-02-01', null, 4150.00, 'Rotterdam', null),
 (36, 'Casper',   'Nijland',    'keyboard and harp', 'piano', true, 'on leave', '2023-09-15', null, 4080.00, 'Gouda', null);

create table tours (
  id          integer primary key,
  name        text not null unique,
  starts_on   date not null,
  ends_on     date not null,
  budget      numeric(10,2) not null,
  actual_cost numeric(10,2),
  status      text not null check (status in ('completed', 'cancelled', 'in preparation'))
);
comment on column tours.actual_cost is 'Known once the tour has been settled';
insert into tours values
 (1, 'Rhine Tour',          '2023-10-05', '2023-10-19',  84000.00,  81250.40, 'completed'),
 (2, 'North Sea Tour',      '2024-05-14', '2024-05-30',  96500.00, 103980.75, 'completed'),
 (3, 'Grand Tour of France','2025-03-11', '2025-03-24', 112000.00, 118430.10, 'completed'),
 (4, 'Alpine Tour',         '2025-11-03', '2025-11-17', 128000.00, null,      'cancelled'),
 (5, 'Two Seas Tour',       '2026-05-08', '2026-05-27', 134500.00, 129870.00, 'completed'),
 (6, 'Winter Lights Tour',  '2026-11-16', '2026-11-30',  91000.00, null,      'in preparation');

create table concerts (
  id             integer primary key,
  title          text not null,
  venue_id       integer not null references venues,
  conductor_id   integer not null references conductors,
  stand_in_id    integer references conductors,
  tour_id        integer references tours,
  concert_date   date,
  status         text not null check (status in ('performed', 'cancelled', 'planned')),
  ticket_price   numeric(6,2) not null,
  tickets_sold   integer not null,
  ticket_revenue numeric(10,2) not null
);
comment on column concerts.stand_in_id is 'Conductor who stands by in case of illness';
comment on column concerts.concert_date is 'Empty while the date is still to be fixed';
comment on column concerts.ticket_revenue is 'Euros; 0 for cancelled concerts because the tickets are refunded';
comment on column concerts.ticket_price is 'Full price in euros';
insert into concerts
select g,
       (array['Masterworks','Evening Serenade','Family Concert','Great Romantics','Voices and Strings','Sunday Matinee','New Horizons'])[1 + (g * 3 + g / 7) % 7]
         || ' ' || (array['I','II','III','IV','V','VI','VII','VIII','IX','X','XI','XII','XIII','XIV'])[1 + g / 7],
       v, k, case when g % 3 <> 1 then 1 + (k + g % 4) % 7 end, t,
       case when g <= 86 then d end, s, p, n, case when s = 'cancelled' then 0 else n * p - (n / 6) * 4 end
from (
  select g, v, k, t, d, s, p,
         case when s = 'planned' then case when g = 86 then 611 else 0 end
              else (select capacity from venues where id = v) * (52 + (g * g * 7 + g * 5) % 49) / 100 end as n
  from (
    select g, d, t,
      case t when 1 then case when g % 2 = 0 then 3 else 5 end
             when 2 then case when g % 2 = 0 then 6 else 5 end
             when 3 then 4
             when 4 then 9
             when 5 then case when g % 2 = 0 then 9 else 5 end
             when 6 then 6
             else (array[1,1,2,1,7,1,8,1,2,1])[1 + (g * 7 + g / 3) % 10] end as v,
      (array[1,2,1,3,4,1,5,2,3,7,1])[1 + (g * 4 + g / 5) % 11] as k,
      case when g >= 86 then 'planned' when g % 19 = 6 or t = 4 then 'cancelled' else 'performed' end as s,
      (24 + (g * 11 % 9) * 3)::numeric(6,2) as p
    from (
      select g, date '2023-01-20' + (g * 33 / 2) as d,
        case when g in (16, 17) then 1 when g in (29, 30) then 2 when g in (47, 48) then 3
             when g in (62, 63) then 4 when g in (73, 74) then 5 when g >= 86 and g <= 87 then 6 end as t
      from generate_series(1, 92) g
    ) a
  ) b
) c;
update concerts set concert_date = case id
  when 16 then date '2023-10-07' when 17 then date '2023-10-15'
  when 29 then date '2024-05-16' when 30 then date '2024-05-27'
  when 47 then date '2025-03-13' when 48 then date '2025-03-21'
  when 62 then date '2025-11-06' when 63 then date '2025-11-14'
  when 73 then date '2026-05-11' when 74 then date '2026-05-23'
  when 86 then date '2026-11-30' end
where tour_id is not null and id <> 87;

create table programme_items (
  concert_id integer not null references concerts,
  position   integer not null,
  work_id    integer not null references works,
  soloist    text,
  primary key (concert_id, position)
);
comment on table programme_items is 'What is on the programme of each concert, in playing order';
insert into programme_items
select c.id, p, w,
       case w when 3 then 'Isabel Fonseca' when 8 then 'Jonas Abendroth'
              when 13 then case when c.id % 2 = 0 then 'Mei-Lin Zhou' else 'Arthur Pennant' end end
from concerts c
cross join lateral (
  values (1, (array[16,17,5,16,14,17,7])[1 + (c.id * 5 + c.id / 4) % 7]),
         (2, (array[3,8,13,15,6,8,13,3,12])[1 + (c.id * 2 + c.id / 9) % 9]),
         (3, (array[1,4,10,9,2,1,10,11,4,1])[1 + (c.id * 3 + c.id / 10) % 10])
) x(p, w)
where not (p = 3 and c.id % 4 = 2);

create table rehearsals (
  id               integer primary key,
  concert_id       integer not null references concerts,
  rehearsed_on     date not null,
  starts_at        time not null,
  duration_minutes integer not null,
  room             text not null,
  led_by           integer not null references conductors,
  kind             text not null,
  cancelled        boolean not null default false,
  room_cost        numeric(7,2) not null
);
comment on table rehearsals is 'One row per rehearsal call';
comment on column rehearsals.kind is 'full, strings, winds or dress';
insert into rehearsals
select (c.id - 1) * 4 + p, c.id,
       c.concert_date - (array[9, 6, 3, 1])[p],
       (array[time '10:00', time '13:30', time '19:00', time '16:00'])[p],
       (array[150, 120, 180, 105])[p] + ((c.id * 7 + p * 3) % 4) * 15,
       case when p = 4 then 'Concert venue' else (array['Studio A','Studio B','Docks Hall'])[1 + (c.id + p * 2) % 3] end,
       case when (c.id * 5 + p * 3) % 7 = 0 then 6 else c.conductor_id end,
       (array['full','strings','full','dress'])[p],
       (c.id * 4 + p) % 23 = 8,
       case when p = 4 then 0 when (c.id + p * 2) % 3 = 2 then 340 else 0 end
from concerts c cross join generate_series(1, 4) p
where c.status = 'performed';
update rehearsals set kind = 'winds' where kind = 'full' and id % 12 in (3, 9);

create table instruments (
  id            integer primary key,
  kind          text not null,
  maker         text not null,
  year_made     integer not null,
  acquired_on   date not null,
  insured_value numeric(10,2) not null,
  lent_to       integer references musicians,
  condition     text not null,
  last_serviced date
);
comment on table instruments is 'Instruments owned by the orchestra foundation';
comment on column instruments.lent_to is 'Empty when the instrument is in store';
insert into instruments values
 (1,  'violin',      'Gagliano',          1762, '2023-02-14', 285000.00, 1,    'good',      '2026-02-11'),
 (2,  'violin',      'Vuillaume',         1855, '2023-02-14', 148000.00, 3,    'good',      '2025-09-03'),
 (3,  'violin',      'Hendrik Jacobs',    1694, '2023-06-30',  96000.00, null, 'in repair', '2026-10-20'),
 (4,  'viola',       'Cuypers',           1781, '2023-06-30',  72000.00, 7,    'good',      '2025-11-17'),
 (5,  'viola',       'Moritz Roth',       2018, '2024-01-22',  14500.00, null, 'good',      null),
 (6,  'cello',       'Rombouts',          1710, '2023-04-18', 210000.00, 10,   'fair',      '2026-06-09'),
 (7,  'cello',       'Elke Sandmann',     2015, '2024-03-05',  24000.00, 12,   'good',      '2024-12-02'),
 (8,  'double bass', 'Pöllmann',          1998, '2023-05-25',  19500.00, 13,   'good',      '2026-03-24'),
 (9,  'double bass', 'Pöllmann',          2004, '2024-09-12',  18750.00, null, 'fair',      '2025-01-30'),
 (10, 'flute',       'Muramatsu',         2011, '2023-03-08',   9800.00, 16,   'good',      '2026-01-19'),
 (11, 'oboe',        'Marigaux',          2016, '2023-10-02',   8900.00, 18,   'good',      '2025-05-14'),
 (12, 'bassoon',     'Heckel',            1972, '2023-10-02',  31000.00, 21,   'fair',      '2026-08-27'),
 (13, 'horn',        'Alexander',         2009, '2024-11-20',   7600.00, null, 'poor',      '2024-11-28'),
 (14, 'horn',        'Paxman',            2019, '2025-01-15',  10400.00, 24,   'good',      null),
 (15, 'tuba',        'Meinl Weston',      2013, '2023-07-11',  12200.00, 31,   'good',      '2026-02-03'),
 (16, 'timpani',     'Adams',             2020, '2023-01-31',  26500.00, 32,   'good',      '2025-08-21'),
 (17, 'harp',        'Lyon & Healy',      2007, '2023-03-20',  33500.00, 35,   'fair',      '2026-04-15'),
 (18, 'piano',       'Steinway',          1994, '2023-01-31',  88000.00, null, 'good',      '2026-09-30'),
 (19, 'celesta',     'Schiedmayer',       1986, '2024-06-06',  21000.00, null, 'good',      null),
 (20, 'contrabassoon','Fox',              2014, '2025-05-28',  27800.00, null, 'good',      '2025-06-12');

create table subscribers (
  id           integer primary key,
  full_name    text not null,
  city         text not null,
  plan         text not null,
  annual_fee   numeric(7,2) not null,
  status       text not null check (status in ('active', 'lapsed', 'cancelled')),
  joined_on    date not null,
  ended_on     date,
  referred_by  integer references subscribers,
  birth_year   integer
);
comment on table subscribers is 'Season ticket holders';
comment on column subscribers.plan is 'full season, half season, weekend or student';
comment on column subscribers.ended_on is 'Filled when the subscription lapsed or was cancelled';
insert into subscribers
select g,
       (array['Anna','Bas','Carla','Daan','Eva','Frits','Greta','Hans','Inge','Jan','Karin','Leo','Marga','Niek','Olga','Paul','Roos','Stijn','Tess','Victor'])[1 + g % 20]
       || ' ' ||
       (array['Aalbers','Bakhuis','Claassen','de Wit','Evertsen','Franken','Gerrits','Hofland','Idema','Jansma','Kuiper','Ledeboer','Meerdink','Noordhoek','Oosterling','Postma','Ruiter','Schouten','Tammes','Vinke','Wessels','Ypma','Zandstra'])[1 + g * 5 % 23],
       (array['Rotterdam','Delft','Rotterdam','The Hague','Dordrecht','Rotterdam','Gouda','Breda','Schiedam','Rotterdam','Delft'])[1 + (g * 7 + g / 6) % 11],
       pl,
       case pl when 'full season' then 420 when 'half season' then 240 when 'weekend' then 165 else 75 end,
       st, jd,
       case when st <> 'active' then jd + 365 * (1 + (g % 2)) - (g * 3 % 40) end,
       case when g > 25 and g % 6 = 2 then 1 + (g * g) % 23 end,
       case when g % 9 <> 5 then case when pl = 'student' then 1999 + g * 3 % 8 else 1941 + g * 17 % 52 end end
from (
  select g, jd,
    (array['full season','half season','weekend','full season','student','half season','full season','weekend'])[1 + (g * 5 + g / 8) % 8] as pl,
    case when jd < date '2024-11-01' and g % 7 in (2, 5) then 'cancelled'
         when jd < date '2024-11-01' and g % 11 = 4 then 'lapsed' else 'active' end as st
  from (select g, date '2023-01-05' + (g * 141 / 20) as jd from generate_series(1, 200) g) z
) y;
