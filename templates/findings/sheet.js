"use strict";
(() => {
  const at = (id) => document.getElementById(id);
  if (!at("filters")) return;
  const all = (what, within) => Array.from((within || document).querySelectorAll(what));
  const cards = all(".card");
  const text = new Map(cards.map((card) => [card, card.textContent.toLowerCase()]));

  const wanted = (card) =>
    (!at("requirement").value || card.dataset.within.split(" ").includes(at("requirement").value)) &&
    (!at("type").value || card.dataset.type === at("type").value) &&
    (!at("state").value || card.dataset.states.split(" ").includes(at("state").value)) &&
    text.get(card).includes(at("search").value.trim().toLowerCase());

  const draw = () => {
    let shown = 0;
    for (const card of cards) {
      card.hidden = !wanted(card);
      shown += card.hidden ? 0 : 1;
    }
    for (const some of all(".clause, .sheet")) some.hidden = !all(".card", some).some((card) => !card.hidden);
    at("none").hidden = shown > 0;
    at("shown").textContent = at("shown").dataset.text.replace("{shown}", shown).replace("{all}", cards.length);
  };

  const boxes = all("input[data-id]");
  const bar = at("ticked");
  const count = () => {
    const ids = boxes.filter((box) => box.checked).map((box) => box.dataset.id);
    const said = bar.dataset;
    at("count").textContent = ids.length ? said.some.replace("{count}", ids.length) : said.none;
    at("command").textContent = ids.length ? `${said.command} ${ids.join(" ")} --by ${said.by}` : "";
    at("command").hidden = all(".copy", bar)[0].hidden = !ids.length;
  };

  const copy = (button) => {
    const code = button.previousElementSibling;
    const range = document.createRange();
    range.selectNodeContents(code);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    const before = button.textContent;
    const done = () => {
      button.textContent = bar.dataset.copied;
      setTimeout(() => { button.textContent = before; }, 1200);
    };
    if (navigator.clipboard) navigator.clipboard.writeText(code.textContent).then(done, () => {});
    else if (document.execCommand("copy")) done();
  };

  const follow = (event) => {
    const image = event.currentTarget.querySelector("img");
    const place = event.currentTarget.getBoundingClientRect();
    const part = (at, from, size) => `${(100 * (at - from)) / size}%`;
    if (image) image.style.transformOrigin = `${part(event.clientX, place.left, place.width)} ${part(event.clientY, place.top, place.height)}`;
  };

  const reveal = () => {
    const card = at(location.hash.slice(1));
    if (!card || !card.closest("[hidden]")) return;
    for (const name of ["requirement", "type", "state", "search"]) at(name).value = "";
    draw();
    card.scrollIntoView();
  };

  for (const name of ["requirement", "type", "state"]) at(name).addEventListener("change", draw);
  at("search").addEventListener("input", draw);
  boxes.forEach((box) => box.addEventListener("change", count));
  for (const button of all(".copy")) {
    button.hidden = false;
    button.addEventListener("click", () => copy(button));
  }
  for (const leaf of all(".leaf.large")) leaf.addEventListener("mousemove", follow);
  document.body.classList.add("loupe");
  window.addEventListener("hashchange", reveal);
  at("filters").hidden = false;
  bar.hidden = !boxes.length;
  count();
  draw();
})();
