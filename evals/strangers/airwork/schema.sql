create schema aw;
set search_path = aw;

create function rn(g bigint, k int, m int) returns int language sql immutable as
$$ select ((((x * x + 6101 * k) % 999983) * ((x * x + 6101 * k) % 999983) + g * 29) % 999983 % m)::int
   from (select (g * 104729 + k * 86028 + 3571) % 999983 as x) q $$;

create table base (
  bs_cd char(3) primary key,
  bs_nm text not null,
  ct    char(2) not null
);
comment on column base.ct is 'canton';
insert into base values ('SIO', 'Sion', 'VS'), ('INT', 'Interlaken', 'BE'), ('SAM', 'Samedan', 'GR'), ('BEX', 'Bex', 'VD');

create table lkp_mt (
  mt_cd char(2) primary key,
  descr text not null
);
comment on table lkp_mt is 'mission types';
insert into lkp_mt values
 ('SL', 'sling load transport'), ('LG', 'logging'), ('PX', 'passenger flight'), ('PW', 'power line work'),
 ('FF', 'firefighting'), ('SV', 'survey and photo'), ('AV', 'avalanche blasting'), ('FR', 'ferry flight');

create table ac_typ (
  typ_cd  text primary key,
  mfr     text not null,
  mdl     text not null,
  eng_ct  int not null,
  seats   int not null,
  slg_kg  int not null
);
comment on column ac_typ.slg_kg is 'maximum sling load, kg';
insert into ac_typ values
 ('H125', 'Airbus',    'H125 Ecureuil', 1, 6, 1400),
 ('SA15', 'Airbus',    'SA315B Lama',   1, 5, 1000),
 ('KMAX', 'Kaman',     'K-1200',        1, 1, 2720),
 ('B407', 'Bell',      '407 GXi',       1, 7, 1200),
 ('H135', 'Airbus',    'H135',          2, 8, 1300),
 ('A119', 'Leonardo',  'AW119 Koala',   1, 8, 1250);

create table ac (
  reg     text primary key,
  typ_cd  text not null references ac_typ,
  bs_cd   char(3) not null references base,
  yom     int not null,
  acq_dt  date not null,
  dsp_dt  date,
  st_cd   char(1) not null check (st_cd in ('A', 'M', 'S')),
  rt_min  numeric(6,2) not null,
  ins_val numeric(12,2) not null
);
comment on table ac is 'aircraft, our own fleet, past and present';
comment on column ac.st_cd is 'A = available, M = grounded for maintenance, S = sold';
comment on column ac.yom is 'year of manufacture';
comment on column ac.dsp_dt is 'date of disposal (sale)';
comment on column ac.rt_min is 'list price per flight minute, CHF';
comment on column ac.ins_val is 'hull insured value, CHF';
insert into ac values
 ('HB-ZKA', 'H125', 'SIO', 2014, '2023-01-10', null,         'A', 34.50, 2150000),
 ('HB-ZKB', 'H125', 'INT', 2017, '2023-01-10', null,         'A', 35.00, 2480000),
 ('HB-ZKC', 'H125', 'SAM', 2021, '2023-05-02', null,         'M', 36.50, 2960000),
 ('HB-XLM', 'SA15', 'SIO', 1979, '2023-01-10', '2025-03-31', 'S', 29.00,  610000),
 ('HB-XLN', 'SA15', 'BEX', 1982, '2023-01-10', null,         'A', 29.50,  655000),
 ('HB-ZMX', 'KMAX', 'INT', 2016, '2023-09-18', null,         'A', 58.00, 6900000),
 ('HB-ZBL', 'B407', 'SAM', 2019, '2023-03-15', null,         'A', 38.00, 3100000),
 ('HB-ZTW', 'H135', 'SIO', 2018, '2024-02-05', null,         'A', 52.00, 5400000),
 ('HB-ZAG', 'A119', 'BEX', 2015, '2023-01-10', '2026-02-27', 'S', 37.00, 2220000),
 ('HB-ZKD', 'H125', 'INT', 2024, '2025-04-14', null,         'A', 37.50, 3350000),
 ('HB-ZAH', 'A119', 'BEX', 2025, '2026-09-21', null,         'A', 39.50, 3890000);

