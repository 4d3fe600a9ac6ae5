const words = (text: string) => text.trim().split(/\s+/);

/** Invented people: any likeness to a real person is chance. */
export const FIRST_NAMES: readonly string[] = words(`
  Aaliyah Adaeze Aditi Ahmed Akira Alejandra Amara Amir Ana Andrei Anika Anna Arjun Aroha Asha Astrid Ayumi Beatriz
  Bilal Bjorn Camila Carlos Carmen Chen Chidi Chloe Claire Daniel Daria David Deepa Diego Dmitri Elena Eli Elif Emeka
  Emma Esther Eva Farid Fatima Felix Femi Fernanda Finn Gabriela George Grace Hana Hannah Haruto Hassan Helena Hiroshi
  Ibrahim Ikram Imani Ines Ingrid Isaac Isabel Ivan Jada James Jamila Jasmine Javier Jin Joao Johanna Jonas Jorge Joseph
  Julia Kaito Kamal Karim Katarina Kavya Kenji Kofi Kwame Lakshmi Lars Laura Layla Leila Leo Liam Lina Linh Lucas Lucia
  Maja Malik Mandla Marco Maria Marta Mateo Maya Mei Mercy Miguel Mina Miriam Mohammed Naledi Naomi Natalia Nia Nikhil
  Nina Noah Noor Nuria Olga Oliver Olumide Omar Oscar Paulo Pedro Petra Priya Rafael Rahul Ravi Rebecca Renata Ricardo
  Rohan Rosa Ruth Ryo Sadia Samira Samuel Sana Sara Sebastian Selma Shreya Simon Sofia Soren Stefan Suki Sunita Tariq
  Tendai Teresa Thandi Theo Thomas Tomas Uma Valentina Victor Vikram Wanjiru Wei Xin Yara Yasmin Yuki Yusuf Zainab Zoe
`);

export const LAST_NAMES: readonly string[] = words(`
  Abara Abdi Achterberg Adeyemi Aguilar Ahlgren Akintola Alvarado Amankwah Andersen Aoki Araujo Arslan Asante Bakker
  Balogun Banerjee Barbosa Bauer Becker Bello Bennani Bergstrom Bianchi Boateng Brandt Brennan Bui Cabrera Calloway
  Cardoso Castellano Chandra Chaudhry Cho Cohen Costa Dalgaard Danso Delacroix Demir Desai Diallo Dlamini Dubois Duarte
  Ebeling Egede Eklund Espinoza Farouk Ferreira Fischer Flores Fontaine Fujita Gallagher Garcia Gebre Ghosh Gomes
  Gonzales Grigorescu Guerrero Gupta Haddad Halvorsen Hamid Harrington Hashimoto Herrera Hoang Holm Huang Hussain Ibarra
  Ishikawa Iyer Jansen Jimenez Joshi Juarez Kamara Kang Kapoor Kassim Keller Khumalo Kimura Kovacs Kowalski Krishnan
  Kumar Kuznetsova Laine Larsen Laurent Lemaire Lim Lindqvist Lozano Luong Mahlangu Malhotra Marchetti Martins Mbeki
  Medina Mehta Mendoza Menon Meyer Mokoena Molina Moreau Moreno Mwangi Nakamura Navarro Ndlovu Nguyen Nielsen Novak
  Nwosu Obi Ochoa Odhiambo Okafor Okonkwo Olsen Onyango Ortega Osei Ozturk Pacheco Park Patel Pereira Petrov Pham
  Pretorius Quintero Rahman Ramirez Rao Reyes Ribeiro Rinaldi Rosales Rossi Saito Salazar Salim Santos Sato Schneider
  Sengupta Serrano Shah Sharma Silva Singh Sithole Skovgaard Solano Soto Suarez Sundaram Suzuki Svensson Takahashi Tanaka
  Tesfaye Thapa Toure Tran Uddin Ueda Valdez Vance Vasquez Vega Verma Villanueva Voss Wagner Watanabe Weber Wolff Wong
  Yamada Yang Yilmaz Yusuf Zamora Zhang Zhou Zielinski
`);
