// Starts the playground again: a fresh sample book, at this computer's own time.

import { h, icon } from "./dom.js";
import { sheet } from "./sheet.js";

/** Makes `button` ask first, then call `reset()`. */
export function again(button, reset) {
  button.append(icon("again"));
  button.addEventListener("click", () => {
    sheet({
      pane: document.body,
      look: "page-sheet small",
      title: "Start again?",
      body: h("p", {}, "The sample book comes back as it was, and the clock returns to now. What you did here is forgotten."),
      submit: "Start again",
      cancel: "Stay",
      go: async () => {
        await reset();
        return true;
      },
    });
  });
}