create table pers (
  prs_id int primary key,
  nm     text not null,
  fn_cd  char(1) not null check (fn_cd in ('P', 'T', 'F', 'D', 'A')),
  bs_cd  char(3) not null references base,
  ent_dt date not null,
  ext_dt date,
  lic_no text,
  hrs_pr int
);
comment on table pers is 'personnel';
comment on column pers.fn_cd is 'function: P pilot, T technician, F flight assistant, D dispatcher, A administration';
comment on column pers.ent_dt is 'entry date';
comment on column pers.ext_dt is 'exit date, empty if still employed';
comment on column pers.hrs_pr is 'pilots: flight hours logged before joining us';
insert into pers values
 (101, 'Beat Zurbriggen',   'P', 'SIO', '2023-01-10', null,         'CH.FCL.21044', 6200),
 (102, 'Corinne Favre',     'P', 'SIO', '2023-01-10', null,         'CH.FCL.23310', 3850),
 (103, 'Reto Ammann',       'P', 'INT', '2023-02-01', null,         'CH.FCL.20871', 7900),
 (104, 'Luca Bernasconi',   'P', 'SAM', '2023-04-17', '2025-06-30', 'CH.FCL.25102', 2400),
 (105, 'Ursina Caduff',     'P', 'SAM', '2023-05-02', null,         'CH.FCL.26677', 1950),
 (106, 'Yann Rochat',       'P', 'BEX', '2023-01-10', null,         'CH.FCL.22490', 5100),
 (107, 'Dominic Steiner',   'P', 'INT', '2024-03-04', null,         'CH.FCL.28015', 1280),
 (108, 'Mirjam Oester',     'P', 'INT', '2025-05-05', null,         'CH.FCL.29433', 990),
 (109, 'Gilles Monnet',     'P', 'BEX', '2026-10-01', null,         'CH.FCL.30207', 740),
 (201, 'Heinz Burri',       'T', 'INT', '2023-01-10', null,         'CH.66.1187', null),
 (202, 'Anselm Gruber',     'T', 'SIO', '2023-01-10', null,         'CH.66.1402', null),
 (203, 'Patrizia Lanz',     'T', 'SIO', '2023-08-21', null,         'CH.66.1755', null),
 (204, 'Jon Andri Filli',   'T', 'SAM', '2024-01-08', '2026-04-30', 'CH.66.1820', null),
 (205, 'Tobias Kern',       'T', 'INT', '2026-03-16', null,         null, null),
 (301, 'Marco Salzgeber',   'F', 'SAM', '2023-03-01', null,         null, null),
 (302, 'Elodie Pittet',     'F', 'BEX', '2023-06-12', null,         null, null),
 (303, 'Kilian Imboden',    'F', 'SIO', '2024-05-13', '2026-01-31', null, null),
 (304, 'Sven Wyss',         'F', 'INT', '2025-02-10', null,         null, null),
 (401, 'Manuela Rieder',    'D', 'SIO', '2023-01-10', null,         null, null),
 (402, 'Fabio Ponti',       'D', 'INT', '2023-10-02', null,         null, null),
 (403, 'Nicole Schmid',     'D', 'INT', '2023-01-10', '2024-07-31', null, null),
 (501, 'Theres Abplanalp',  'A', 'INT', '2023-01-10', null,         null, null);

create table cli (
  cli_no  int primary key,
  nm      text not null,
  sect_cd char(1) not null check (sect_cd in ('C', 'W', 'T', 'U', 'G', 'M')),
  plc     text not null,
  ct      char(2) not null,
  dsc_pct numeric(4,1) not null,
  blk_yn  char(1) not null check (blk_yn in ('Y', 'N'))
);
comment on table cli is 'clients';
comment on column cli.sect_cd is 'sector: C construction, W woods and forestry, T tourism, U utilities, G government, M media';
comment on column cli.blk_yn is 'Y = blocked, orders only against prepayment';
comment on column cli.dsc_pct is 'agreed discount on flight minutes, percent';
insert into cli values
 (7001, 'Bergbau Rieder AG',          'C', 'Visp',        'VS', 5,   'N'),
 (7002, 'Oberland Hochbau GmbH',      'C', 'Spiez',       'BE', 0,   'N'),
 (7003, 'Forstbetrieb Prättigau',     'W', 'Schiers',     'GR', 7.5, 'N'),
 (7004, 'Forst Simmental',            'W', 'Zweisimmen',  'BE', 5,   'N'),
 (7005, 'Glacier Tours Zermatt',      'T', 'Zermatt',     'VS', 10,  'N'),
 (7006, 'Engadin Panorama',           'T', 'St. Moritz',  'GR', 0,   'Y'),
 (7007, 'Rhonestrom Netz AG',         'U', 'Sierre',      'VS', 12,  'N'),
 (7008, 'Bernina Energie',            'U', 'Poschiavo',   'GR', 8,   'N'),
 (7009, 'Kanton Wallis Zivilschutz',  'G', 'Sion',        'VS', 0,   'N'),
 (7010, 'Commune de Gryon',           'G', 'Gryon',       'VD', 0,   'N'),
 (7011, 'Lawinendienst Samnaun',      'G', 'Samnaun',     'GR', 4,   'N'),
 (7012, 'Alpenblick Film',            'M', 'Bern',        'BE', 0,   'N'),
 (7013, 'Chablais Constructions SA',  'C', 'Aigle',       'VD', 3,   'Y'),
 (7014, 'SAC Hüttenversorgung',       'T', 'Bern',        'BE', 6,   'N'),
 (7015, 'Jungfrau Seilbahnbau',       'C', 'Grindelwald', 'BE', 4,   'N'),
 (7016, 'Topo Lac SA',                'M', 'Montreux',    'VD', 0,   'N'),
 (7017, 'Refuge des Diablerets',      'T', 'Les Diablerets', 'VD', 0, 'N');

