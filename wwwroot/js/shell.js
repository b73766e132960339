// The drawer is a popover: it closes by itself on Escape and outside presses, but not when a link inside it is followed.
document.addEventListener("click", event => {
  const drawer = event.target.closest?.("a")?.closest("[popover]:popover-open");
  drawer?.hidePopover();
});
