"use strict";
(() => {
  const table = document.getElementById("table");
  if (!table) return;
  const rows = Array.from(table.querySelectorAll("tr[data-severity]"));
  const at = (id) => document.getElementById(id);
  const columns = table.tHead.rows[0].cells.length;
  const groups = {
    severity: (row) => row.dataset.word,
    indicator: (row) => row.dataset.indicator,
    person: (row) => row.dataset.person || "—",
    days: (row) => row.dataset.when,
  };
  const days = (row) => (row.dataset.days === "" ? Infinity : Number(row.dataset.days));
  const first = new Map();
  for (const by of ["indicator", "person"]) {
    Array.from(at(by).options).forEach((option, index) => first.set(`${by}:${option.value}`, index));
  }
  const place = {
    severity: (row) => Number(row.dataset.rank),
    indicator: (row) => first.get(`indicator:${row.dataset.indicator}`) ?? Infinity,
    person: (row) => first.get(`person:${row.dataset.person || "—"}`) ?? Infinity,
    days,
  };

  const heading = (text, count) => {
    const row = document.createElement("tr");
    const cell = document.createElement("th");
    const small = document.createElement("small");
    row.className = "group";
    cell.colSpan = columns;
    cell.scope = "rowgroup";
    small.textContent = count;
    cell.append(`${text} `, small);
    row.append(cell);
    return row;
  };

  const wanted = (row) =>
    ["severity", "indicator"].every((name) => !at(name).value || row.dataset[name] === at(name).value) &&
    (!at("person").value || (row.dataset.person || "—") === at("person").value) &&
    row.textContent.toLowerCase().includes(at("search").value.trim().toLowerCase());

  const draw = () => {
    const by = at("group").value;
    const shown = rows.filter(wanted);
    rows.forEach((row) => { row.hidden = true; });
    shown.forEach((row) => { row.hidden = false; });
    const sorted = rows.map((row, index) => [place[by](row), index, row]);
    sorted.sort((a, b) => (a[0] === b[0] ? a[1] - b[1] : a[0] - b[0]));
    const parts = new Map();
    for (const [, , row] of sorted) {
      const name = groups[by](row);
      if (!parts.has(name)) parts.set(name, []);
      parts.get(name).push(row);
    }
    Array.from(table.tBodies).forEach((body) => body.remove());
    for (const [name, some] of parts) {
      const body = table.createTBody();
      const count = some.filter((row) => !row.hidden).length;
      const head = heading(name, count);
      head.hidden = !count;
      body.append(head, ...some);
    }
    at("shown").textContent = at("shown").dataset.text.replace("{shown}", shown.length).replace("{all}", rows.length);
  };

  const reveal = () => {
    const row = document.getElementById(location.hash.slice(1));
    if (!row || !row.hidden) return;
    for (const name of ["severity", "indicator", "person", "search"]) at(name).value = "";
    draw();
    row.scrollIntoView();
  };

  for (const name of ["group", "severity", "indicator", "person"]) at(name).addEventListener("change", draw);
  at("search").addEventListener("input", draw);
  window.addEventListener("hashchange", reveal);
  at("filters").hidden = false;
  draw();
})();
