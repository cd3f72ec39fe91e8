// A dialog over one pane: the focus goes in and comes back, Escape closes it, the page beneath is out of reach.

import { fresh, h, icon } from "./dom.js";

/** `go()` resolves to true when the sheet may close; `closed()` is heard when a person dismisses it. */
export function sheet({ pane, look, title, body, submit, cancel, danger = false, go, closed }) {
  const id = fresh("sheet");
  const before = document.activeElement;
  const dialog = h("dialog", { class: `sheet ${look}`, "aria-labelledby": id });
  const dismiss = () => {
    end(dialog, before);
    closed?.();
  };
  const close = h("button", { type: "button", class: "sheet-x", "aria-label": "Close", on: { click: dismiss } }, icon("close"));
  const quit = h("button", { type: "button", class: "sheet-cancel", on: { click: dismiss } }, cancel);
  const save = submit ? h("button", { type: "submit", class: danger ? "sheet-go danger" : "sheet-go" }, submit) : null;
  const form = h("form", { novalidate: true }, head(id, title, close), h("div", { class: "sheet-body" }, body), h("footer", {}, quit, save));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (save) run(dialog, save, before, go);
  });
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    dismiss();
  });
  dialog.append(form);
  place(dialog, pane);
  document.body.append(dialog);
  dialog.showModal();
  (dialog.querySelector(".sheet-body :is(input, select, textarea)") ?? save ?? quit).focus();
  return { close: () => end(dialog, before) };
}

function head(id, title, close) {
  return h("header", {}, h("h2", { id }, title), close);
}

async function run(dialog, save, before, go) {
  if (save.getAttribute("aria-busy") === "true") return;
  save.setAttribute("aria-busy", "true");
  try {
    if (await go()) end(dialog, before);
  } finally {
    save.removeAttribute("aria-busy");
  }
}

function end(dialog, before) {
  if (!dialog.isConnected) return;
  dialog.close();
  dialog.remove();
  if (before?.isConnected) before.focus();
}

// Over its own pane, so that it is plain which client asks.
function place(dialog, pane) {
  const { left, width } = pane.getBoundingClientRect();
  dialog.style.setProperty("--pane-middle", `${left + width / 2}px`);
  dialog.style.setProperty("--pane-width", `${width}px`);
}
