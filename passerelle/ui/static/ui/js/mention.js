// After @ and a letter, the people who may be called here. Without it, one types the name.
let turn = 0;

const asked = (box) => /(?:^|[^\p{L}\d@.])@([\p{L}][\p{L} .'-]{0,40})$/u.exec(box.value.slice(0, box.selectionStart))?.[1];

const close = (box) => { box.nextElementSibling?.matches("[data-named]") && box.nextElementSibling.remove(); };

const take = (box, name) => {
  const at = box.selectionStart;
  const start = box.value.lastIndexOf("@", at - 1);
  box.setRangeText(`@${name} `, start, at, "end");
  close(box);
  box.focus();
};

const show = (box, names) => {
  close(box);
  if (!names.length) return;
  const list = document.createElement("div");
  list.className = "choices";
  list.dataset.named = "";
  for (const name of names) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "chip";
    button.textContent = name;
    button.addEventListener("click", () => take(box, name));
    list.append(button);
  }
  box.after(list);
};

document.addEventListener("input", async (event) => {
  const box = event.target.closest?.("textarea[data-names]");
  if (!box) return;
  const words = asked(box);
  const mine = ++turn;
  if (!words) return close(box);
  const answer = await fetch(`${box.dataset.names}?q=${encodeURIComponent(words)}`);
  if (mine === turn && answer.ok) show(box, (await answer.json()).names);
});
