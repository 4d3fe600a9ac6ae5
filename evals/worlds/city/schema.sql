-- City of Brackwater: districts, land, permits, dog licences, complaints, council motions, trees, budget.
create schema municipal;
set search_path = municipal;

create function pg_temp.pick(i integer, salt integer, n integer) returns integer language sql immutable as
  $$ select ('x' || substr(md5('city' || i || '/' || salt), 1, 7))::bit(28)::integer % n $$;

create type permit_decision as enum ('Granted', 'Refused', 'Withdrawn', 'Pending');
create type owner_kind as enum ('Person', 'Company', 'Trust');

create table districts (
  dist_no integer primary key,
  dist_nm text not null,
  area_km2 numeric(6, 2) not null,
  residents integer not null
);

create table owners (
  owner_id integer primary key,
  legal_nm text not null,
  kind owner_kind not null
);
comment on table owners is 'People and bodies that own land or apply for permits';

create table parcels (
  parcel_id text primary key,
  dist_no integer not null references districts (dist_no),
  land_use text not null,
  area_m2 integer not null,
  assessed_val numeric(12, 2) not null
);
comment on table parcels is 'Plots of land';
comment on column parcels.assessed_val is 'Assessed value in crowns';

create table parcel_owners (
  parcel_id text not null references parcels (parcel_id),
  owner_id integer not null references owners (owner_id),
  valid_from date not null,
  valid_to date,
  primary key (parcel_id, valid_from)
);
comment on table parcel_owners is 'Ownership over time; valid_to is empty for the present owner';

create table bldg_permits (
  permit_no text primary key,
  parcel_id text not null references parcels (parcel_id),
  applicant integer not null references owners (owner_id),
  contractor integer references owners (owner_id),
  works text not null,
  filed_on date not null,
  decided_on date,
  decision permit_decision not null,
  fee numeric(9, 2) not null
);
comment on table bldg_permits is 'Building permits';
comment on column bldg_permits.filed_on is 'Day of the application';

create table site_visits (
  visit_no integer primary key,
  permit_no text not null references bldg_permits (permit_no),
  inspector text not null,
  visited_on date not null,
  passed boolean not null
);
comment on table site_visits is 'Inspections of building sites';

create table "dogLicences" (
  "licenceNo" integer primary key,
  "ownerId" integer not null references owners (owner_id),
  "dogName" text not null,
  breed text not null,
  "issuedOn" date not null,
  "expiresOn" date not null
);
comment on table "dogLicences" is 'Dog licences';

create table svc_reqs (
  req_no integer primary key,
  dist_no integer not null references districts (dist_no),
  topic text not null,
  channel text not null,
  opened_on date not null,
  closed_on date,
  urgent boolean not null
);
comment on table svc_reqs is 'Service requests and complaints from residents';
comment on column svc_reqs.channel is 'Telephone, App, Counter or Letter';

create table councillors (
  seat_no integer primary key,
  full_nm text not null,
  party text not null,
  dist_no integer not null references districts (dist_no),
  "termStart" date not null
);

create table motions (
  motion_no integer primary key,
  heading text not null,
  moved_by integer not null references councillors (seat_no),
  seconded_by integer not null references councillors (seat_no),
  voted_on date not null,
  ayes integer not null,
  nays integer not null,
  outcome text not null
);
comment on table motions is 'Motions of the council and how they were voted on';

create table street_trees (
  tree_tag text primary key,
  dist_no integer not null references districts (dist_no),
  species text not null,
  planted_yr integer not null,
  trunk_cm integer not null,
  health text not null,
  felled_on date
);
comment on column street_trees.trunk_cm is 'Circumference of the trunk in centimetres';

create table budget_lines (
  line_id integer primary key,
  fy integer not null,
  org_unit text not null,
  purpose text not null,
  appropriated numeric(12, 2) not null,
  spent numeric(12, 2) not null
);
comment on column budget_lines.fy is 'Financial year';
comment on column budget_lines.appropriated is 'What the council granted, in crowns';

create table parking_fines (
  fine_no integer primary key,
  dist_no integer not null references districts (dist_no),
  issued_on date not null,
  amount numeric(7, 2) not null,
  paid_on date,
  contested boolean not null
);

create view unpaid_fines as select fine_no, dist_no, issued_on, amount from parking_fines where paid_on is null;

insert into districts values
  (1, 'Old Town', 2.35, 9120), (2, 'Harbourside', 4.10, 14380), (3, 'Northgate', 7.82, 21950),
  (4, 'Millbrook', 11.40, 18640), (5, 'Saltmarsh', 19.75, 5310), (6, 'Castle Hill', 3.05, 12470),
  (7, 'Eastfield', 9.66, 26800);

