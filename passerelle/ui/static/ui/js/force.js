// X forces the chosen initiative in, Shift and X forces it out: they press the buttons of its row.
addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.key.toLowerCase() !== "x") return;
  if (event.target.closest("input, textarea, select, [contenteditable], dialog[open]")) return;
  const row = document.querySelector('main [data-row][aria-selected="true"]');
  const button = row?.querySelector(`[data-force="${event.shiftKey ? "out" : "in"}"]`);
  if (!button) return;
  event.preventDefault();
  event.stopPropagation();
  button.click();
}, true);
