/**
 * Who makes a request: an API key or a JWT in the `Authorization` header, or the session cookie of a browser; the header
 * wins. What a credential was found to be is remembered for some seconds, so that a busy caller costs no queries.
 */
import type { IncomingMessage } from 'node:http';
import { DomainError } from '../../contracts/errors';
import type { Caller } from '../../db/repositories/identity';
import type { KeysRepository } from '../../db/repositories/keys';
import { isKey } from '../../db/repositories/secrets';
import type { SessionsRepository } from '../../db/repositories/sessions';
import type { AccessTokens } from '../identity/access-tokens';
import type { CredentialUses } from '../identity/credential-uses';
import { requireOwnPage, requireOwnSocket } from '../identity/own-page';
import { sessionCookie } from '../identity/session-cookie';

/** A revoked credential may still work for this long in other API processes. */
const REMEMBER_MS = 5_000;
const REMEMBERED_MAX = 1_000;
const TOKEN_LENGTH_MAX = 512;

const BEARER = /^Bearer +([\w.~+/=-]+)$/i;
/** How a page offers its token when it opens a socket. */
export const TOKEN_PROTOCOL = /^treadle\.bearer\.(.+)$/;

export interface AuthenticatorDeps {
  keys: Pick<KeysRepository, 'authenticate'>;
  sessions: Pick<SessionsRepository, 'authenticate'>;
  accessTokens: Pick<AccessTokens, 'verify'>;
  uses: Pick<CredentialUses, 'noteKey' | 'noteBrowser'>;
}

type Carrier = 'bearer' | 'cookie';

export class Authenticator {
  private readonly remembered = new Map<string, { caller: Caller; until: number }>();
  private readonly lookUps = new Map<string, Promise<Caller>>();
  /** Grows when a principal is forgotten: what was read before that must not be kept after it. */
  private generation = 0;

  constructor(private readonly deps: AuthenticatorDeps) {}

  /** @throws TOKEN_MISSING, TOKEN_INVALID, CSRF_REJECTED */
  ofRequest(req: IncomingMessage): Caller | Promise<Caller> {
    const header = req.headers.authorization;
    if (header !== undefined && header !== '') return this.fromHeader(header);
    const cookie = sessionCookie(req);
    if (cookie === undefined) throw new DomainError('TOKEN_MISSING');
    requireOwnPage(req);
    return this.fromCookie(cookie);
  }

  /** Of an upgrade to a socket; a page cannot set its headers, so it may offer its token as a protocol. @throws as `ofRequest` */
  ofUpgrade(req: IncomingMessage): Caller | Promise<Caller> {
    const token = offeredToken(req);
    if (token !== undefined) return this.fromToken(token, 'bearer');
    const header = req.headers.authorization;
    if (header !== undefined && header !== '') return this.fromHeader(header);
    const cookie = sessionCookie(req);
    if (cookie === undefined) throw new DomainError('TOKEN_MISSING');
    requireOwnSocket(req);
    return this.fromCookie(cookie);
  }

  /**
   * The id of whoever had this request's credential when it was last looked up. It may have ended since: this is for
   * counting requests, not for letting them in.
   */
  lastSeen(req: IncomingMessage): string | undefined {
    const { authorization } = req.headers;
    const token = authorization ? BEARER.exec(authorization)?.[1] : (offeredToken(req) ?? sessionCookie(req));
    return token === undefined ? undefined : this.remembered.get(token)?.caller.id;
  }

  /** From here on this process looks up anew what a principal may do. */
  forget(principalId: string): void {
    this.generation += 1;
    this.lookUps.clear();
    for (const [token, { caller }] of this.remembered) if (caller.id === principalId) this.remembered.delete(token);
  }

  private fromHeader(header: string): Caller | Promise<Caller> {
    const token = BEARER.exec(header)?.[1];
    if (token === undefined) throw new DomainError('TOKEN_INVALID');
    return this.fromToken(token, 'bearer');
  }

  /** A key in a cookie would be sent by whatever page a browser shows. */
  private fromCookie(token: string): Caller | Promise<Caller> {
    if (isKey(token)) throw new DomainError('TOKEN_INVALID');
    return this.fromToken(token, 'cookie');
  }

  private fromToken(token: string, carrier: Carrier): Caller | Promise<Caller> {
    const known = this.remembered.get(token);
    if (known && known.until > Date.now()) return known.caller;
    return this.lookUp(token, carrier);
  }

  /** Requests that come while a token is looked up share the look-up: fifty at once are one query. */
  private lookUp(token: string, carrier: Carrier): Promise<Caller> {
    const underWay = this.lookUps.get(token);
    if (underWay) return underWay;
    const lookUp = this.find(token, carrier).finally(() => this.lookUps.delete(token));
    this.lookUps.set(token, lookUp);
    return lookUp;
  }

  private async find(token: string, carrier: Carrier): Promise<Caller> {
    this.remembered.delete(token);
    const { generation } = this;
    const caller = token.length > TOKEN_LENGTH_MAX ? undefined : await this.callerOf(token, carrier);
    if (!caller) throw new DomainError('TOKEN_INVALID');
    if (generation === this.generation) this.remember(token, caller);
    return caller;
  }

  private async callerOf(token: string, carrier: Carrier): Promise<Caller | undefined> {
    const { keys, sessions, accessTokens, uses } = this.deps;
    if (isKey(token)) {
      const caller = await keys.authenticate(token);
      if (caller) uses.noteKey(caller.credential.id);
      return caller;
    }
    const claims = await accessTokens.verify(token);
    const caller = claims && (await sessions.authenticate(claims.sessionId, claims.principalId));
    if (caller && carrier === 'cookie') uses.noteBrowser(caller.credential.id);
    return caller;
  }

  private remember(token: string, caller: Caller): void {
    const oldest = this.remembered.keys().next();
    if (this.remembered.size >= REMEMBERED_MAX && !oldest.done) this.remembered.delete(oldest.value);
    const expiresAt = caller.credential.expiresAt?.getTime() ?? Infinity;
    this.remembered.set(token, { caller, until: Math.min(Date.now() + REMEMBER_MS, expiresAt) });
  }
}

function offeredToken(req: IncomingMessage): string | undefined {
  const protocols = req.headers['sec-websocket-protocol'];
  if (protocols === undefined) return undefined;
  return protocols.split(',').flatMap((protocol) => TOKEN_PROTOCOL.exec(protocol.trim())?.[1] ?? [])[0];
}
