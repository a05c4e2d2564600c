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
});
