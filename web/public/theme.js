// Runs before the first paint, so that a chosen theme does not flash. A file, because the policy forbids inline script.
const theme = localStorage.getItem('parley.theme');
if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
