// Adds to forms that work without it: hides what does not matter yet, counts characters, and keeps a second click from sending twice.

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
