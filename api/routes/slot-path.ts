/** The part of a path that names a slot. A slot's name has a slash in it, so it is two parameters. */
import type { Request } from 'express';
import { z } from 'zod';
import { DomainError } from '../../contracts/errors';
import { PIPELINES, SLOTS } from '../../contracts/pipelines';
import { pathParameter } from './route';

export const SLOT_PATH = '/api/v1/slots/:pipeline/:slot';

export const SLOT_PARAMS = {
  pipeline: z.enum(PIPELINES.map(({ name }) => name)),
  slot: z.string().max(100).describe('The part of the slot’s name after the slash.'),
};

/** Throws SLOT_UNKNOWN. */
export function slotOf(req: Request): string {
  const slot = `${pathParameter(req, 'pipeline')}/${pathParameter(req, 'slot')}`;
  if (!SLOTS.includes(slot)) throw new DomainError('SLOT_UNKNOWN', { slot });
  return slot;
}
