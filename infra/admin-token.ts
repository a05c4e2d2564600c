/** Names that `npm start` and the migration share. */

/** In TREADLE_HOME, readable by its owner alone. */
export const ADMIN_TOKEN_FILE = 'admin-token';

/** Argument of the migration: make another token where the file is missing. Left out where TREADLE_HOME does not last. */
export const RENEW_LOST_TOKEN = '--renew-lost-token';
