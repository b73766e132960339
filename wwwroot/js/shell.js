// The drawer is a popover: it closes by itself on Escape and outside presses, but not when a link inside it is followed.
document.addEventListener("click", event => {
  const drawer = event.target.closest?.("a")?.closest("[popover]:popover-open");
  drawer?.hidePopover();
});

// Blazor's script scrolls to the top after every navigation. A page whose query alone changed (a marker, a setting), or whose next row is
// shown, stays where it is; another page, or another step of the wizard, begins at its top.
const pageOf = () => location.pathname.replace(/\/\d+$/, "") + (new URLSearchParams(location.search).get("step") ?? "");
const scrollPage = window.scrollTo.bind(window);
let shownPage = pageOf();
window.scrollTo = (...place) => {
  const stays = place[0] === 0 && place[1] === 0 && pageOf() === shownPage;
  shownPage = pageOf();
  if (!stays) scrollPage(...place);
};

// The heading of a page that was gone to gets the focus, so that a screen reader begins there; but who writes already goes on writing.
window.cislensFocusHeading = () => {
  const heading = document.querySelector("h1");
  if (!heading || document.activeElement?.matches("input, textarea, select")) return;
  if (!heading.hasAttribute("tabindex")) heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
};

// The secret of a link stands behind the #, which no server and no log sees: the page that uses it takes it out of the address and hands it over once.
const handLinkOver = () => {
  const form = document.querySelector("form[data-link]");
  const key = new URLSearchParams(location.hash.slice(1)).get("key");
  if (!form || !key) return;
  history.replaceState(history.state, "", location.pathname);
  form.elements["Link.Key"].value = key;
  form.requestSubmit();
};
window.addEventListener("hashchange", handLinkOver);
handLinkOver();
