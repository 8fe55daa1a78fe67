// Replaces the configuration of Camunda's Tasklist (same path in the webjar).
export default {
  // The title reads "vendor name"; without a vendor it would read "Camunda ...".
  app: { vendor: 'Vorhabenpfad', name: 'Tasklist' },

  locales: { availableLocales: ['de'], fallbackLocale: 'de' },

  // ES modules, relative to app/tasklist/. The app does not start if one is missing.
  customScripts: ['scripts/german', 'scripts/german-forms', 'scripts/sign-out'],

  shortcuts: {
    claimTask: {
      key: 'ctrl+alt+c',
      description: 'Übernimmt die ausgewählte Aufgabe'
    },
    focusFilter: {
      key: 'ctrl+shift+f',
      description: 'Springt zum ersten Filter der Liste'
    },
    focusList: {
      key: 'ctrl+alt+l',
      description: 'Springt zur ersten Aufgabe der Liste'
    },
    focusForm: {
      key: 'ctrl+alt+f',
      description: 'Springt zum ersten Eingabefeld des Formulars'
    },
    startProcess: {
      key: 'ctrl+alt+p',
      description: 'Öffnet den Dialog zum Starten eines Prozesses'
    }
  }
};
