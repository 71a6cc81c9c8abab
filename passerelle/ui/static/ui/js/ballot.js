// A ballot that loses nothing: each choice is kept on this device until the server says when it was received, and
// sent again when the network is back. `device` and `turn` let the server count it once.
const form = document.querySelector("[data-ballot]");
const store = `ballot:${form.dataset.ballot}`;
const held = JSON.parse(localStorage.getItem(store) ?? "{}");
const device = (held.device ??= crypto.randomUUID?.() ?? String(Math.random()).slice(2));
const waiting = (held.waiting ??= {});
let sending = false;

const keep = () => localStorage.setItem(store, JSON.stringify(held));
const box = (subject) => form.querySelector(`[data-subject="${subject}"]`);
const say = (subject, text, wrong = false) => {
  const line = box(subject)?.querySelector("[data-said]");
  if (line) line.textContent = text;
  line?.classList.toggle("is-wrong", wrong);
};

const count = () => {
  for (const left of form.querySelectorAll("[data-left]")) {
    const used = form.querySelectorAll(`input[type=radio][value="${left.dataset.left}"]:checked`).length;
    left.textContent = Math.max(0, Number(left.dataset.most) - used);
  }
};

const send = async () => {
  if (sending) return;
  sending = true;
  try {
    for (const [subject, cast] of Object.entries(waiting)) {
      const body = new URLSearchParams({ subject, device, ...cast });
      const answer = await fetch(form.dataset.cast, { method: "POST", headers: { "x-csrftoken": document.body.dataset.csrf, accept: "application/json" }, body });
      if (answer.status >= 500) throw new Error("later");
      const told = await answer.json().catch(() => ({ said: form.dataset.gone }));
      if (waiting[subject] === cast) delete waiting[subject];
      say(subject, told.said, !answer.ok);
      if (told.title) document.querySelector("[data-title]").textContent = told.title;
      keep();
    }
  } catch {
    Object.keys(waiting).forEach((subject) => say(subject, form.dataset.later, true));
  } finally { sending = false; }
};

form.addEventListener("change", ({ target }) => {
  const one = target.closest("[data-subject]");
  if (!one) return;
  const mark = one.querySelector("input[type=radio]:checked");
  if (!mark) return;
  held.turn = (held.turn ?? 0) + 1;
  waiting[one.dataset.subject] = { score: mark.value, comment: one.querySelector("textarea").value, turn: held.turn };
  keep(); count(); send();
});
for (const [subject, cast] of Object.entries(waiting)) {
  const mark = box(subject)?.querySelector(`input[type=radio][value="${cast.score}"]`);
  if (mark) mark.checked = true; else delete waiting[subject];
}
addEventListener("online", send);
setInterval(send, 3000); // nothing is sent while nothing waits
count(); send();
