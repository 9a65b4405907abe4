/* The page's own switch of languages. The widget knows nothing of it: it follows <html lang>. */
(() => {
  const languages = ['kk', 'ru', 'en'];
  const links = document.querySelectorAll('.tongues a');

  function show(language) {
    document.documentElement.lang = language;
    for (const link of links) {
      if (link.hreflang === language) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
  }

  const asked = new URLSearchParams(location.search).get('lang');
  show(languages.includes(asked) ? asked : 'kk');
  for (const link of links) {
    link.addEventListener('click', (event) => {
      event.preventDefault();
      history.replaceState(null, '', link.href + location.hash);
      show(link.hreflang);
    });
  }
})();
