// Puts German in place of what the form renderer (form-js) says in English; it has no
// setting for its language. Words of the forms and of people are left alone: only the
// places that the renderer itself fills are looked at.

const texts = new Map([
  ['Field is required.', 'Bitte füllen Sie dieses Feld aus.'],
  ['Field must be a valid email.', 'Bitte geben Sie eine gültige E-Mail-Adresse ein.'],
  ['Field must be a valid  international phone number. (e.g. +4930664040900)',
    'Bitte geben Sie die Telefonnummer mit Ländervorwahl ein, zum Beispiel +4930664040900.'],
  ['Value is not a number.', 'Bitte geben Sie eine Zahl ein.'],
  ['Value is expected to be an integer.', 'Bitte geben Sie eine ganze Zahl ein.'],
  ['Date and time must both be entered.', 'Bitte geben Sie Datum und Uhrzeit ein.'],
  ['Add new', 'Hinzufügen'],
  ['Collapse', 'Weniger anzeigen'],
  ['Select', 'Bitte auswählen'],
  ['Search', 'Suchen'],
  ['No results', 'Keine Treffer'],
  ['All values selected', 'Alles ausgewählt'],
  ['Skip to search', 'Zur Suche springen'],
  ['Remove tag', 'Auswahl entfernen'],
  ['Nothing to show.', 'Keine Einträge'],
  ['of', 'von'],
  ['Previous page', 'Vorherige Seite'],
  ['Next page', 'Nächste Seite'],
  ['Click to remove sorting', 'Sortierung aufheben'],
  ['Increment', 'Erhöhen'],
  ['Decrement', 'Verringern'],
  ['No content to show.', 'Kein Inhalt'],
  ["External content couldn't be loaded.", 'Der Inhalt konnte nicht geladen werden.'],
  ['This is an image placeholder', 'Platzhalter für ein Bild'],
  ['Powered by bpmn.io', 'Erstellt mit bpmn.io'],
  ['dd.mm.yyyy', 'TT.MM.JJJJ'],
  ['hh:mm', 'SS:MM'],
  ['hh:mm ?m', 'SS:MM'],
  ['Year', 'Jahr'],
  ['Month', 'Monat']
]);

const comma = number => number.replace('.', ',');

const patterns = [
  [/^Field must match pattern [^]*$/, () => 'Bitte beachten Sie das vorgegebene Format.'],
  [/^Field must have minimum value of (.+)\.$/, (_, n) => `Der Wert muss mindestens ${comma(n)} sein.`],
  [/^Field must have maximum value of (.+)\.$/, (_, n) => `Der Wert darf höchstens ${comma(n)} sein.`],
  [/^Field must have minimum length of (.+)\.$/, (_, n) => `Bitte geben Sie mindestens ${n} Zeichen ein.`],
  [/^Field must have maximum length of (.+)\.$/, (_, n) => `Bitte geben Sie höchstens ${n} Zeichen ein.`],
  [/^Value is expected to have at most (\d+) decimal digits?\.$/, (_, n) =>
    `Bitte geben Sie höchstens ${n} Nachkommastelle${n === '1' ? '' : 'n'} ein.`],
  [/^Please select a valid value, the two nearest valid values are (.+) and (.+)\.$/, (_, a, b) =>
    `Bitte geben Sie einen zulässigen Wert ein; die nächsten sind ${comma(a)} und ${comma(b)}.`],
  [/^Expand all \((\d+)\)$/, (_, n) => `Alle anzeigen (${n})`],
  [/^Remove list item (\d+)$/, (_, n) => `Eintrag ${n} entfernen`],
  [/^Click to sort by ([^]*) ascending$/, (_, name) => `Nach ${name} aufsteigend sortieren`],
  [/^Click to sort by ([^]*) descending$/, (_, name) => `Nach ${name} absteigend sortieren`]
];

// Where the renderer, not the form, writes text.
const places = [
  '.fjs-form-field-error',
  '.fjs-repeat-render-add',
  '.fjs-repeat-render-collapse',
  '.fjs-select-placeholder',
  '.fjs-dropdownlist-empty',
  '.fjs-taglist-skip-link',
  '.fjs-table-empty',
  '.fjs-table-td[colspan]',
  '.fjs-table-nav-label',
  '.fjs-iframe-placeholder'
].join(',');

const attributes = ['aria-label', 'title', 'placeholder', 'alt'];

function german(text) {
  const trimmed = text.trim();
  const exact = texts.get(trimmed);
  if (exact) return exact;
  for (const [pattern, say] of patterns) {
    const match = pattern.exec(trimmed);
    if (match) return say(...match);
  }
  return null;
}

// No German result is a key again, so that a replacement ends the chain of mutations.
function translateText(node) {
  if (!node.parentElement || !node.parentElement.closest(places)) return;
  const said = german(node.data);
  // Keeps the blanks around, as in "1 of 3".
  if (said !== null) node.data = node.data.replace(node.data.trim(), () => said);
}

