// A file can be dropped on .drop as well as chosen in the field it holds.
document.querySelectorAll(".drop").forEach((area) => {
  const input = area.querySelector('input[type="file"]');
  const name = area.querySelector("[data-filename]");
  const told = () => { if (name) name.textContent = [...input.files].map((f) => f.name).join(", "); };
  for (const kind of ["dragenter", "dragover"])
    area.addEventListener(kind, (event) => { event.preventDefault(); area.classList.add("is-over"); });
  for (const kind of ["dragleave", "drop"]) area.addEventListener(kind, () => area.classList.remove("is-over"));
  area.addEventListener("drop", (event) => {
    event.preventDefault();
    input.files = event.dataTransfer.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
  input.addEventListener("change", told);
});
