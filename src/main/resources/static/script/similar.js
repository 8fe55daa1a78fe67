/*
 * Shows prior work beside a form while it is filled in:
 *
 *   <p id="aehnlich" role="status"></p>
 *   <section data-similar="aehnlich" data-similar-from="title idea" hidden></section>
 *
 * data-similar names the line that says how many there are, so that whoever does not see the list hears of it and is not read all of it at
 * every change. data-similar-from names the fields, by id or name, whose words are compared; the first is the title. The list is made by the
 * server (templates/similar.html). Nothing here keeps anybody from typing or sending: what fails is not shown, and that is all.
 */

const PAUSE = 400;
/* the opening of a text says what it is about */
const LONGEST = 5000;
const SHORTEST = 4;
const ADDRESS = "/vorschlagen/aehnliches";

function fieldsOf(section) {
  const form = section.closest("form") ?? document;
  return (section.dataset.similarFrom ?? "").split(/\s+/).filter(Boolean)
    .map((name) => document.getElementById(name) ?? form.querySelector(`[name="${CSS.escape(name)}"]`)
      ?? document.querySelector(`[name="${CSS.escape(name)}"]`))
    .filter(Boolean);
}

function watch(section) {
  const fields = fieldsOf(section);
  const told = document.getElementById(section.dataset.similar);
  let asked = "";
  let waiting = 0;
  let request = null;

  const show = (list) => {
    const empty = list.trim() === "";
    if (section.innerHTML.trim() !== list.trim()) {
      section.innerHTML = list;
    }
    section.hidden = empty;
    const count = section.querySelectorAll("li").length;
    // without a list there is a sentence that says why
    const why = section.querySelector(".similar-hint")?.textContent ?? "";
    const message = empty ? "" : count === 0 ? why : count === 1 ? "1 ähnliches Ergebnis" : `${count} ähnliche Ergebnisse`;
    if (told.textContent !== message) {
      told.textContent = message;
    }
  };

  const ask = async () => {
    const text = Array.from(fields.map((field) => field.value.trim()).join("\n").trim()).slice(0, LONGEST).join("");
    if (text === asked) {
      return;
    }
    asked = text;
    request?.abort();
    if (text.length < SHORTEST) {
      show("");
      return;
    }
    request = new AbortController();
    try {
      // in the body, not in the address: what somebody types must not end up in the logs of servers on the way
      const answer = await fetch(section.dataset.similarAddress ?? ADDRESS,
        { method: "POST", body: new URLSearchParams({ text }), signal: request.signal, headers: { Accept: "text/html" } });
      if (answer.ok) {
        show(await answer.text());
      }
    } catch (failure) {
      if (failure.name !== "AbortError") {
        asked = "";
      }
    }
  };

  for (const field of fields) {
    field.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(ask, PAUSE);
    });
  }
  ask();
}

document.querySelectorAll("[data-similar]").forEach(watch);