create table msn (
  msn_no int primary key,
  cli_no int not null references cli,
  mt_cd  char(2) not null references lkp_mt,
  reg    text not null references ac,
  plt_id int not null references pers,
  cop_id int references pers,
  dsp_id int not null references pers,
  ord_dt date not null,
  msn_dt date not null,
  st_cd  char(1) not null check (st_cd in ('P', 'F', 'X', 'W')),
  quo    numeric(10,2) not null,
  flt_min int,
  rot    int,
  ld_kg  int,
  pax    int,
  fuel_l int,
  amt    numeric(10,2)
);
comment on table msn is 'missions (one helicopter, one client, one day)';
comment on column msn.plt_id is 'pilot in command';
comment on column msn.cop_id is 'second pilot, if there was one';
comment on column msn.dsp_id is 'dispatcher who took the order';
comment on column msn.ord_dt is 'date of order';
comment on column msn.msn_dt is 'date of the mission';
comment on column msn.st_cd is 'P = planned, F = flown, X = cancelled by the client, W = called off because of weather';
comment on column msn.quo is 'quoted price, CHF';
comment on column msn.amt is 'final price, CHF, flown missions only';
comment on column msn.flt_min is 'flight time in minutes';
comment on column msn.rot is 'number of rotations';
comment on column msn.ld_kg is 'total load carried, kg (sling load and logging only)';

insert into msn
select 30000 + g, c.cli_no, mt, a.reg, plt,
       case when t.typ_cd <> 'KMAX' and rn(g, 21, 9) = 4 then (select prs_id from pers p where fn_cd = 'P' and p.ent_dt <= d and (p.ext_dt is null or p.ext_dt >= d) and prs_id <> plt order by (prs_id * 7 + g * 5) % 11, prs_id limit 1) end,
       case when d - lead < date '2023-10-02' then (array[401, 403])[1 + rn(g, 22, 2)]
            when d - lead <= date '2024-07-31' then (array[401, 402, 403, 401])[1 + rn(g, 22, 4)] else (array[401, 402, 401])[1 + rn(g, 22, 3)] end,
       d - lead, d, st,
       round((a.rt_min * qm * (1 - c.dsc_pct / 100) + 180) / 5) * 5,
       case when st = 'F' then mn end,
       case when st = 'F' then case when mt in ('SL', 'LG') then greatest(2, mn / 4) when mt = 'PX' then 1 + mn / 30 when mt = 'FR' then 1 else 1 + mn / 25 end end,
       case when st = 'F' and mt in ('SL', 'LG') then greatest(2, mn / 4) * (t.slg_kg * (55 + rn(g, 23, 38)) / 100) end,
       case when st = 'F' and mt = 'PX' then least(t.seats - 1, 1 + rn(g, 24, 6)) end,
       case when st = 'F' then mn * case t.typ_cd when 'KMAX' then 5 when 'H135' then 4 else 3 end + rn(g, 25, 23) end,
       case when st = 'F' then round(a.rt_min * mn * (1 - c.dsc_pct / 100) + 180, 2) end
