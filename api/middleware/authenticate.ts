/** Bearer tokens: who makes a request. */
import type { RequestHandler } from 'express';
import { DomainError } from '../../contracts/errors';
import type { IdentityRepository, Principal } from '../../db/repositories/identity';

/** A revoked token may still work for this long. */
const REMEMBER_MS = 5_000;
const REMEMBERED_MAX = 1_000;
const TOKEN_LENGTH_MAX = 512;

export class Authenticator {
  private readonly remembered = new Map<string, { principal: Principal; until: number }>();
  private readonly lookUps = new Map<string, Promise<Principal>>();

  constructor(private readonly identity: Pick<IdentityRepository, 'authenticate'>) {}

  /** The principal of an `Authorization` header. Throws TOKEN_MISSING, TOKEN_INVALID. */
  fromHeader(header: string | undefined): Principal | Promise<Principal> {
    if (header === undefined || header === '') throw new DomainError('TOKEN_MISSING');
    const token = /^Bearer +([\w.~+/=-]+)$/i.exec(header)?.[1];
    if (token === undefined) throw new DomainError('TOKEN_INVALID');
    return this.fromToken(token);
  }

  fromToken(token: string): Principal | Promise<Principal> {
    const known = this.remembered.get(token);
    return known && known.until > Date.now() ? known.principal : this.lookUp(token);
  }

  /** Requests that come while a token is looked up share the look-up: fifty at once are one query. */
  private lookUp(token: string): Promise<Principal> {
    const underWay = this.lookUps.get(token);
    if (underWay) return underWay;
    const lookUp = this.askDatabase(token).finally(() => this.lookUps.delete(token));
    this.lookUps.set(token, lookUp);
    return lookUp;
  }

  private async askDatabase(token: string): Promise<Principal> {
    this.remembered.delete(token);
    const principal = token.length > TOKEN_LENGTH_MAX ? undefined : await this.identity.authenticate(token);
    if (!principal) throw new DomainError('TOKEN_INVALID');
    const oldest = this.remembered.keys().next();
    if (this.remembered.size >= REMEMBERED_MAX && !oldest.done) this.remembered.delete(oldest.value);
    this.remembered.set(token, { principal, until: Date.now() + REMEMBER_MS });
    return principal;
  }
}

export function authenticate(authenticator: Authenticator): RequestHandler {
  return async (req, res, next) => {
    res.locals.principal = await authenticator.fromHeader(req.headers.authorization);
    next();
  };
}
