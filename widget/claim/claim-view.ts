import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { ClaimOffer } from '../../src/appeal/claim.ts';
import type { Language } from '../../src/appeal/language.ts';
import type { ClaimMessages } from '../../src/i18n/claim/ru.ts';
import type { Notice } from '../../src/i18n/widget/form/ru.ts';

/** What was clipped, as the register has it, for the one who wrote it. */
export function drawClipped(
  { agency, clippedAt, post }: ClaimOffer,
  say: ClaimMessages,
  language: Language,
  inWords: (instant: string) => string,
): TemplateResult {
  const author = [post.authorName, post.authorHandle && `@${post.authorHandle}`].filter(Boolean).join(', ');
  const published = post.publishedAt ? inWords(post.publishedAt) : post.publishedLabel;
  return html`
    <div class="clipped" part="clipped" role="region" aria-labelledby="clipped">
      <h2 id="clipped" tabindex="-1">${say.title}</h2>
      <p class="lead">${say.clipped(agency.name[language], inWords(clippedAt))}</p>
      <blockquote part="post">
        <p>${post.text ?? say.noText}</p>
        ${post.truncated ? html`<p class="hint">${say.truncated}</p>` : nothing}
        <footer>
          ${author ? html`<p>${say.author}: ${author}</p>` : nothing}
          ${published ? html`<p>${say.published}: ${published}</p>` : nothing}
          ${
            post.permalink
              ? html`<a href=${post.permalink} target="_blank" rel="noreferrer">${say.openPost}<span
                  class="unseen"
                > (${say.newTab})</span></a>`
              : nothing
          }
        </footer>
      </blockquote>
      <p>${say.notAppeal}</p>
      <p class="hint">${say.notMine}</p>
    </div>
  `;
}

/** Why the invitation does not open, and what can be done instead. */
export function drawShut(
  { title, text }: Notice,
  actions: readonly { readonly label: string; act(): void }[],
): TemplateResult {
  return html`
    <div class="notice bad" part="notice" id="shut" role="alert" tabindex="-1">
      <h2>${title}</h2>
      <p>${text}</p>
      <div class="actions">
        ${actions.map(({ label, act }) => html`<button type="button" part="button" @click=${act}>${label}</button>`)}
      </div>
    </div>
  `;
}

/** How to prove that the post's account is one's own, beside the receipt. */
export function drawProof(code: string, { proof }: ClaimMessages): TemplateResult {
  return html`
    <section class="notice" part="notice" aria-labelledby="proof">
      <h3 id="proof">${proof.title}</h3>
      <p>${proof.text}</p>
      <p>${proof.code}: <strong part="account-code">${code}</strong></p>
      <p class="hint">${proof.optional}</p>
    </section>
  `;
}