from (
  select g, d, mt, lead, qm, plt, reg, cli,
         greatest(12, qm + rn(g, 13, 31) - 14) as mn,
         case when d >= date '2026-11-30' then 'P'
              when rn(g, 15, 14) = 6 then 'X'
              when rn(g, 16, 100) < case when extract(month from d) in (11, 12, 1, 2, 3) then 19 else 7 end then 'W'
              else 'F' end as st
  from (
    select g, d, mt, rn(g, 5, 24) + 1 as lead,
           case mt when 'FR' then 25 when 'PX' then 30 when 'FF' then 95 when 'LG' then 110 else 45 end + rn(g, 6, 80) as qm,
           (select prs_id from pers p where fn_cd = 'P' and p.ent_dt <= d and (p.ext_dt is null or p.ext_dt >= d)
             order by case when p.bs_cd = a.bs_cd then 0 else 4 end + rn(g * 3 + prs_id, 7, 7), prs_id limit 1) as plt,
           a.reg,
           case mt when 'LG' then (array[7003, 7004, 7003])[1 + rn(g, 8, 3)]
                   when 'PX' then (array[7005, 7006, 7005, 7014, 7012])[1 + rn(g, 8, 5)]
                   when 'PW' then (array[7007, 7008, 7007])[1 + rn(g, 8, 3)]
                   when 'FF' then (array[7009, 7010, 7011, 7009])[1 + rn(g, 8, 4)]
                   when 'SV' then (array[7012, 7008, 7009, 7012])[1 + rn(g, 8, 4)]
                   when 'AV' then (array[7011, 7005, 7009])[1 + rn(g, 8, 3)]
                   when 'FR' then (array[7015, 7001, 7014])[1 + rn(g, 8, 3)]
                   else (array[7001, 7002, 7013, 7014, 7015, 7001, 7010, 7007, 7015, 7016])[1 + rn(g, 8, 9)] end as cli
    from (
      select g, d,
             case when k < 46 then 'SL' when k < 57 then 'LG' when k < 71 then 'PX' when k < 81 then 'PW'
                  when k < 87 then case when extract(month from d) between 5 and 9 then 'FF' else 'AV' end
                  when k < 96 then 'SV' else 'FR' end as mt
      from (select g, case when g > 560 then date '2026-11-30' else date '2023-10-02' + (g * 1148) / 560 + rn(g, 1, 4) end as d, rn(g, 2, 100) as k from generate_series(1, 569) g) z
    ) y
    cross join lateral (
      select reg, bs_cd from ac join ac_typ using (typ_cd)
      where acq_dt <= d and (dsp_dt is null or dsp_dt > d)
        and not (reg = 'HB-ZKC' and d >= date '2026-10-01')
        and (mt <> 'PX' or seats >= 5) and (mt in ('SL', 'LG') or typ_cd <> 'KMAX')
      order by rn(g * 5 + ascii(right(reg, 1)) * 13 + ascii(substr(reg, 5, 1)) * 7, 3, 100) + case when mt = 'LG' and typ_cd = 'KMAX' then -60 when typ_cd = 'H125' then -12 else 0 end, reg
      limit 1
    ) a
  ) x
) w join cli c on c.cli_no = w.cli join ac a on a.reg = w.reg join ac_typ t on t.typ_cd = a.typ_cd;

create table inv (
  inv_no int primary key,
  msn_no int not null unique references msn,
  iss_dt date not null,
  pay_dt date,
  amt    numeric(10,2) not null,
  st_cd  char(1) not null check (st_cd in ('O', 'P', 'V')),
  rem_ct int not null
);
comment on table inv is 'invoices; one per flown mission, issued some days after the flight';
comment on column inv.st_cd is 'O = open, P = paid, V = void';
comment on column inv.rem_ct is 'reminders sent';

insert into inv
select 90000 + row_number() over (order by iss, msn_no), msn_no, iss, case when st = 'P' then pay end, amt, st,
       case when st = 'V' then 0 when st = 'P' then case when pay - iss > 60 then 2 when pay - iss > 40 then 1 else 0 end
            else case when date '2026-11-30' - iss > 60 then 2 when date '2026-11-30' - iss > 40 then 1 else 0 end end
from (
  select m.*, msn_dt + 2 + rn(msn_no, 31, 9) as iss,
         msn_dt + 11 + rn(msn_no, 32, case when cli_no in (7006, 7013) then 95 else 52 end) as pay,
         case when rn(msn_no, 33, 37) = 11 then 'V'
              when msn_dt + 11 + rn(msn_no, 32, case when cli_no in (7006, 7013) then 95 else 52 end) > date '2026-11-28' or rn(msn_no, 34, 29) = 5 and msn_dt > date '2025-09-30' then 'O'
              else 'P' end as st
  from msn m where st_cd = 'F'
) x where iss <= date '2026-11-30';

