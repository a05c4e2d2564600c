/** Batches and their items. */
import { define } from './define';

export const BATCHES_ERRORS = define({
});