function translateAttributes(element) {
  for (const name of attributes) {
    const value = element.getAttribute(name);
    const said = value && german(value);
    if (said && said !== value) element.setAttribute(name, said);
  }
}

function translate(node) {
  if (node.nodeType === Node.TEXT_NODE) return translateText(node);
  if (node.nodeType !== Node.ELEMENT_NODE) return;
  translateAttributes(node);
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const found = walker.currentNode;
    if (found.nodeType === Node.TEXT_NODE) translateText(found);
    else translateAttributes(found);
  }
}

// form-js keeps an empty mark for every touched field of a dynamic list, and Tasklist takes
// any mark for an error: "Abschließen" would stay disabled for good. Completing checks the
// whole form anew, so only a form that could not be loaded disables the button here.
function unlockCompletion(form) {
  let scope = window.angular.element(form).scope();
  while (scope && !Object.hasOwn(scope, 'disableCompleteButton')) scope = scope.$parent;
  if (!scope) return;
  let marked = scope.$invalid;
  Object.defineProperty(scope, '$invalid', {
    configurable: true,
    get: () => marked && Boolean(scope.tasklistForm && scope.tasklistForm.$error),
    set: value => { marked = value; }
  });
}

const forms = new WeakSet();

function follow(form) {
  if (forms.has(form)) return;
  forms.add(form);
  form.lang = 'de';
  unlockCompletion(form);
  translate(form);
  new MutationObserver(records => {
    for (const record of records) {
      if (record.type === 'childList') record.addedNodes.forEach(translate);
      else if (record.type === 'characterData') translateText(record.target);
      else translateAttributes(record.target);
    }
  }).observe(form, {
    subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: attributes
  });
}

// Assignee, groups and dates of a task come from the process. Style hides the controls from
// the mouse; this keeps the keyboard away. The server refuses such changes anyway.
const fixed = '[cam-tasklist-task-meta] :is(.followup-date, .due-date, .groups, span.set-value)';

function fix(element) {
  for (const control of element.querySelectorAll(`${fixed}, ${fixed} a`)) {
    control.setAttribute('tabindex', '-1');
  }
}

for (const type of ['click', 'keydown', 'paste']) {
  document.addEventListener(type, event => {
    if (!(event.target instanceof Element) || !event.target.closest(fixed)) return;
    event.stopPropagation();
    if (type !== 'keydown') event.preventDefault();
  }, true);
}

new MutationObserver(records => {
  for (const { addedNodes } of records) {
    for (const node of addedNodes) {
      if (node.nodeType !== Node.ELEMENT_NODE) continue;
      if (node.matches('.fjs-container')) follow(node);
      else if (!node.closest('.fjs-container')) {
        node.querySelectorAll('.fjs-container').forEach(follow);
        if (node.parentElement) fix(node.closest('[cam-tasklist-task-meta]') || node);
      }
    }
  }
}).observe(document.body, { subtree: true, childList: true });

// The bundled date picker announces itself as window.flatpickr.
if (window.flatpickr) {
  window.flatpickr.localize({
    firstDayOfWeek: 1,
    weekdays: {
      shorthand: ['So', 'Mo', 'Di', 'Mi', 'Do', 'Fr', 'Sa'],
      longhand: ['Sonntag', 'Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag']
    },
    months: {
      shorthand: ['Jan', 'Feb', 'Mär', 'Apr', 'Mai', 'Jun', 'Jul', 'Aug', 'Sep', 'Okt', 'Nov', 'Dez'],
      longhand: ['Januar', 'Februar', 'März', 'April', 'Mai', 'Juni', 'Juli', 'August', 'September',
        'Oktober', 'November', 'Dezember']
    },
    ordinal: () => '.',
    weekAbbreviation: 'KW',
    rangeSeparator: ' bis ',
    scrollTitle: 'Zum Ändern scrollen',
    toggleTitle: 'Zum Umschalten klicken',
    yearAriaLabel: 'Jahr',
    monthAriaLabel: 'Monat',
    hourAriaLabel: 'Stunde',
    minuteAriaLabel: 'Minute',
    time_24hr: true
  });
  window.flatpickr.setDefaults({ ariaDateFormat: 'j. F Y' });
}

// form-js reads its date format from the locale named "default" (the browser's). Only that
// name is answered in German, so that dates are dd.mm.yyyy in every browser.
const BrowserFormat = Intl.DateTimeFormat;
Intl.DateTimeFormat = new Proxy(BrowserFormat, {
  construct: (target, [locale, ...rest], newTarget) => locale === 'default' && rest.length === 0
    ? new BrowserFormat('de-DE', { day: '2-digit', month: '2-digit', year: 'numeric' })
    : Reflect.construct(target, [locale, ...rest], newTarget)
});
