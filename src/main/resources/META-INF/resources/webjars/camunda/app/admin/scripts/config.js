// Replaces the configuration of Camunda's Admin (same path in the webjar).
export default {
  // The title reads "vendor name"; without a vendor it would read "Camunda ...".
  app: { vendor: 'Vorhabenpfad', name: 'Admin' },

  locales: { availableLocales: ['de'], fallbackLocale: 'de' },

  // ES modules, relative to app/admin/. The app does not start if one is missing.
  customScripts: ['../tasklist/scripts/german', '../tasklist/scripts/sign-out']
};
