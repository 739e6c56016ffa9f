"use strict";
// What the page does beside being read: colours, sorting, searching, opening families, and saving figures. It asks nobody for anything.
(() => {
  const each = (selector, use, within = document) => within.querySelectorAll(selector).forEach(use);

  const theme = document.getElementById("theme");
  theme.addEventListener("change", () => {
    if (theme.value === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme.value;
  });

  // Sorting. A number may have a sign, thousands separators and more text behind it; a cell without one goes to the end.
  const number = text => {
    const found = /^[±\s]*(-?[\d,]*\.?\d+(?:e[+-]?\d+)?)/i.exec(text);
    return found ? Number(found[1].replaceAll(",", "")) : NaN;
  };
  // A family's row is headed by its button; what stands beside that is no part of its name.
  const wordsOf = cell => (cell.querySelector("button") ?? cell).textContent.replace(/\s+/g, " ").trim();
  const compare = (a, b, isNumeric, sign) => {
    if (!isNumeric) return a === b ? 0 : a === "" ? 1 : b === "" ? -1 : sign * (a < b ? -1 : 1);
    if (Number.isNaN(a) || Number.isNaN(b)) return Number.isNaN(a) - Number.isNaN(b);
    return sign * (a - b);
  };
  const sort = header => {
    const table = header.closest("table");
    const body = table.tBodies[0];
    const column = header.cellIndex;
    const isNumeric = header.classList.contains("n");
    const was = header.getAttribute("aria-sort");
    const isFalling = was ? was === "ascending" : isNumeric;
    const opened = new Map();
    each("tr.detail", row => opened.set(row.previousElementSibling, row), body);
    const rows = [...body.rows]
      .filter(row => !row.classList.contains("detail"))
      .map(row => {
        const text = wordsOf(row.cells[column]);
        return { row, key: isNumeric ? number(text) : text.toLowerCase() };
      });
    rows.sort((a, b) => compare(a.key, b.key, isNumeric, isFalling ? -1 : 1));
    body.append(...rows.flatMap(({ row }) => (opened.has(row) ? [row, opened.get(row)] : [row])));
    each("th[aria-sort]", other => other.removeAttribute("aria-sort"), table);
    header.setAttribute("aria-sort", isFalling ? "descending" : "ascending");
    if (table === families) filter();
  };
  document.addEventListener("click", event => {
    const button = event.target.closest("button");
    if (!button) return;
    const header = button.closest("thead th");
    if (header) sort(header);
    else if (button.hasAttribute("aria-expanded")) toggle(button.closest("tr"));
    else if (button.dataset.save) save(button);
  });

  // Families. Their details come in compressed parts of several, which are unpacked when one of them is first opened.
  const parts = new Map();
  const part = async index => {
    const packed = document.getElementById(`part-${index}`).textContent.trim();
    const bytes = Uint8Array.from(atob(packed), character => character.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
    const holder = document.createElement("template");
    holder.innerHTML = await new Response(stream).text();
    return holder.content.children;
  };
  const details = async index => {
    const size = Number(families.dataset.part);
    const at = Math.floor(index / size);
    if (!parts.has(at)) parts.set(at, part(at));
    return (await parts.get(at))[index % size].cloneNode(true);
  };
  const toggle = async (row, isOpened) => {
    const button = row.querySelector("button[aria-expanded]");
    const open = isOpened ?? button.getAttribute("aria-expanded") !== "true";
    if (open === (button.getAttribute("aria-expanded") === "true")) return;
    button.setAttribute("aria-expanded", open);
    if (!open) {
      row.nextElementSibling.remove();
      return;
    }
    const detail = document.createElement("tr");
    detail.className = "detail";
    detail.id = button.getAttribute("aria-controls");
    const cell = detail.insertCell();
    cell.colSpan = row.cells.length;
    row.after(detail);
    try {
      cell.append(await details(Number(row.id.slice(1))));
    } catch {
      cell.textContent = "This browser cannot unpack it: it takes one from 2023 or later.";
    }
  };
  const families = document.getElementById("families-table");
  const openLinked = () => {
    const row = /^#f\d+$/.test(location.hash) && document.getElementById(location.hash.slice(1));
    if (!row) return;
    row.hidden = false;
    toggle(row, true);
    row.scrollIntoView();
  };
  addEventListener("hashchange", openLinked);
  openLinked();

  // Searching. Of many families the first are shown until all are asked for.
  const search = document.getElementById("search");
  let all = document.getElementById("all");
  const only = document.getElementById("only");
  const count = document.getElementById("count");
  const texts = new Map();
  const textOf = row => {
    if (!texts.has(row)) texts.set(row, row.textContent.toLowerCase());
    return texts.get(row);
  };
  const filter = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const most = all ? Number(count.dataset.first) : Infinity;
    let found = 0;
    each("tr[id]:not(.detail)", row => {
      const isFound = words.every(word => textOf(row).includes(word)) && (!only.value || row.matches(only.value));
      found += isFound;
      row.hidden = !isFound || found > most;
      if (row.nextElementSibling?.classList.contains("detail")) row.nextElementSibling.hidden = row.hidden;
    }, families.tBodies[0]);
    count.textContent = `${found} of ${count.dataset.all} families${found > most ? `; the first ${most} are shown` : ""}`;
  };
  if (search) {
    search.addEventListener("input", filter);
    only.addEventListener("change", filter);
    all?.addEventListener("click", () => {
      all.remove();
      all = null;
      filter();
      families.parentElement.focus();
    });
  }

  // Saving. A spreadsheet would run a text that begins like a formula.
  const cellText = cell => {
    const text = wordsOf(cell);
    const safe = /^[=+@\t]|^-(?![\d.])/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const csv = table =>
    [...table.rows]
      .filter(row => !row.classList.contains("detail"))
      .map(row => [...row.cells].map(cellText).join(",") + "\n")
      .join("");
  const svg = drawing => {
    const copy = drawing.cloneNode(true);
    const style = document.createElementNS("http://www.w3.org/2000/svg", "style");
    style.textContent = document.getElementById("plot-style").textContent;
    copy.prepend(style);
    return new XMLSerializer().serializeToString(copy);
  };
  const save = button => {
    const kind = button.dataset.save;
    const from = document.getElementById(button.dataset.from) ?? button.closest("figure");
    const text = kind === "svg" ? svg(from.querySelector("svg")) : csv(from.matches("table") ? from : from.querySelector("table"));
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: kind === "svg" ? "image/svg+xml" : "text/csv" }));
    link.download = `${button.dataset.name}.${kind}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  };
})();
