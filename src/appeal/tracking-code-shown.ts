/**
 * The code as it is shown and read out, in fours: `4821 9034 5512 7706`.
 *
 * @param digits sixteen ASCII digits
 */
export function formatTrackingCode(digits: string): string {
  return digits.replace(/(\d{4})(?=\d)/g, '$1 ');
}
