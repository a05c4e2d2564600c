/**
 * JSON Web Tokens: what a session is carried in, as a browser's cookie or as a program's bearer token. One only says
 * which session it belongs to; whether that session still stands, and what it may do, is in the database.
 */
import { jwtVerify, SignJWT } from 'jose';

const ISSUER = 'treadle';
const AUDIENCE = 'treadle-api';
const ALGORITHM = 'HS256';
/** Clocks of several machines that share the secret may differ by so much. */
const CLOCK_TOLERANCE_SECONDS = 5;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export interface SessionClaims {
  principalId: string;
  sessionId: string;
  expiresAt: Date;
}

export class AccessTokens {
  /** At least 32 bytes, the same for every API process. */
  constructor(private readonly secret: Uint8Array) {}

  sign({ principalId, sessionId, expiresAt }: SessionClaims): Promise<string> {
    return new SignJWT({ sid: sessionId })
      .setProtectedHeader({ alg: ALGORITHM, typ: 'JWT' })
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setSubject(principalId)
      .setIssuedAt()
      .setExpirationTime(expiresAt)
      .sign(this.secret);
  }

  /** Undefined for a token that is expired, forged, signed in any other way, or not meant for us. */
  async verify(token: string): Promise<SessionClaims | undefined> {
    const verified = await jwtVerify(token, this.secret, {
      algorithms: [ALGORITHM],
      issuer: ISSUER,
      audience: AUDIENCE,
      requiredClaims: ['sub', 'sid', 'iat', 'exp'],
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
    }).catch(() => undefined);
    if (!verified) return undefined;
    const { sub, sid, exp } = verified.payload;
    if (sub === undefined || typeof sid !== 'string' || exp === undefined) return undefined;
    if (!UUID.test(sub) || !UUID.test(sid)) return undefined;
    return { principalId: sub, sessionId: sid, expiresAt: new Date(exp * 1_000) };
  }
}
