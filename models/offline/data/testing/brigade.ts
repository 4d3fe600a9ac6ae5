import type { TestWorld } from './world.ts';

/** A fire brigade: every name cut down, kinds in tables of their own, letters for states, minutes between two times. */
export const brigade: TestWorld = {
  name: 'brigade',
  today: '2026-03-15',
  sql: `
create table stn (stn_no int primary key, stn_nm text not null, dist text not null, opnd_yr int not null, full_time boolean not null);
create table rnk (rnk_cd text primary key, rnk_desc text not null, ord int not null);
create table ff (ff_no int primary key, fst_nm text not null, surnm text not null, rnk_cd text not null references rnk, stn_no int references stn, jn_dt date not null, lv_dt date, vol boolean not null, dob date not null);
create table appl_typ (typ_cd text primary key, typ_desc text not null);
create table appl (call_sgn text primary key, typ_cd text not null references appl_typ, stn_no int not null references stn, acq_dt date not null, mlg_km int not null, wtr_cap_l int, sts text not null);
create table inc_cat (cat_id int primary key, cat_nm text not null, grp text not null);
create table inc (inc_no int primary key, cat_id int not null references inc_cat, stn_no int not null references stn, call_tm timestamp not null, arr_tm timestamp, cls_tm timestamp, prio int not null, fatal int not null default 0, inj int not null default 0, est_loss numeric(10,2), fls_alm boolean not null, cmdr_ff_no int references ff);
create table inc_appl (inc_no int not null references inc, call_sgn text not null references appl, crew_sz int not null, primary key (inc_no, call_sgn));
create table hydr (hydr_id int primary key, st_nm text not null, dist text not null, flow_lpm int not null, lst_insp date, defct boolean not null);
create table crs (crs_cd text primary key, crs_ttl text not null, hrs int not null, valid_mths int);
create table qual (ff_no int not null references ff, crs_cd text not null references crs, psd_on date not null, exp_on date, score int not null, primary key (ff_no, crs_cd));
create table prem_insp (insp_id int primary key, prem_nm text not null, prem_use text not null, insp_on date not null, ff_no int not null references ff, outcm text not null, fee numeric(8,2) not null, fee_pd boolean not null);
comment on table ff is 'Firefighters';
comment on table appl is 'Appliances: engines, ladders and other vehicles';
comment on table inc is 'Incidents that the brigade was called to';
comment on table prem_insp is 'Inspections of premises for fire safety';
comment on column ff.lv_dt is 'Date of leaving; empty while in service';
comment on column ff.vol is 'True for a volunteer';
comment on column appl.sts is 'A available, W in workshop, R retired';
comment on column inc.prio is '1 is the most urgent, 4 the least';
comment on column inc.fls_alm is 'False alarm';
comment on column inc.est_loss is 'Estimated loss of property in euros';
comment on column prem_insp.outcm is 'P pass, C conditional, F fail';
insert into stn values (1,'Eastgate','East',1962,true),(2,'Harbour','Docks',1988,true),(3,'Millbrook','North',1975,false),(4,'Castle Hill','Centre',1934,true),(5,'Westfield','West',2011,false),(6,'Airport','South',2019,true);
insert into rnk values ('FF','Firefighter',1),('LF','Leading Firefighter',2),('SO','Station Officer',3),('CO','Chief Officer',4);
insert into ff select i,(array['Amy','Ben','Cleo','Dan','Eve'])[1+i%5],(array['Stone','Marsh','Field','Brook'])[1+i%4]||i,(array['FF','FF','FF','LF','FF','SO'])[1+i%6],case when i%19=0 then null else 1+i%5 end,date '1998-04-01'+i*70,case when i%8=0 then date '2024-02-01'+i*4 end,i%3=0,date '1962-01-01'+i*95 from generate_series(1,140) i;
update ff set rnk_cd='CO' where ff_no in (7,77);
insert into appl_typ values ('PMP','Pumper'),('LAD','Turntable ladder'),('TNK','Water tanker'),('RSC','Rescue tender'),('BOT','Boat');
insert into appl select 'E'||(100+i),(array['PMP','PMP','LAD','TNK','RSC'])[1+i%5],1+i%6,date '2006-03-01'+i*190,8000+i*2310,case when i%5 in (0,1,3) then 1500+(i%4)*900 end,(array['A','A','A','W','A','R'])[1+i%6] from generate_series(1,32) i;
insert into inc_cat values (1,'House fire','Fire'),(2,'Vehicle fire','Fire'),(3,'Grass fire','Fire'),(4,'Road accident','Rescue'),(5,'Flooding','Rescue'),(6,'Chemical spill','Hazard'),(7,'Gas leak','Hazard'),(8,'Animal rescue','Rescue');
insert into inc select i,1+(i*5)%7,1+(i*7)%6,timestamp '2024-01-03 02:10'+i*interval '21 hours',case when i%30=0 then null else timestamp '2024-01-03 02:10'+i*interval '21 hours'+(4+i%11)*interval '1 minute' end,case when i%30=0 or i>905 then null else timestamp '2024-01-03 02:10'+i*interval '21 hours'+(40+i%200)*interval '1 minute' end,1+i%4,case when i%151=0 then 1+i%2 else 0 end,case when i%17=0 then 1+i%3 else 0 end,case when i%3=0 then 500+(i%90)*410.5 end,i%6=0,case when i%13=0 then null else 1+(i*3)%120 end from generate_series(1,920) i;
insert into inc_appl select i,'E'||(101+(i*3)%28),3+i%4 from generate_series(1,920) i;
insert into inc_appl select i,'E'||(101+(i*3+11)%28),4+i%3 from generate_series(1,920,4) i;
insert into hydr select i,(array['Oak','Quay','King','Mill','Church'])[1+i%5]||' Street '||i,(array['East','Docks','North','Centre','West','South'])[1+i%6],600+(i%12)*150,case when i%14=0 then null else date '2023-05-01'+(i*7)%1000 end,i%23=0 from generate_series(1,260) i;
insert into crs values ('BA','Breathing apparatus',40,24),('RTC','Road rescue',24,36),('FA','First aid',16,12),('HGV','Driving heavy vehicles',80,null),('WTR','Water rescue',32,36);
insert into qual select 1+(i*7)%130,(array['BA','RTC','FA','HGV'])[1+(i/130)%4],date '2022-06-01'+(i*3)%1300,case when (i/130)%4=3 then null else date '2024-06-01'+(i*3)%1300 end,55+i%45 from generate_series(0,400) i on conflict do nothing;
insert into prem_insp select i,(array['Hotel','Cinema','School','Bakery'])[1+i%4]||' '||i,(array['hospitality','leisure','education','industry'])[1+i%4],date '2024-02-01'+i*3,1+(i*11)%90,(array['P','P','C','P','F'])[1+i%5],80+(i%6)*35,i%4<>1 from generate_series(1,240) i;
`,
};
