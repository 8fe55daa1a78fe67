// One coming and going for all pages: leaving a web application ends the session everywhere, also where people sign on elsewhere.

const login = () => `/anmelden?weiter=${encodeURIComponent(window.location.pathname)}`;

document.addEventListener('click', event => {
  if (!event.target.closest('.logout a')) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  fetch('/abmelden', { method: 'POST', headers: { Accept: 'application/json' } })
    .then(answer => answer.json())
    .then(({ weiter }) => window.location.assign(weiter === '/anmelden' ? login() : weiter))
    .catch(() => window.location.assign('/'));
}, true);

// A session that has ended shows the application's own login. Where people sign on elsewhere it knows no password: the way there.
const leadToSignOn = () => {
  if (!window.location.hash.startsWith('#/login')) return;
  fetch('/anmelden', { redirect: 'manual' }).then(answer => {
    if (answer.type === 'opaqueredirect') window.location.assign(login());
  });
};
window.addEventListener('hashchange', leadToSignOn);
leadToSignOn();
