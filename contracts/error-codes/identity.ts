/** Who may come in, and who may do what. */
import { define } from './define';

export const IDENTITY_ERRORS = define({
  TOKEN_MISSING: {
    class: 'unauthorised',
    httpStatus: 401,
    title: { en: 'A token is needed', ko: '토큰이 필요합니다' },
    message: {
      en: 'Send "Authorization: Bearer TOKEN". The administrator\'s token was printed by npm start.',
      ko: '"Authorization: Bearer TOKEN"을 보내십시오. 관리자 토큰은 npm start가 출력합니다.',
    },
  },
  TOKEN_INVALID: {
    class: 'unauthorised',
    httpStatus: 401,
    title: { en: 'The token is not valid', ko: '토큰이 올바르지 않습니다' },
    message: {
      en: 'The token is unknown, expired or revoked. Ask for a new one.',
      ko: '토큰을 알 수 없거나 만료 또는 폐기되었습니다. 새로 발급받으십시오.',
    },
  },
  SIGN_IN_LINK_INVALID: {
    class: 'unauthorised',
    httpStatus: 401,
    title: { en: 'The sign-in link is not valid', ko: '로그인 링크가 올바르지 않습니다' },
    message: {
      en: 'The link is unknown, expired or was used already. Ask an administrator for a new one, or run npm run sign-in-link.',
      ko: '링크를 알 수 없거나 만료되었거나 이미 사용되었습니다. 관리자에게 새 링크를 요청하거나 npm run sign-in-link를 실행하십시오.',
    },
  },
  PERMISSION_DENIED: {
    class: 'unauthorised',
    httpStatus: 403,
    title: { en: 'Your role does not allow this', ko: '역할에 허용되지 않은 작업입니다' },
    message: {
      en: 'This needs the role {roleNeeded}, and yours is {role}. Ask an administrator.',
      ko: '{roleNeeded} 역할이 필요하지만 현재 역할은 {role}입니다. 관리자에게 문의하십시오.',
    },
  },
  SCOPE_MISSING: {
    class: 'unauthorised',
    httpStatus: 403,
    title: { en: 'The key does not allow this', ko: '키에 허용되지 않은 작업입니다' },
    message: {
      en: 'This needs the scope {scope}, and the key has {scopes}. Use a key that has it.',
      ko: '{scope} 범위가 필요하지만 이 키의 범위는 {scopes}입니다. 해당 범위가 있는 키를 사용하십시오.',
    },
  },
  SCOPE_NOT_HELD: {
    class: 'unauthorised',
    httpStatus: 403,
    title: { en: 'The scopes are wider than your own', ko: '자신의 범위를 넘는 요청입니다' },
    message: {
      en: 'Your own key has {scopes}, so it cannot give {scope}. Ask for less, or use a wider key.',
      ko: '현재 키의 범위는 {scopes}이므로 {scope} 범위를 줄 수 없습니다. 범위를 줄이거나 더 넓은 키를 사용하십시오.',
    },
  },
  CSRF_REJECTED: {
    class: 'unauthorised',
    httpStatus: 403,
    title: { en: 'The request did not come from our own page', ko: '자체 페이지에서 온 요청이 아닙니다' },
    message: {
      en: 'With the session cookie a change needs the header "X-Treadle-Request: 1" and must come from {host} itself; it came from {origin}. Use our own page, or send an Authorization header instead of the cookie.',
      ko: '세션 쿠키로 변경하려면 "X-Treadle-Request: 1" 헤더가 필요하고 {host}에서 보낸 요청이어야 합니다. 보낸 곳: {origin}. 자체 페이지를 사용하거나 쿠키 대신 Authorization 헤더를 보내십시오.',
    },
  },
  USER_NOT_FOUND: {
    class: 'not_found',
    httpStatus: 404,
    title: { en: 'No such user', ko: '사용자가 없습니다' },
    message: {
      en: 'There is no user {userId} in your project. Check the id.',
      ko: '프로젝트에 {userId} 사용자가 없습니다. ID를 확인하십시오.',
    },
  },
  USER_DISABLED: {
    class: 'conflict',
    httpStatus: 409,
    title: { en: 'The user is disabled', ko: '비활성화된 사용자입니다' },
    message: {
      en: '{name} is disabled. Enable the user first.',
      ko: '{name} 사용자는 비활성화되어 있습니다. 먼저 활성화하십시오.',
    },
  },
  USER_CANNOT_SIGN_IN: {
    class: 'conflict',
    httpStatus: 409,
    title: { en: 'A program does not sign in', ko: '프로그램은 로그인하지 않습니다' },
    message: {
      en: '{name} is a program. Make a key for it instead of a sign-in link.',
      ko: '{name}은(는) 프로그램입니다. 로그인 링크 대신 키를 만드십시오.',
    },
  },
  LAST_ADMINISTRATOR: {
    class: 'conflict',
    httpStatus: 409,
    title: { en: 'The last administrator stays', ko: '마지막 관리자는 유지해야 합니다' },
    message: {
      en: '{name} is the last active administrator of the project. Make another one first.',
      ko: '{name}은(는) 프로젝트의 마지막 활성 관리자입니다. 먼저 다른 관리자를 지정하십시오.',
    },
  },
  KEY_NOT_FOUND: {
    class: 'not_found',
    httpStatus: 404,
    title: { en: 'No such key', ko: '키가 없습니다' },
    message: {
      en: 'There is no key {keyId} that you may see. Check the id.',
      ko: '{keyId} 키가 없거나 볼 수 없습니다. ID를 확인하십시오.',
    },
  },
  SESSION_NOT_FOUND: {
    class: 'not_found',
    httpStatus: 404,
    title: { en: 'No such session', ko: '세션이 없습니다' },
    message: {
      en: 'There is no session {sessionId} that you may see. Check the id.',
      ko: '{sessionId} 세션이 없거나 볼 수 없습니다. ID를 확인하십시오.',
    },
  },
});
