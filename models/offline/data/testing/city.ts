import type { TestWorld } from './world.ts';

/** A city administration: role keys to one table, text keys, coded results, plans with two costs. */
export const city: TestWorld = {
  name: 'city',
  today: '2026-03-15',
  sql: `
create table agencies (agency_id int primary key, agency_name text not null, director text not null, annual_budget numeric(14,2) not null, founded date not null);
create table residents (resident_id int primary key, full_name text not null, birth_date date not null, district_id int not null, occupation text, registered_on date not null);
create table districts (district_id int primary key, district_name text not null, population int not null, area_km2 numeric(8,2) not null);
alter table residents add foreign key (district_id) references districts(district_id);
create table civil_servants (servant_id int primary key, full_name text not null, agency_id int not null references agencies(agency_id), pay_grade text not null, annual_salary numeric(10,2) not null, employed_since date not null, part_time boolean not null);
create table permit_applications (app_id int primary key, resident_id int not null references residents(resident_id), permit_type text not null, submitted_on date not null, decided_on date, decision text, handled_by int references civil_servants(servant_id), approved_by int references civil_servants(servant_id), fee_eur numeric(8,2) not null);
create table complaints (complaint_id int primary key, district_id int not null references districts(district_id), topic text not null, severity int not null, reported_at timestamp not null, resolved_at timestamp);
create table vehicles (plate text primary key, model text not null, agency_id int references agencies(agency_id), mileage_km int not null, purchase_date date not null, fuel text not null);
create table inspections (insp_no int primary key, plate text not null references vehicles(plate), inspected_on date not null, result char(1) not null, cost_eur numeric(8,2) not null);
create table streets (street_id int primary key, street_name text not null, district_id int not null references districts(district_id), length_m int not null, lamps int not null);
create table projects (project_id int primary key, project_name text not null, agency_id int not null references agencies(agency_id), phase text not null, planned_cost numeric(12,2) not null, actual_cost numeric(12,2), start_date date not null, due_date date not null);
comment on column inspections.result is 'P = passed, F = failed, R = repeat';
comment on column complaints.severity is '1 = minor, 2 = serious, 3 = dangerous';
insert into agencies select i,(array['Parks','Transport','Housing','Health','Finance'])[i],(array['Olga Reyes','Piet Moor','Lin Cho','Ed Grant','Sue Vale'])[i],1000000*i,date '1960-01-01'+i*2000 from generate_series(1,5) i;
insert into districts select i,(array['Northgate','Harbor','Oldtown','Westfield','Lakeside','Hillcrest'])[i],5000+i*1300,2.5*i from generate_series(1,6) i;
insert into residents select i,(array['Kim','Lou','Max','Nia','Oto','Pia','Quin'])[1+i%7]||' '||(array['Abel','Bruno','Cruz','Dorn','Egan'])[1+i%5]||' '||i,date '1940-01-01'+i*120,1+i%5,case when i%4=0 then null else (array['teacher','baker','student','retired','engineer','nurse'])[1+i%6] end,date '2010-01-01'+i*25 from generate_series(1,220) i;
insert into civil_servants select i,(array['Rex','Sia','Tim','Uma'])[1+i%4]||' Holt '||i,1+i%4,(array['A7','A9','A11','A13'])[1+i%4],30000+i*450.5,date '2001-01-01'+i*130,i%5=0 from generate_series(1,64) i;
insert into permit_applications select i,1+(i*3)%200,(array['building','parking','event','business'])[1+i%4],date '2024-01-10'+i*3,case when i%5=0 then null else date '2024-01-10'+i*3+(i%40) end,case when i%5=0 then null when i%3=0 then 'rejected' else 'granted' end,case when i%11=0 then null else 1+i%20 end,case when i%5=0 then null else 1+(i*7)%30 end,25+(i%9)*12.5 from generate_series(1,260) i;
insert into complaints select i,1+(i*i)%6,(array['noise','litter','potholes','lighting'])[1+i%4],1+i%3,timestamp '2024-05-01'+i*interval '50 hours',case when i%6=0 then null else timestamp '2024-05-03'+i*interval '50 hours' end from generate_series(1,310) i;
insert into vehicles select 'CT-'||(100+i),(array['Van','Truck','Bike','Bus'])[1+i%4],case when i%10=0 then null else 1+i%4 end,1000*i,date '2012-01-01'+i*90,(array['diesel','electric','petrol'])[1+i%3] from generate_series(1,45) i;
insert into inspections select i,'CT-'||(101+i%40),date '2024-02-01'+i*6,(array['P','P','F','R'])[1+i%4],80+i*1.5 from generate_series(1,130) i;
insert into streets select i,(array['Mill','Rose','King','Bay'])[1+i%4]||' Street '||i,1+i%6,100+i*20,(i*3)%40 from generate_series(1,70) i;
insert into projects select i,(array['Bridge repair','Bike lane','Playground','Clinic wing','Tax portal'])[1+i%5]||' '||i,1+i%5,(array['planning','construction','finished','on hold'])[1+i%4],50000+i*12000,case when i%4 in (2) then 52000+i*12500 end,date '2024-01-15'+i*20,date '2025-01-15'+i*25 from generate_series(1,30) i;
`,
};
