// Adds to forms that work without it: hides what does not matter yet, counts characters, keeps what is too large from being sent (and lost), and keeps a second click from sending twice.

// as much as the browser will send
const size = form => {
  const sent = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    sent.append(name, String(value).replace(/\r?\n/g, '\r\n'));
  }
  return sent.toString().length;
};

// the list at the top of a form with errors, as templates/formular.html makes it
const tellTooLarge = form => {
  document.getElementById('fehler')?.remove();
  const made = (name, className, ...children) => {
    const element = document.createElement(name);
    element.className = className;
    element.append(...children);
    return element;
  };
  const longest = [...form.elements].filter(field => field.id && typeof field.value === 'string')
    .reduce((one, other) => other.value.length > one.value.length ? other : one);
  const link = made('a', '', `Alle Angaben zusammen dürfen höchstens ${form.dataset.limitWords} haben. Bitte kürzen Sie Ihren Text: Er wurde nicht gesendet und steht noch hier.`);
  link.href = `#${longest.id}`;
  const list = made('div', 'kern-alert kern-alert--danger',
    made('div', 'kern-alert__header', made('h2', 'kern-title kern-title--small', 'Bitte prüfen Sie diese Angabe')),
    made('div', 'kern-alert__body', made('ul', 'errors', made('li', '', link))));
  list.id = 'fehler';
  list.tabIndex = -1;
  list.setAttribute('role', 'alert');
  form.before(list);
  list.focus();
};

for (const form of document.querySelectorAll('form[data-form]')) {
  const answerOf = key => {
    const fields = [...form.elements].filter(field => field.name === key);
    const chosen = fields.find(field => field.type !== 'radio' || field.checked);
    return chosen ? chosen.value : '';
  };
  const conditional = [...form.querySelectorAll('[data-shown-if]')];
  const show = () => conditional.forEach(part => {
    part.hidden = answerOf(part.dataset.shownIf) !== part.dataset.shownValue;
  });
  conditional.forEach(part => part.querySelectorAll('.only-if').forEach(hint => { hint.hidden = true; }));
  form.addEventListener('change', show);
  show();

  for (const area of form.querySelectorAll('textarea[data-most]')) {
    const most = Number(area.dataset.most);
    const count = document.createElement('p');
    count.className = 'kern-hint count';
    count.setAttribute('aria-live', 'polite');
    area.after(count);
    const tell = () => {
      const left = most - [...area.value].length;
      // only near the end: a number that changes with every letter disturbs
      count.textContent = left > most / 5 ? '' : left >= 0 ? `Noch ${left} Zeichen` : `${-left} Zeichen zu viel`;
    };
    area.addEventListener('input', tell);
    tell();
  }

  let sent = false;
  form.addEventListener('submit', event => {
    if (size(form) > Number(form.dataset.limit)) {
      event.preventDefault();
      tellTooLarge(form);
      return;
    }
    if (sent) {
      event.preventDefault();
    }
    sent = true;
    // a slow answer may have been stopped; the server makes one of two anyway
    setTimeout(() => { sent = false; }, 10000);
  });
  window.addEventListener('pageshow', () => { sent = false; });
}

document.getElementById('fehler')?.focus();
