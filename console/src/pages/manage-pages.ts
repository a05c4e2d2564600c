/** The pages of batches and settings, loaded together: many small ones, which compress better so. */
export { Component as BatchesPage } from './batches/batches-page';
export { Component as BatchPage } from './batch/batch-page';
export { Component as SettingsIndexPage } from './settings/index-page';
export { Component as KeysPage } from './settings/keys-page';
export { Component as SessionsPage } from './settings/sessions-page';
export { Component as UsersPage } from './settings/users-page';
export { Component as AuditPage } from './settings/audit-page';
export { Component as SystemPage } from './settings/system-page';
