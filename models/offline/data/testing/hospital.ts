import type { TestWorld } from './world.ts';

/** A hospital: people in two tables, role keys, an assignment history with open ends, open and closed stays. */
export const hospital: TestWorld = {
  name: 'hospital',
  today: '2026-03-15',
  sql: `
create table wards (id int primary key, name text not null, floor int not null, beds int not null, staff_count int not null);
create table staff (id int primary key, full_name text not null, job_title text not null, specialty text, hired_on date not null, left_on date, monthly_salary numeric(10,2) not null, supervisor_id int references staff(id));
create table ward_assignments (id int primary key, staff_id int not null references staff(id), ward_id int not null references wards(id), valid_from date not null, valid_to date);
create table patients (id int primary key, full_name text not null, gender text not null, date_of_birth date not null, city text not null, insurance text);
create table admissions (id int primary key, patient_id int not null references patients(id), ward_id int not null references wards(id), attending_doctor_id int not null references staff(id), referring_doctor_id int references staff(id), admitted_at timestamp not null, discharged_at timestamp, priority text not null);
create table diagnoses (id int primary key, admission_id int not null references admissions(id), icd_code text not null, label text not null, is_primary boolean not null);
create table medications (id int primary key, name text not null, unit_cost numeric(8,2) not null);
create table prescriptions (id int primary key, admission_id int not null references admissions(id), medication_id int not null references medications(id), dose_mg int not null, quantity int not null, prescribed_on date not null);
create table equipment (id int primary key, name text not null, ward_id int references wards(id), state text not null, next_check_due date, purchase_price numeric(10,2) not null);
create table vacancies (id int primary key, ward_id int not null references wards(id), position text not null, published_on date not null);
comment on column equipment.state is 'in use, in repair or retired';
insert into wards values (1,'Cardiology',1,24,9),(2,'Pediatrics',2,18,7),(3,'Surgery',3,30,12),(4,'Oncology',4,20,5),(5,'Radiology',0,0,3),(6,'Geriatrics',5,16,0);
insert into staff select i, (array['Ada','Ben','Cleo','Dan','Eva','Finn','Gina','Hal','Ida','Jon'])[1+i%10]||' '||(array['Stone','Rivers','Field','Woods'])[1+i%4]||' '||i, (array['Nurse','Nurse','Doctor','Nurse','Technician','Doctor','Administrator'])[1+i%7], case when i%7 in (2,5) then (array['Cardiology','Pediatrics','Surgery','Oncology'])[1+i%4] end, date '2012-01-15'+i*70, case when i%12=0 then date '2025-02-01'+i end, 2400+i*35.5, case when i>5 then 1+i%5 end from generate_series(1,70) i;
insert into ward_assignments select i, i, 1+i%4, date '2018-01-01'+i*10, date '2023-06-30' from generate_series(1,70) i;
insert into ward_assignments select 100+i, i, 1+(i*3)%5, date '2023-07-01', null from generate_series(1,70) i;
insert into patients select i, (array['Mia','Noah','Lea','Paul','Zoe'])[1+i%5]||' '||(array['Baker','Cook','Smith','Miller','Fisher','Potter'])[1+i%6]||' '||i, (array['female','male','female','male','diverse'])[1+i%5], date '1935-03-02'+i*230, (array['Graz','Linz','Wien','Salzburg'])[1+i%4], case when i%8=0 then null else (array['public','private'])[1+i%2] end from generate_series(1,150) i;
insert into admissions select i, 1+(i*7)%140, 1+i%4, 1+(2+7*(i%10)), case when i%3=0 then 1+(5+7*(i%9)) end, timestamp '2024-01-05 08:00'+i*interval '51 hours', case when i>280 then null else timestamp '2024-01-05 08:00'+i*interval '51 hours'+((i%14)+1)*interval '1 day' end, (array['routine','urgent','emergency','routine'])[1+i%4] from generate_series(1,300) i;
insert into diagnoses select i, 1+i%300, 'I'||(10+i%40), (array['hypertension','asthma','fracture','diabetes','influenza','anaemia','migraine','pneumonia','sepsis','eczema','stroke','gastritis','burn','sprain','allergy','bronchitis','arthritis','gout','hernia','ulcer','angina','psoriasis','obesity','anxiety','insomnia','cataract','glaucoma','dementia','epilepsy','tinnitus','vertigo','scoliosis'])[1+i%32], i%2=0 from generate_series(1,420) i;
insert into medications values (1,'Ibuprofen',0.4),(2,'Paracetamol',0.2),(3,'Amoxicillin',1.1),(4,'Insulin',9.5),(5,'Metformin',0.6),(6,'Warfarin',0.9),(7,'Morphine',3.2);
insert into prescriptions select i, 1+(i*2)%300, 1+i%6, 50*(1+i%8), 5+i%20, date '2024-01-10'+(i*2)%760 from generate_series(1,380) i;
insert into equipment select i, (array['Ventilator','ECG monitor','Infusion pump','Ultrasound'])[1+i%4]||' '||i, case when i%9=0 then null else 1+i%5 end, (array['in use','in use','in repair','retired'])[1+i%4], case when i%4=3 then null else date '2026-01-01'+i*6 end, 800+i*410 from generate_series(1,40) i;
insert into vacancies select i, 1+i%3, (array['Nurse','Doctor','Technician'])[1+i%3], date '2025-10-01'+i*9 from generate_series(1,11) i;
`,
};
