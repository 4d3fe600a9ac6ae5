-- Lindental Honey Cooperative: beekeepers, their stands and colonies, honey from the hive to the shop.
create schema coop;
set search_path = coop;

create type bee_breed as enum ('Carnica', 'Buckfast', 'Ligustica', 'Mellifera');

create table keepers (
  keeper_no integer primary key,
  keeper text not null,
  village text not null,
  "joinedCoop" date not null,
  share_units integer not null
);
comment on table keepers is 'Beekeepers who are members of the cooperative';
comment on column keepers.share_units is 'Shares in the cooperative; one share is one vote';

create table stands (
  stand_code text primary key,
  place text not null,
  altitude_m integer not null,
  keeper_no integer not null references keepers (keeper_no)
);
comment on table stands is 'Places where hives stand';

create table colonies (
  colony_tag text primary key,
  stand_code text not null references stands (stand_code),
  breed bee_breed not null,
  queen_year integer not null,
  perished_on date
);
comment on table colonies is 'Bee colonies, one to a hive';
comment on column colonies.perished_on is 'Day of the loss; empty while the colony lives';

create table visits (
  visit_no integer primary key,
  colony_tag text not null references colonies (colony_tag),
  visited_on date not null,
  mites integer not null,
  brood_frames integer not null,
  remedy text
);
comment on table visits is 'Inspections of a colony';
comment on column visits.mites is 'Varroa mites that fell in three days';

create table honey_lots (
  lot_no text primary key,
  colony_tag text not null references colonies (colony_tag),
  drawn_on date not null,
  flower text not null,
  kilograms numeric(7, 2) not null,
  moisture_pct numeric(4, 1) not null
);
comment on table honey_lots is 'Honey as it was drawn, by harvest';

create table outlets (
  outlet_no integer primary key,
  shop_sign text not null,
  town text not null
);
comment on table outlets is 'Shops that sell our honey';

create table deliveries (
  delivery_no integer primary key,
  lot_no text not null references honey_lots (lot_no),
  outlet_no integer not null references outlets (outlet_no),
  shipped_on date not null,
  jars integer not null,
  jar_price numeric(6, 2) not null
);

create view living_colonies as
  select c.colony_tag, c.breed, s.place from colonies c join stands s using (stand_code) where c.perished_on is null;

insert into keepers values
  (11, 'Anselm Ruoff', 'Oberlinden', '2009-02-01', 12),
  (12, 'Bettina Krauss', 'Oberlinden', '2012-03-15', 8),
  (13, 'Cyrill Amman', 'Tannau', '2015-01-10', 5),
  (14, 'Dunja Petrovic', 'Moosbach', '2016-04-22', 10),
  (15, 'Emil Zahner', 'Tannau', '2018-02-28', 3),
  (16, 'Fiona Hatt', 'Moosbach', '2019-05-05', 7),
  (17, 'Gerold Wyss', 'Steinegg', '2021-03-03', 2),
  (18, 'Hedwig Sonder', 'Oberlinden', '2023-06-12', 1);

insert into stands
select 'ST' || lpad(i::text, 2, '0'),
       (array['Mill meadow', 'Chestnut slope', 'Old quarry', 'Parsonage garden', 'Heather ridge', 'Lime avenue',
              'Upper orchard', 'Brook bend', 'Larch clearing', 'Schoolyard', 'Sunny bank', 'Vineyard wall'])[i],
       430 + (i * 83) % 700,
       11 + (i * 3) % 7
from generate_series(1, 12) as i;

insert into colonies
select 'C-' || (200 + i),
       'ST' || lpad((1 + (i * 5) % 11)::text, 2, '0'),
       (array['Carnica', 'Buckfast', 'Carnica', 'Ligustica', 'Buckfast', 'Mellifera', 'Carnica'])[1 + i % 7]::bee_breed,
       2021 + (i * 3) % 5,
       case when i % 9 = 4 then date '2024-11-20' + i * 6 end
from generate_series(1, 60) as i;

insert into visits
select i,
       'C-' || (201 + (i * 17) % 57),
       date '2025-03-01' + (i * 11) % 220,
       (i * 13) % 41,
       2 + (i * 7) % 9,
       case when (i * 13) % 41 > 25 then (array['formic acid', 'oxalic acid', 'thymol'])[1 + i % 3] end
from generate_series(1, 180) as i;

insert into honey_lots
select 'L' || (2500 + i),
       'C-' || (201 + (i * 7) % 48),
       date '2024-05-20' + (i * 19) % 470,
       (array['lime', 'chestnut', 'heather', 'spring blossom', 'forest'])[1 + (i * 3) % 5],
       (6 + (i * 29) % 23 + (i % 4) * 0.25)::numeric(7, 2),
       (15.2 + (i * 7) % 38 * 0.1)::numeric(4, 1)
from generate_series(1, 90) as i;

insert into outlets values
  (1, 'Dorfladen Tannau', 'Tannau'), (2, 'Markthalle', 'Rossfeld'), (3, 'Bioeck', 'Rossfeld'),
  (4, 'Hofladen Wyss', 'Steinegg'), (5, 'Klosterpforte', 'Sankt Ulrich'), (6, 'Feinkost Abt', 'Sankt Ulrich');

insert into deliveries
select i,
       'L' || (2501 + (i * 13) % 85),
       1 + (i * 4 + i / 7) % 5,
       date '2025-01-08' + (i * 3) % 300,
       12 + (i * 5) % 37,
       (7.50 + (i * 3) % 11 * 0.5)::numeric(6, 2)
from generate_series(1, 150) as i;
