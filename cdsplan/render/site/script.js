"use strict";
(() => {
  const order = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const folded = (words) => words.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase();
  const search = document.getElementById("cdsplan-search");
  if (search) {
    const said = document.getElementById("cdsplan-found");
    const rows = [...document.querySelectorAll(".cdsplan-sortable tbody tr")].map((row) => [row, folded(row.cells[0].textContent + " " + row.dataset.code)]);
    const look = () => {
      const wanted = folded(search.value).trim();
      let found = 0;
      for (const [row, words] of rows) {
        row.hidden = !words.includes(wanted);
        found += row.hidden ? 0 : 1;
      }
      for (const part of document.querySelectorAll("[data-province]")) {
        part.hidden = wanted !== "" && !part.querySelector("tbody tr:not([hidden])");
      }
      said.textContent = wanted ? said.dataset.words.replace("{count}", found) : "";
    };
    search.addEventListener("input", look);
    search.closest("[hidden]").hidden = false;
    look();
  }
  for (const table of document.querySelectorAll(".cdsplan-sortable")) {
    [...table.tHead.rows[0].cells].forEach((heading, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "cdsplan-sort";
      button.append(...heading.childNodes);
      heading.append(button);
      button.addEventListener("click", () => {
        const down = heading.getAttribute("aria-sort") === "ascending";
        for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
        heading.setAttribute("aria-sort", down ? "descending" : "ascending");
        const value = (row) => row.cells[column].dataset.sort ?? row.cells[column].textContent.trim();
        const rows = [...table.tBodies[0].rows].sort((one, other) => order.compare(value(one), value(other)));
        table.tBodies[0].append(...(down ? rows.reverse() : rows));
      });
    });
  }
})();