create table mx_wo (
  wo_no   int primary key,
  reg     text not null references ac,
  mx_cd   char(1) not null check (mx_cd in ('H', 'F', 'Y', 'U')),
  opn_dt  date not null,
  cls_dt  date,
  tech_id int not null references pers,
  chk_id  int references pers,
  lab_hrs numeric(6,1) not null,
  mat_chf numeric(10,2) not null,
  st_cd   char(1) not null check (st_cd in ('O', 'C'))
);
comment on table mx_wo is 'maintenance work orders';
comment on column mx_wo.mx_cd is 'H = 100-hour check, F = 500-hour check, Y = yearly inspection, U = unscheduled repair';
comment on column mx_wo.st_cd is 'O open, C closed';
comment on column mx_wo.tech_id is 'technician who does the work';
comment on column mx_wo.chk_id is 'technician who made the independent check on closing';
comment on column mx_wo.lab_hrs is 'labour hours booked so far';

insert into mx_wo
select 4100 + g, reg, mx, d, case when st = 'C' then cl end, tech,
       case when st = 'C' then (select prs_id from pers p where fn_cd = 'T' and lic_no is not null and p.ent_dt <= cl and (p.ext_dt is null or p.ext_dt >= cl) and prs_id <> tech
                                order by rn(g * 2 + prs_id, 48, 50), prs_id limit 1) end,
       (case mx when 'H' then 14 when 'F' then 62 when 'Y' then 45 else 5 end + rn(g, 45, 37) * 0.5),
       (case mx when 'H' then 900 when 'F' then 7400 when 'Y' then 3100 else 250 end + rn(g, 46, 83) * case mx when 'F' then 71 when 'U' then 97 else 23 end) + 0.4 * rn(g, 47, 3),
       st
from (
  select g, a.reg, mx, d, cl, case when reg = 'HB-ZKC' and g > 142 or cl > date '2026-11-25' then 'O' else 'C' end as st,
         (select prs_id from pers p where fn_cd = 'T' and p.ent_dt <= d and (p.ext_dt is null or p.ext_dt >= cl)
           order by rn(g * 3 + prs_id, 44, 50), prs_id limit 1) as tech
  from (
    select g, date '2023-10-09' + (g * 1140) / 150 + rn(g, 41, 4) as d,
           substr('HHUHYUHHUFHHU', 1 + rn(g, 42, 13), 1) as mx,
           date '2023-10-09' + (g * 1140) / 150 + rn(g, 41, 4)
             + case substr('HHUHYUHHUFHHU', 1 + rn(g, 42, 13), 1) when 'H' then 1 + rn(g, 43, 4) when 'F' then 7 + rn(g, 43, 13) when 'Y' then 5 + rn(g, 43, 9) else rn(g, 43, 8) end as cl
    from generate_series(1, 150) g
  ) z
  cross join lateral (
    select reg from ac where acq_dt <= d and (dsp_dt is null or dsp_dt > cl)
    order by rn(g * 11 + ascii(right(reg, 1)) * 17 + ascii(substr(reg, 5, 1)), 40, 100) - case when reg in ('HB-XLN', 'HB-XLM') then 8 when g > 142 and reg = 'HB-ZKC' then 60 else 0 end, reg limit 1
  ) a
) x;

create table occ (
  occ_no  int primary key,
  msn_no  int not null references msn,
  rep_id  int not null references pers,
  cat     text not null,
  sev     int not null check (sev between 1 and 4),
  rep_dt  date not null,
  clsd_dt date,
  cost    numeric(10,2) not null
);
comment on table occ is 'safety occurrences reported after flown missions';
comment on column occ.rep_id is 'who reported it';
comment on column occ.sev is 'severity: 1 minor, 2 moderate, 3 serious, 4 accident';

insert into occ
select row_number() over (order by msn_dt, msn_no), msn_no, case when rn(msn_no, 54, 3) = 0 then dsp_id else plt_id end,
       (array['load', 'weather', 'bird', 'technical', 'load', 'obstacle', 'technical', 'ground crew'])[1 + rn(msn_no, 52, 8)],
       (array[1, 1, 2, 1, 2, 3, 1, 2, 1])[1 + rn(msn_no, 53, 9)] + case when msn_no = 30316 then 1 else 0 end,
       least(msn_dt + rn(msn_no, 55, 4), date '2026-11-30'),
       case when msn_dt + 10 + rn(msn_no, 56, 70) < date '2026-11-25' and rn(msn_no, 57, 9) > 0 then msn_dt + 10 + rn(msn_no, 56, 70) end,
       case when rn(msn_no, 58, 3) = 0 then 120 + rn(msn_no, 59, 90) * 45 else 0 end
from msn where st_cd = 'F' and rn(msn_no, 51, 12) = 3;

drop function rn(bigint, int, int);
