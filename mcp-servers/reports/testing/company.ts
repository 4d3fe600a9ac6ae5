import type pg from 'pg';

/** A small organisation whose tables have what the reports need. */
export async function createCompany(pool: pg.Pool): Promise<void> {
  await pool.query(`
    create table departments (id int primary key, name text unique, head text, budget numeric, headcount int);
    create table employees (id int primary key, name text, department text, role text, hire_date date);
    create table projects (id int primary key, name text, department text, status text, start_date date, end_date date, budget numeric);
    create table open_positions (id int primary key, department text, title text, opened_on date);
    insert into departments values
      (1, 'Brewing', 'Ida', 100000, 4), (2, 'Bottling', 'Bo | Li', 50000, 1), (3, 'Tasting', 'Uma', 9000.50, 0);
    insert into employees values
      (1, 'a', 'Brewing', 'Brewer', '2020-01-01'), (2, 'b', 'Brewing', 'Brewer', '2024-05-01'),
      (3, 'c', 'Brewing', 'Chemist', '2024-06-30'), (4, 'd', 'Bottling', 'Operator', '2025-02-01');
    insert into projects values
      (1, 'New kettle', 'Brewing', 'active', '2024-01-01', '2024-12-31', 80000),
      (2, 'Labels', 'Bottling', 'completed', '2023-01-01', '2023-06-30', 60000),
      (3, 'Cellar', 'Brewing', 'on hold', '2024-03-01', null, 30000);
    insert into open_positions values (1, 'Tasting', 'Taster', '2024-01-15'), (2, 'Brewing', 'Brewer', '2024-06-15');
  `);
}
