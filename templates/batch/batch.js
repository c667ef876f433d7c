"use strict";
(() => {
  const table = document.getElementById("matrix");
  if (!table) return;
  const body = table.tBodies[0];
  const rows = Array.from(body.rows);
  const heads = Array.from(table.tHead.rows[0].cells);
  const at = (id) => document.getElementById(id);

  const wanted = (row) =>
    (!at("verdict").value || row.dataset.verdict === at("verdict").value) &&
    (!at("table-of").value || row.dataset.table === at("table-of").value) &&
    (!at("vetoed").checked || row.dataset.vetoed) &&
    (!at("changed-only").checked || row.dataset.changed) &&
    row.textContent.toLowerCase().includes(at("search").value.trim().toLowerCase());

  const filter = () => {
    let shown = 0;
    for (const row of rows) {
      row.hidden = !wanted(row);
      if (!row.hidden) shown += 1;
    }
    at("shown").textContent = at("shown").dataset.text.replace("{shown}", shown).replace("{all}", rows.length);
  };

  const sort = (head, column) => {
    const down = head.getAttribute("aria-sort") === "ascending";
    const key = (row) => row.cells[column].dataset.sort;
    const text = head.dataset.by === "text";
    const compare = (a, b) => (text ? key(a).localeCompare(key(b), document.documentElement.lang) : Number(key(a)) - Number(key(b)));
    const sorted = rows.map((row, index) => [row, index]);
    sorted.sort((a, b) => (down ? -1 : 1) * compare(a[0], b[0]) || a[1] - b[1]);
    heads.forEach((one) => one.removeAttribute("aria-sort"));
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    body.append(...sorted.map(([row]) => row));
  };

  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => sort(head, column));
  });
  for (const name of ["verdict", "table-of", "vetoed", "changed-only"]) at(name).addEventListener("change", filter);
  at("search").addEventListener("input", filter);
  at("filters").hidden = false;
  filter();
})();
