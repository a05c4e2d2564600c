import { detectMediaType } from '../../contracts/media-type';

describe('the media type of a file', () => {
  const latin1 = (text: string): Uint8Array => Buffer.from(text, 'latin1');

  it.each([
    ['image/png', latin1('\x89PNG\r\n\x1a\n....')],
    ['image/jpeg', latin1('\xff\xd8\xff\xe0')],
    ['image/tiff', latin1('II*\0....')],
    ['image/tiff', latin1('MM\0*....')],
    ['image/webp', latin1('RIFF....WEBPVP8 ')],
    ['application/pdf', latin1('%PDF-1.7\n%\xe2\xe3')],
    ['application/pdf', latin1('\xef\xbb\xbf\n%PDF-1.4\n')],
    ['application/zip', latin1('PK\x03\x04')],
    ['text/plain', Buffer.from('영수증\n\ttotal 12.00\r\n')],
    ['application/octet-stream', latin1('RIFF....WAVE\0')],
    ['application/octet-stream', latin1('\x89PN')],
    ['application/octet-stream', new Uint8Array()],
    ['application/octet-stream', latin1('a\0b')],
  ])('%s is told from the first bytes', (mediaType, head) => {
    expect(detectMediaType(head)).toBe(mediaType);
  });

  it('is not PDF where the header comes after the first kilobyte', () => {
    expect(detectMediaType(latin1(`${' '.repeat(1024)}%PDF-1.4`))).toBe('text/plain');
  });
});
