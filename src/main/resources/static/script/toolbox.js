// Search as you type in the toolbox. Without this script the form works by its button.

const PAUSE = 250;
const form = document.getElementById('werkzeugsuche');
const found = document.getElementById('gefunden');
let timer;
let running;
let shown = query();

/** What is asked for, without what is empty. */
function query() {
  const asked = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (value.trim()) {
      asked.set(name, value.trim());
    }
  }
  return asked.toString();
}

async function search() {
  const wanted = query();
  running?.abort();
  if (wanted === shown) {
    return;
  }
  running = new AbortController();
  const address = form.action + (wanted ? '?' + wanted : '');
  try {
    const response = await fetch(address, { signal: running.signal, headers: { Accept: 'text/html' } });
    if (!response.ok) {
      throw new Error(String(response.status));
    }
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    document.getElementById('ergebnisse').replaceWith(document.adoptNode(page.getElementById('ergebnisse')));
    history.replaceState(null, '', address);
    shown = wanted;
    found.className = 'visually-hidden';
    found.textContent = document.getElementById('ergebnis').textContent.trim().replace(/\s+/g, ' ');
  } catch (error) {
    if (error.name !== 'AbortError') {
      // what was found is to be seen, that the search broke down is not
      found.className = 'failure';
      found.textContent = 'Die Suche antwortet gerade nicht. Bitte versuchen Sie es mit „Suchen“ noch einmal.';
    }
  }
}

function soon(pause) {
  clearTimeout(timer);
  timer = setTimeout(search, pause);
}

form.addEventListener('input', event => soon(event.target.matches('select') ? 0 : PAUSE));
