// Speaks to the playground's JSON API; what goes wrong becomes a sentence a person can read.

const ROOT = "/playground";

/** Something went wrong; `message` is the sentence to show. */
export class Trouble extends Error {}

async function call(path, body) {
  const options = body ? { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) } : {};
  let answer;
  try {
    answer = await fetch(`${ROOT}/${path}`, options);
  } catch {
    throw new Trouble("The playground doesn’t answer. Is “make demo” still running?");
  }
  const told = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Trouble(told.error ?? "Something broke on our side. Nothing was saved; please try again.");
  return told;
}

export const state = () => call("state");
export const say = (body) => call("say", body);
export const click = (body) => call("click", body);
export const submit = (body) => call("submit", body);
export const dismiss = (body) => call("dismiss", body);
export const home = (body) => call("home", body);
export const clock = (body) => call("clock", body);
export const reset = (body) => call("reset", body);

/** Calls `changed()` whenever the server says that something changed, and after a lost connection is back. */
export function follow(changed, lost) {
  const source = new EventSource(`${ROOT}/events`);
  source.addEventListener("message", changed);
  source.addEventListener("open", () => {
    lost(false);
    changed();
  });
  source.addEventListener("error", () => lost(true));
}
