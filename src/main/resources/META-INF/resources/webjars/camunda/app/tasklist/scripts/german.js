// Completes the bundled German of all four web applications: words the platform left in
// English, and dates it writes as 23/11/2026. Each config.js loads it before Angular starts.

// By key of the webjar's locales/de.json.
const labels = {
  APP_VENDOR: 'Vorhabenpfad',
  BANNER_CE_EOL_TEXT: '',
  START: 'Starten',
  // Also said when the form itself finds something missing.
  COMPLETE_ERROR: 'Die Aufgabe wurde nicht abgeschlossen. Bitte prüfen Sie die Angaben.',
  BOOLEAN: 'Ja/Nein',
  DATE: 'Datum',
  EMAIL: 'E-Mail'
};

// By value: labels that de.json has taken over from en.json.
const words = new Map([
  ['Assignee', 'Bearbeiter'],
  ['Owner', 'Besitzer'],
  ['Task', 'Aufgabe'],
  ['Tasks', 'Aufgaben'],
  ['Task Variable', 'Aufgabenvariable'],
  ['Case Variable', 'Fallvariable'],
  ['Dashboard', 'Übersicht'],
  ['Deploy', 'Bereitstellen'],
  ['Deployed', 'Bereitgestellt'],
  ['Deployment', 'Bereitstellung'],
  ['Deployments', 'Bereitstellungen'],
  ['Deployment ID', 'Bereitstellungs-ID'],
  ['Operation Log', 'Betriebsprotokoll'],
  ['Operation ID', 'Vorgangs-ID'],
  ['Operation', 'Vorgang'],
  ['Job Definition', 'Job-Definition'],
  ['Root Process Instance ID', 'ID der obersten Prozessinstanz'],
  ['Decision Requirements Definition', 'Definition der Entscheidungsanforderungen'],
  ['Decision Requirements Definition:', 'Definition der Entscheidungsanforderungen:'],
  ['Exception', 'Ausnahme'],
  ['Hostname', 'Rechnername'],
  ['Report', 'Bericht'],
  ['Actions', 'Aktionen'],
  ['Back', 'Zurück'],
  ['Type', 'Typ'],
  ['claiming', 'Übernahme'],
  ['Camunda Setup', 'Einrichtung'],
  ['Camunda Cockpit', 'Vorhabenpfad Cockpit']
]);

// Only what the calendar of the bundled German gets wrong.
const longDateFormat = {
  LT: 'HH:mm',
  L: 'DD.MM.YYYY',
  LL: 'D. MMMM YYYY',
  LLL: 'D. MMMM YYYY HH:mm',
  LLLL: 'dddd, D. MMMM YYYY HH:mm'
};

const complete = locale => {
  for (const [key, text] of Object.entries(locale.labels)) {
    locale.labels[key] = labels[key] ?? words.get(String(text).trim()) ?? text;
  }
  if (locale.dateLocales) Object.assign(locale.dateLocales.longDateFormat, longDateFormat);
};

window.angular.module('ng').config(['$httpProvider', $httpProvider => {
  $httpProvider.interceptors.push(() => ({
    response: response => {
      if (/\/locales\/de\.json$/.test(response.config.url) && response.data && response.data.labels) {
        complete(response.data);
      }
      return response;
    }
  }));
}]);

// In no locale file, but written into the templates.
const fixed = new Map([
  ['zoom in', 'Vergrößern'],
  ['zoom out', 'Verkleinern'],
  ['reset zoom', 'Größe zurücksetzen'],
  ['Toggle this section', 'Bereich auf- und zuklappen'],
  ['Actions', 'Aktionen'],
  ['Close', 'Schließen']
]);
const fixedPlaces = '[title="zoom in"], [title="zoom out"], [title="reset zoom"], '
  + '.tooltip-inner, th, th *, .close .sr-only';

function translateFixed(element) {
  for (const found of [element, ...element.querySelectorAll(fixedPlaces)]) {
    const title = fixed.get(found.title);
    if (title) found.title = title;
    if (found.children.length > 0 || !found.matches(fixedPlaces)) continue;
    const text = fixed.get(found.textContent.trim());
    if (text) found.textContent = text;
  }
}

document.documentElement.lang = 'de';
const added = new Set();
new MutationObserver(records => {
  for (const { target, addedNodes } of records) {
    for (const node of addedNodes) added.add(node.nodeType === Node.ELEMENT_NODE ? node : target);
  }
  if (added.size === 0) return;
  // Angular fills an element only after it has put it in.
  requestAnimationFrame(() => {
    added.forEach(translateFixed);
    added.clear();
  });
}).observe(document.body, { subtree: true, childList: true });
