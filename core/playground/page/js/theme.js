// Light or dark: what the system prefers, until a person chooses.

import { icon } from "./dom.js";

const KEPT = "referral-theme";

export function theme(button) {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const apply = () => {
    const chosen = localStorage.getItem(KEPT) ?? (dark.matches ? "dark" : "light");
    document.documentElement.dataset.theme = chosen;
    button.setAttribute("aria-label", chosen === "dark" ? "Switch to light" : "Switch to dark");
    button.title = button.getAttribute("aria-label");
    button.replaceChildren(icon(chosen === "dark" ? "sun" : "moon"));
  };
  button.addEventListener("click", () => {
    localStorage.setItem(KEPT, document.documentElement.dataset.theme === "dark" ? "light" : "dark");
    apply();
  });
  dark.addEventListener("change", apply);
  apply();
}
