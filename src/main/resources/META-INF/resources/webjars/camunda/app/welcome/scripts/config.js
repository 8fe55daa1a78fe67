// Replaces the configuration of Camunda's Welcome (same path in the webjar).
export default {
  // The title reads "vendor name"; without a vendor it would read "Camunda ...".
  app: { vendor: 'Vorhabenpfad', name: 'Start' },

  locales: { availableLocales: ['de'], fallbackLocale: 'de' },

  // In place of links to the platform's own documentation.
  links: [],

  // ES modules, relative to app/welcome/. The app does not start if one is missing.
  customScripts: ['../tasklist/scripts/german', '../tasklist/scripts/sign-out']
};
