// Send changed cells, one after another, each to its data-url. The answer is JSON: text (as shown), value, version,
// undo (an address), or error (a sentence, with a status of 409 for a conflict, 422 for a value that cannot be).
const say = (text, tone, undo) => dispatchEvent(new CustomEvent("say", { detail: { text, tone, undo } }));

const post = (url, fields) =>
  fetch(url, {
    method: "POST",
    headers: { "x-csrftoken": document.body.dataset.csrf, "HX-Request": "true", accept: "application/json" },
    body: new URLSearchParams(fields),
  });

const show = (cell, answer, value) => {
  const holder = cell.querySelector("[data-text]") ?? cell;
  holder.textContent = answer.text ?? value;
  cell.dataset.value = answer.value ?? value;
  const row = cell.closest("[data-version]");
  if (row && answer.version !== undefined) row.dataset.version = answer.version;
};

const one = async (cell, value) => {
  cell.classList.add("is-saving");
  try {
    const version = cell.closest("[data-version]")?.dataset.version ?? "";
    const reply = await post(cell.dataset.url, { name: cell.dataset.name, value, version });
    const answer = await reply.json();
    if (!reply.ok) throw new Error(answer.error ?? "");
    cell.classList.remove("is-wrong");
    cell.removeAttribute("aria-invalid");
    show(cell, answer, value);
    return answer;
  } catch (error) {
    cell.classList.add("is-wrong");
    cell.setAttribute("aria-invalid", "true");
    say(error instanceof SyntaxError || error instanceof TypeError ? "" : error.message, "error");
    return null;
  } finally {
    cell.classList.remove("is-saving");
  }
};

export const save = async (changes) => {
  let last = null;
  for (const [cell, value] of changes) {
    const answer = await one(cell, value);
    if (!answer) return;
    last = answer;
  }
  if (last?.said) say(last.said, "success", changes.length === 1 ? last.undo : undefined);
};
