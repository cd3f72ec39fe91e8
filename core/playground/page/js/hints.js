// What the composer suggests while one types a line for the bot.

const MOST = 7;
const USUAL = ["help", "remind", "leaderboard", "list", "thanked", "called", "log"]; // offered first, the last one first

/** `commands`: `{name, summary, example}`. Gives `options` (`{line, summary}`) while the word is being typed, `example` after. */
export function matches(text, commands) {
  const read = /^(\/?)(\w*)(?:(\s+)(\S*)(\s[^]*)?)?$/.exec(text);
  if (!read || !text || (!read[1] && read[2].toLowerCase() !== "referral")) return { options: [], example: "" };
  const [, slash, first, gap, word = "", rest] = read;
  if (!"referral".startsWith(first.toLowerCase())) return { options: [], example: "" };
  if (gap === undefined) return { options: first === "referral" ? some(slash, commands, "") : starting(slash, commands), example: "" };
  if (rest !== undefined) return { options: [], example: rest.trim() ? "" : exampleOf(slash, commands, word) };
  const options = some(slash, commands, word.toLowerCase());
  const exact = options.length === 1 && options[0].line.endsWith(` ${word}`);
  return { options: exact ? [] : options, example: exact ? exampleOf(slash, commands, word) : "" };
}

function starting(slash, commands) {
  return [{ line: `${slash}referral`, summary: "what waits for you today, or any of the lines below" }, ...some(slash, commands, "").slice(0, 5)];
}

function some(slash, commands, word) {
  const fit = commands.filter(({ name }) => name.startsWith(word));
  if (!word) fit.sort((one, other) => USUAL.indexOf(other.name) - USUAL.indexOf(one.name));
  return fit.slice(0, MOST).map(({ name, summary }) => ({ line: `${slash}referral ${name}`, summary }));
}

function exampleOf(slash, commands, word) {
  const found = commands.find(({ name }) => name === word.toLowerCase());
  return found?.example ? `${slash}referral ${found.example}` : "";
}