insert into owners
select i,
       case when i % 5 = 0 then (array['Brackwater Timber', 'Hollin & Sons', 'Pier Nine Estates', 'Northgate Homes', 'Gull Construction',
                                       'Tidewater Builders', 'Marsh Lane Properties', 'Stonecross'])[1 + (i / 5) % 8] || ' ' || (array['Ltd', 'Works', 'Group'])[1 + i % 3]
            when i % 17 = 0 then (array['Saint Olave', 'Fishermen''s', 'Almshouse', 'Botanic'])[1 + i % 4] || ' Trust'
            else (array['Ida', 'Morten', 'Rhea', 'Silas', 'Thea', 'Viktor', 'Wanda', 'Yorick', 'Zelda'])[1 + i % 9] || ' ' ||
                 (array['Arkwright', 'Beck', 'Calder', 'Drummond', 'Eskdale', 'Farrow', 'Grieve', 'Holm', 'Inglis', 'Jarrow', 'Kells'])[1 + i % 11] end,
       (case when i % 5 = 0 then 'Company' when i % 17 = 0 then 'Trust' else 'Person' end)::owner_kind
from generate_series(1, 180) as i;

insert into parcels
select 'P' || lpad(i::text, 4, '0'), 1 + pg_temp.pick(i, 1, 7),
       (array['Residential', 'Residential', 'Residential', 'Commercial', 'Industrial', 'Park', 'Agricultural'])[1 + pg_temp.pick(i, 2, 7)],
       220 + pg_temp.pick(i, 3, 4800), (40000 + pg_temp.pick(i, 4, 760) * 1250)::numeric(12, 2)
from generate_series(1, 240) as i;

insert into parcel_owners
select 'P' || lpad(i::text, 4, '0'), 1 + pg_temp.pick(i, 5, 180), date '1994-01-01' + pg_temp.pick(i, 6, 6000),
       case when i % 3 = 0 then date '2015-06-30' + i * 5 end
from generate_series(1, 240) as i;
insert into parcel_owners
select parcel_id, 1 + pg_temp.pick(substr(parcel_id, 2)::integer, 7, 180), valid_to + 1, null from parcel_owners where valid_to is not null;

insert into bldg_permits
select 'B-' || (2400 + i), 'P' || lpad((1 + pg_temp.pick(i, 8, 225))::text, 4, '0'), 1 + pg_temp.pick(i, 9, 180),
       case when pg_temp.pick(i, 10, 4) > 0 then 5 * (1 + pg_temp.pick(i, 11, 36)) end,
       (array['New house', 'Extension', 'Roof', 'Demolition', 'Solar panels', 'Garage', 'Shop front'])[1 + pg_temp.pick(i, 12, 7)],
       f.d, case when s.k < 9 then f.d + 14 + pg_temp.pick(i, 14, 110) end,
       (array['Granted', 'Granted', 'Granted', 'Granted', 'Granted', 'Refused', 'Refused', 'Withdrawn', 'Granted', 'Pending'])[1 + s.k]::permit_decision,
       (85 + pg_temp.pick(i, 15, 90) * 12.5)::numeric(9, 2)
from generate_series(1, 330) as i,
     lateral (select date '2023-01-09' + pg_temp.pick(i, 13, 1050) as d) as f,
     lateral (select pg_temp.pick(i, 16, 10) as k) as s;

insert into site_visits
select i, 'B-' || (2401 + pg_temp.pick(i, 17, 300)), (array['Agnew', 'Birkett', 'Colquhoun', 'Dalziel', 'Errington'])[1 + pg_temp.pick(i, 18, 5)],
       date '2023-04-03' + pg_temp.pick(i, 19, 980), pg_temp.pick(i, 20, 5) > 0
from generate_series(1, 410) as i;

insert into "dogLicences"
select 7000 + i, 1 + pg_temp.pick(i, 21, 180), (array['Bramble', 'Pepper', 'Rufus', 'Skye', 'Tess', 'Biscuit', 'Otto'])[1 + pg_temp.pick(i, 22, 7)],
       (array['Border Collie', 'Dachshund', 'Labrador', 'Labrador', 'Mixed', 'Mixed', 'Whippet'])[1 + pg_temp.pick(i, 23, 7)],
       l.d, l.d + 365
from generate_series(1, 210) as i, lateral (select date '2024-01-02' + pg_temp.pick(i, 24, 700) as d) as l;

