-- Saltwick Marina: piers and berths, the boats for hire, who hires them and who steers them.

create type hull_kind as enum ('sailboat', 'motorboat', 'kayak', 'catamaran');

create table piers (
  pier_code text primary key,
  pier_label text not null,
  depth_m numeric(4, 1) not null
);
comment on table piers is 'Landing stages of the harbour';
comment on column piers.depth_m is 'Depth of the water at low tide, in metres';

create table berths (
  berth_no integer primary key,
  pier_code text not null references piers (pier_code),
  max_length_m numeric(4, 1) not null,
  nightly_fee numeric(8, 2) not null,
  shore_power boolean not null
);
comment on table berths is 'Places where a boat can lie';

create table vessels (
  hull_no text primary key,
  vessel_name text not null unique,
  kind hull_kind not null,
  length_m numeric(4, 1) not null,
  launched date not null,
  berth_no integer references berths (berth_no),
  day_rate numeric(8, 2) not null
);
comment on table vessels is 'Boats that can be hired';
comment on column vessels.berth_no is 'Empty while the boat is on land';
comment on column vessels.day_rate is 'Price of one day in euros, without a skipper';

create table skippers (
  skipper_no integer primary key,
  full_name text not null,
  licence text not null,
  joined date not null
);
comment on column skippers.licence is 'Inland, Coastal or Offshore';

create table hirers (
  hirer_no integer primary key,
  hirer_name text not null,
  home_port text not null,
  club_member boolean not null
);
comment on table hirers is 'Customers who hire boats';

create table charters (
  charter_no integer primary key,
  hull_no text not null references vessels (hull_no),
  hirer_no integer not null references hirers (hirer_no),
  skipper_no integer references skippers (skipper_no),
  cast_off date not null,
  days integer not null check (days > 0),
  passengers integer not null,
  fee numeric(10, 2) not null
);
comment on table charters is 'Hires of a boat; without a skipper the hirer steers';
comment on column charters.cast_off is 'First day of the charter';

create table repairs (
  repair_no integer primary key,
  hull_no text not null references vessels (hull_no),
  fault text not null,
  reported date not null,
  fixed date,
  cost numeric(10, 2)
);
comment on column repairs.fixed is 'Empty while the repair is open';

create view open_repairs as
  select r.repair_no, v.vessel_name, r.fault, r.reported
  from repairs r join vessels v on v.hull_no = r.hull_no
  where r.fixed is null;

insert into piers values
  ('N', 'North Pier', 4.5), ('E', 'East Pier', 3.2), ('S', 'South Pier', 2.4), ('W', 'West Pier', 6.1);

insert into berths
select i,
       (array['N', 'E', 'S', 'W'])[1 + i % 4],
       8 + (i * 5) % 9,
       (18 + (i * 7) % 11 * 2.5)::numeric(8, 2),
       i % 3 <> 0
from generate_series(1, 26) as i;

insert into vessels
select 'SW-' || (100 + i * 3),
       (array['Aurora', 'Blue Heron', 'Cormorant', 'Dorothea', 'Eider', 'Foxglove', 'Gannet', 'Halcyon', 'Isolde',
              'Juniper', 'Kittiwake', 'Lady Maud', 'Merganser', 'Nightjar', 'Osprey', 'Petrel', 'Quickstep',
              'Razorbill', 'Sandpiper', 'Tern'])[i],
       (array['sailboat', 'motorboat', 'sailboat', 'kayak', 'catamaran', 'motorboat', 'kayak'])[1 + i % 7]::hull_kind,
       5 + (i * 11) % 9 + 0.5 * (i % 2),
       date '2006-04-01' + i * 311,
       case when i % 6 = 0 then null else i end,
       (60 + (i * 13) % 17 * 15)::numeric(8, 2)
from generate_series(1, 20) as i;

insert into skippers values
  (1, 'Hanne Brodersen', 'Offshore', '2014-03-01'),
  (2, 'Tomas Ribeiro', 'Coastal', '2017-05-15'),
  (3, 'Maeve Carrick', 'Offshore', '2018-04-02'),
  (4, 'Piet Osinga', 'Inland', '2020-06-01'),
  (5, 'Yusuf Demir', 'Coastal', '2021-03-20'),
  (6, 'Greta Lindqvist', 'Coastal', '2023-05-08'),
  (7, 'Colm Fearon', 'Inland', '2024-04-11');

insert into hirers
select i,
       (array['Abel', 'Birgit', 'Carla', 'Dario', 'Elin', 'Farid', 'Gwen', 'Henk', 'Ines', 'Jorn', 'Kaja', 'Luc'])[1 + i % 12]
         || ' ' ||
       (array['Marsh', 'Quist', 'Rossi', 'Svane', 'Thorne', 'Ulriksen', 'Vance'])[1 + i % 7],
       (array['Saltwick', 'Ravensby', 'Holm', 'Port Ellin'])[1 + (i * 3 + i / 5) % 4],
       i % 5 in (0, 2)
from generate_series(1, 30) as i;

insert into charters
select i,
       'SW-' || (100 + (1 + (i * 7) % 18) * 3),
       1 + (i * 11) % 28,
       case when i % 3 = 0 then 1 + (i / 3) % 6 end,
       date '2025-04-05' + (i * 23) % 520,
       1 + i % 5,
       1 + (i * 5) % 8,
       (90 + (i * 37) % 410 + (i % 4) * 0.5)::numeric(10, 2)
from generate_series(1, 140) as i;

insert into repairs
select i,
       'SW-' || (100 + (1 + (i * 5) % 19) * 3),
       (array['torn sail', 'engine overheats', 'leaking hatch', 'broken rudder', 'dead battery'])[1 + i % 5],
       date '2025-03-10' + i * 17,
       case when i % 4 <> 1 then date '2025-03-10' + i * 17 + 3 + i % 9 end,
       case when i % 4 <> 1 then (45 + (i * 71) % 900)::numeric(10, 2) end
from generate_series(1, 34) as i;
