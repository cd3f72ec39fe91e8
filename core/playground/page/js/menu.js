// A button that opens a small menu: arrow keys walk it, Escape closes it and gives the focus back.

import { h, icon, rove } from "./dom.js";

/** `items`: `{label, choose}`. The node to put on the page. */
export function menu(label, items, look) {
  const list = h("div", { class: "menu", role: "menu", "aria-label": label, hidden: true });
  const opener = h("button", { type: "button", class: look, "aria-haspopup": "menu", "aria-expanded": "false", "aria-label": label }, icon("more"));
  const box = h("div", { class: "menu-box" }, opener, list);
  const open = (yes) => {
    list.hidden = !yes;
    opener.setAttribute("aria-expanded", String(yes));
    if (yes) list.firstElementChild?.focus();
  };
  list.append(...items.map((item, n) => entry(item, n, () => open(false), opener)));
  rove(list, () => [...list.children]);
  opener.addEventListener("click", () => open(list.hidden));
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || list.hidden) return;
    event.stopPropagation();
    event.preventDefault();
    open(false);
    opener.focus();
  });
  box.addEventListener("focusout", (event) => {
    if (!box.contains(event.relatedTarget)) open(false);
  });
  return box;
}

function entry(item, n, close, opener) {
  const pick = () => {
    close();
    opener.focus();
    item.choose();
  };
  return h("button", { type: "button", role: "menuitem", tabindex: n ? "-1" : "0", on: { click: pick } }, item.label);
}
