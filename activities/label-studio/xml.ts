/** Text as it may stand in an attribute of a labelling configuration. */
export function attribute(text: string): string {
  return text.replace(/[&<>"'\n]/gu, (character) => `&#${character.charCodeAt(0)};`);
}
