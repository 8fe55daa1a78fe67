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
  const label = document.createElement('label');
  const bar = document.createElement('progress');
  bar.max = 100;
  bar.value = 0;
  label.className = 'attachment-progress';
  label.append('Wird übertragen ', bar);
  button.after(label);
  button.disabled = true;
  const request = new XMLHttpRequest();
  request.upload.addEventListener('progress', (event) => {
    if (event.lengthComputable) {
      bar.value = (100 * event.loaded) / event.total;
    }
  });
  request.upload.addEventListener('load', () => {
    bar.removeAttribute('value');
    label.firstChild.textContent = 'Wird geprüft ';
  });
  request.addEventListener('load', () => show(request));
  request.addEventListener('error', () => {
    label.remove();
    button.disabled = false;
    tell(form, 'Die Übertragung wurde unterbrochen. Es wurde nichts gespeichert; bitte versuchen Sie es noch einmal.');
  });
  request.open('POST', form.action);
  request.send(new FormData(form));
}

function start() {
  const form = document.querySelector('form.attachment-form');
  form?.addEventListener('submit', (event) => {
    event.preventDefault();
    const names = tooLarge(form);
    if (names.length > 0) {
      tell(form, `Zu groß, erlaubt sind höchstens ${form.dataset.size} je Datei: ${names.join(', ')}`);
    } else {
      send(form);
    }
  });
}

start();
