// Light or dark. A plain script in <head>, after the style sheets, so that the choice stands before the first paint.
// window.cislensTheme is the interface for pages: get(), resolved(), set("light" | "dark" | "system"), toggle(), onChange(listener).
(() => {
  const key = "cislens-theme";
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const listeners = new Set();
  // Where the browser forbids storage the choice lasts as long as the page.
  let unstored = "system";

  function get() {
    try {
      const stored = localStorage.getItem(key);
      return stored === "light" || stored === "dark" ? stored : "system";
    } catch {
      return unstored;
    }
  }

  function resolved() {
    const choice = get();
    return choice === "system" ? (system.matches ? "dark" : "light") : choice;
  }

  function applyRadzen(theme) {
    for (const link of document.querySelectorAll('link[rel="stylesheet"][href*="_content/Radzen.Blazor/css/standard"]')) {
      const href = link.getAttribute("href");
      const wanted = href.replace(/(\/css\/standard)(-dark)?/, theme === "dark" ? "$1-dark" : "$1");
      if (wanted !== href) link.setAttribute("href", wanted);
    }
  }

  function apply() {
    const theme = resolved();
    if (root.dataset.theme !== theme) root.dataset.theme = theme;
    applyRadzen(theme);
    for (const button of document.querySelectorAll("[data-theme-toggle]")) {
      button.setAttribute("aria-label", theme === "dark" ? "Use the light theme" : "Use the dark theme");
    }
  }

  function changed() {
    apply();
    for (const listener of listeners) listener(resolved());
    document.dispatchEvent(new CustomEvent("cislens-theme", { detail: resolved() }));
  }

  function set(choice) {
    try {
      if (choice === "light" || choice === "dark") localStorage.setItem(key, choice);
      else localStorage.removeItem(key);
    } catch {
      unstored = choice;
    }
    changed();
    return resolved();
  }

  const toggle = () => set(resolved() === "dark" ? "light" : "dark");

  window.cislensTheme = {
    get, resolved, set, toggle,
    onChange(listener) { listeners.add(listener); return () => listeners.delete(listener); },
  };

  system.addEventListener("change", changed);
  window.addEventListener("storage", event => { if (event.key === key) changed(); });
  document.addEventListener("click", event => { if (event.target.closest?.("[data-theme-toggle]")) toggle(); });
  document.addEventListener("DOMContentLoaded", apply);
  // Enhanced navigation writes the server's attributes and links back over ours.
  new MutationObserver(apply).observe(root, { attributes: true, attributeFilter: ["data-theme"] });
  new MutationObserver(() => applyRadzen(resolved()))
    .observe(document.head, { childList: true, subtree: true, attributes: true, attributeFilter: ["href"] });
  apply();
})();
