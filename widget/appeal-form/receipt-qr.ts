import { html, type TemplateResult } from 'lit/html.js';
import { encode } from 'uqr';

/** A QR code, dark on light whatever the page's colours are, for cameras read no other. */
export function drawQr(text: string, label: string): TemplateResult {
  const { data, size } = encode(text, { border: 3 });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return html`<svg class="qr" part="qr" viewBox="0 0 ${size} ${size}" role="img" aria-label=${label}>
    <path d=${path} />
  </svg>`;
}
