/** What has the focus, however deep in shadow trees. */
function deepFocus(): HTMLElement | undefined {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return focused instanceof HTMLElement ? focused : undefined;
}

/**
 * Puts text on the clipboard.
 *
 * @param root where a helper field may stand for a moment: pages without https have no clipboard API
 * @returns whether it is there
 */
export async function copyText(text: string, root: Node): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const focused = deepFocus();
    const field = document.createElement('textarea');
    field.value = text;
    root.appendChild(field);
    field.select();
    const copied = document.execCommand('copy');
    field.remove();
    focused?.focus();
    return copied;
  }
}

/** Saves text as a file of the device's downloads. */
export function saveText(text: string, fileName: string): void {
  // The mark tells Windows that it is UTF-8, or Kazakh letters come out as noise.
  const url = URL.createObjectURL(new Blob(['\ufeff', text], { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