insert into svc_reqs
select 40000 + i, 1 + pg_temp.pick(i, 25, 7),
       (array['Pothole', 'Pothole', 'Missed bin', 'Street light', 'Noise', 'Graffiti', 'Fly-tipping'])[1 + pg_temp.pick(i, 26, 7)],
       (array['App', 'App', 'Telephone', 'Counter', 'Letter', 'Telephone'])[1 + pg_temp.pick(i, 27, 6)],
       o.d, case when pg_temp.pick(i, 29, 8) > 0 then o.d + pg_temp.pick(i, 30, 45) end, pg_temp.pick(i, 31, 6) = 0
from generate_series(1, 950) as i, lateral (select date '2024-01-01' + pg_temp.pick(i, 28, 725) as d) as o;

insert into councillors values
  (1, 'Astrid Kells', 'Harbour List', 1, '2023-05-15'), (2, 'Bram Calder', 'Civic Union', 1, '2019-05-13'),
  (3, 'Cecily Grieve', 'Greens', 2, '2023-05-15'), (4, 'Dougal Inglis', 'Harbour List', 2, '2015-05-18'),
  (5, 'Edda Farrow', 'Civic Union', 3, '2023-05-15'), (6, 'Finlay Beck', 'Civic Union', 3, '2019-05-13'),
  (7, 'Gudrun Holm', 'Greens', 4, '2023-05-15'), (8, 'Hamish Arkwright', 'Independent', 4, '2011-05-09'),
  (9, 'Inga Eskdale', 'Harbour List', 5, '2019-05-13'), (10, 'Jonas Drummond', 'Civic Union', 6, '2023-05-15'),
  (11, 'Kirsty Jarrow', 'Greens', 7, '2019-05-13'), (12, 'Lorne Penhale', 'Harbour List', 7, '2023-05-15'),
  (13, 'Merle Sandys', 'Civic Union', 7, '2015-05-18');

insert into motions
select i, (array['Cycle lane on', 'Repairs to', 'Closing hours for', 'Lighting of', 'Renaming'])[1 + i % 5] || ' ' ||
       (array['Quay Street', 'the Town Hall', 'Millbrook Park', 'the fish market', 'Castle Road', 'the swimming baths'])[1 + (i * 5) % 6],
       1 + pg_temp.pick(i, 32, 12), 13 - pg_temp.pick(i, 33, 6), date '2024-01-15' + i * 9, v.ayes, 13 - v.ayes - pg_temp.pick(i, 35, 2),
       case when v.ayes > 6 then 'Carried' else 'Lost' end
from generate_series(1, 76) as i, lateral (select 3 + pg_temp.pick(i, 34, 9) as ayes) as v;

insert into street_trees
select 'T-' || (10000 + i), 1 + pg_temp.pick(i, 36, 7),
       (array['Lime', 'Plane', 'Oak', 'Rowan', 'Lime', 'Cherry', 'Plane', 'Ash'])[1 + pg_temp.pick(i, 37, 8)],
       1905 + pg_temp.pick(i, 38, 118), 20 + pg_temp.pick(i, 39, 310),
       (array['Good', 'Good', 'Fair', 'Poor', 'Good', 'Fair'])[1 + pg_temp.pick(i, 40, 6)],
       case when pg_temp.pick(i, 41, 16) = 0 then date '2024-02-01' + pg_temp.pick(i, 42, 600) end
from generate_series(1, 620) as i;

insert into budget_lines
select row_number() over (order by fy, u.n, p.n), fy, u.unit, p.purpose,
       (120000 + pg_temp.pick(fy * 100 + u.n * 10 + p.n, 43, 900) * 1000)::numeric(12, 2),
       (90000 + pg_temp.pick(fy * 100 + u.n * 10 + p.n, 44, 880) * 1000)::numeric(12, 2)
from generate_series(2023, 2025) as fy
cross join (values (1, 'Roads'), (2, 'Parks'), (3, 'Libraries'), (4, 'Fire Service'), (5, 'Town Planning')) as u (n, unit)
cross join (values (1, 'Wages'), (2, 'Materials'), (3, 'Contracts')) as p (n, purpose);

insert into parking_fines
select i, 1 + pg_temp.pick(i, 45, 6), f.d, (array[35, 35, 60, 90])[1 + pg_temp.pick(i, 47, 4)],
       case when pg_temp.pick(i, 48, 5) > 0 then f.d + 1 + pg_temp.pick(i, 49, 60) end, pg_temp.pick(i, 50, 9) = 0
from generate_series(1, 1400) as i, lateral (select date '2024-01-01' + pg_temp.pick(i, 46, 730) as d) as f;
