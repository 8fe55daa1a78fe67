// Shows how far an upload has come, and says no to a file that is too large before it is sent. Without it the form works as well.

function tell(form, message) {
  let line = form.querySelector('.attachment-told');
  if (!line) {
    line = document.createElement('p');
    line.className = 'attachment-told failure';
    line.setAttribute('role', 'alert');
    form.prepend(line);
  }
  line.textContent = message;
}

/** The line that says how far it is: there from the start, or it would not be read out. */
function stateOf(form) {
  let state = form.querySelector('.attachment-state');
  if (!state) {
    state = document.createElement('p');
    state.className = 'attachment-state';
    state.setAttribute('role', 'status');
    form.append(state);
  }
  return state;
}

function tooLarge(form) {
  const { files } = form.querySelector('input[type=file]');
  return [...files].filter((file) => file.size > Number(form.dataset.bytes)).map((file) => file.name);
}

function show(request) {
  if (request.status >= 200 && request.status < 300) {
    location.assign(request.responseURL);
    return;
  }
  const page = new DOMParser().parseFromString(request.responseText, 'text/html');
  const main = page.querySelector('main');
  if (!main) {
    location.reload();
    return;
  }
  document.title = page.title;
  document.querySelector('main').replaceWith(main);
  (main.querySelector('[role=alert]') ?? main).focus();
  start();
}

function send(form) {
  const button = form.querySelector('button');
  const state = stateOf(form);
  const bar = document.createElement('progress');
  bar.max = 100;
  bar.value = 0;
  bar.setAttribute('aria-label', 'Fortschritt der Übertragung');
  state.textContent = 'Wird übertragen';
  state.after(bar);
  form.querySelector('.attachment-told')?.remove();
  // not disabled: a button that is loses the focus
  button.setAttribute('aria-disabled', 'true');
  const request = new XMLHttpRequest();
  request.upload.addEventListener('progress', (event) => {
    if (event.lengthComputable) {
      bar.value = (100 * event.loaded) / event.total;
    }
  });
  request.upload.addEventListener('load', () => {
    bar.removeAttribute('value');
    state.textContent = 'Wird geprüft';
  });
  request.addEventListener('load', () => show(request));
  request.addEventListener('error', () => {
    bar.remove();
    state.textContent = '';
    button.removeAttribute('aria-disabled');
    tell(form, 'Die Übertragung wurde unterbrochen. Es wurde nichts gespeichert; bitte versuchen Sie es noch einmal.');
  });
  request.open('POST', form.action);
  request.send(new FormData(form));
}

function start() {
  const form = document.querySelector('form.attachment-form');
  if (!form) {
    return;
  }
  stateOf(form);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (form.querySelector('button').hasAttribute('aria-disabled')) {
      return;
    }
    const names = tooLarge(form);
    if (names.length > 0) {
      tell(form, `Zu groß, erlaubt sind höchstens ${form.dataset.size} je Datei: ${names.join(', ')}`);
    } else {
      send(form);
    }
  });
}

start();
