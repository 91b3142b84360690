// The stage of the meeting: slides as plain data become elements, text by textContent only. Nothing is sent anywhere
// but the year and the target that a person chooses.

const SVG = "http://www.w3.org/2000/svg";
const ICONS = { before: "M15 5l-7 7 7 7", after: "M9 5l7 7-7 7", full: "M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5" };
const DASHES = ["", "10 6", "3 6", "14 5 3 5"];

function el(tag, name, ...inside) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  for (const part of inside) if (part !== null && part !== undefined) made.append(part);  // strings become text nodes
  return made;
}

function svg(tag, attributes, text) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  if (text !== undefined) made.textContent = text;
  return made;
}

function icon(name) {
  const made = svg("svg", { viewBox: "0 0 24 24", "aria-hidden": "true" });
  made.append(svg("path", { d: ICONS[name] }));
  return made;
}

// What a browser would cut at the end of a line and a reader would not.
const WHOLE = /(งบประมาณ|ล่วงหน้า|\(EIT (?:Public|Survey)\))/;

function unbroken(text) {
  return text.split(WHOLE).filter(Boolean).map((part) => (WHOLE.test(part) ? el("span", "whole", part) : part));
}

// --- tables ---

function table(grid, cards) {
  const made = el("table", cards ? "cards" : "", el("caption", "", grid.told));
  const whole = grid.columns.reduce((sum, column) => sum + column.width, 0);
  const columns = el("colgroup");
  for (const column of grid.columns) {
    const one = el("col");
    one.style.width = `${(100 * column.width) / whole}%`;
    columns.append(one);
  }
  const head = el("tr");
  for (const column of grid.columns) {
    const cell = el("th", column.align === "R" ? "r" : "", column.heading);
    cell.scope = "col";
    head.append(cell);
  }
  const body = el("tbody");
  const first = [];
  grid.rows.forEach((row, at) => {
    const line = el("tr");
    row.forEach((cell, n) => {
      if (cell.joined) {
        first[n].rowSpan += 1;
        return;
      }
      const made = el("td", `${grid.columns[n].align.toLowerCase()}${cell.low ? " low" : ""}`, ...unbroken(cell.text));
      made.dataset.head = grid.columns[n].heading;
      first[n] = made;
      line.append(made);
    });
    body.append(line);
  });
  made.append(columns, el("thead", "", head), body);
  made.style.fontSize = `calc(${(grid.size * 96) / 72} * var(--u))`;
  return made;
}

function unseen(grid, finding) {
  return el("div", "unseen", el("p", "", finding), table(grid, false));
}

// --- bodies ---

function bars(rows, target, even) {
  const made = el("div", even ? "bars even" : "bars");
  made.style.setProperty("--target", `${target.points}%`);
  made.setAttribute("aria-hidden", "true");
  made.append(el("div", "head", el("span"), el("span", "track", el("span", "mark", target.label)), el("span")));
  for (const row of rows) {
    const bar = el("span", row.below ? "bar low" : "bar");
    bar.style.width = `${row.score ?? 0}%`;
    if (row.score === null) bar.style.display = "none";
    const label = el("span", "label", el("span", "", ...unbroken(row.label)), row.note ? el("span", "quiet", row.note) : null);
    made.append(el("div", "", label, el("span", "track", bar), el("span", row.below ? "value low" : "value", row.text)));
  }
  return made;
}

const BODIES = {
  opening(body, slide) {
    const heading = el("h2", "", ...body.lines.map((line) => el("span", "", line)));
    return { heading, parts: [el("hr"), el("p", "agency", body.agency), el("p", "purpose", body.purpose)] };
  },
  overall(body, slide) {
    const score = el("p", `score${body.below ? " low" : ""}${body.verdict ? "" : " none"}`, body.score);
    const total = el("div", "total", el("p", "name", body.name), score);
    if (body.verdict) total.append(el("p", body.below ? "low" : "", body.verdict));
    total.append(el("p", "level", body.level));
    if (body.level_note) total.append(el("p", "quiet", body.level_note));
    if (body.change) total.append(el("p", "", body.change));
    const beside = el("div", "beside");
    if (body.grid) beside.append(bars(body.rows, body.target, false), unseen(body.grid, slide.finding));
    beside.append(el("p", "note", body.reason));
    return { parts: [total, beside] };
  },
  bars(body, slide) {
    return { parts: [bars(body.rows, body.target, true), el("p", "note", body.key), unseen(body.grid, slide.finding)] };
  },
  lines(body, slide) {
    const drawing = el("div", "drawing");
    drawing.setAttribute("aria-hidden", "true");
    return { parts: [drawing, el("p", "unseen", slide.finding), table(body.grid, false)], draw: (u) => lines(drawing, body, u) };
  },
  panels(body, slide) {
    const made = el("div", "panels");
    made.setAttribute("aria-hidden", "true");
    const all = body.rows.map((row) => {
      const drawing = el("div", "drawing");
      const value = el("div", "value", el("b", row.below ? "low" : "", row.text), el("span", "", row.change));
      const ends = el("div", "ends quiet", el("span", "", body.year_names[0]), el("span", "", body.year_names.at(-1)));
      made.append(el("div", "panel", el("div", "label", ...unbroken(row.label)), value, drawing, ends));
      return [drawing, row];
    });
    const draw = (u) => all.forEach(([drawing, row]) => spark(drawing, row, body, u));
    return { parts: [made, el("p", "note", body.key), unseen(body.grid, slide.finding)], draw };
  },
  pairs(body, slide) {
    const made = el("div", "bars pairs even");
    made.style.setProperty("--target", `${body.target.points}%`);
    made.setAttribute("aria-hidden", "true");
    made.append(el("div", "head", el("span"), el("span", "track", el("span", "mark", body.target.label)), el("span"), el("span", "quiet", body.gap_name.replace(/ − /g, "\u00a0−\u00a0"))));
    for (const row of body.rows) {
      const two = [["bar", row.public], ["bar survey", row.survey]].map(([name, score]) => {
        const bar = el("span", name);
        bar.style.width = `${score}%`;
        return bar;
      });
      const values = el("span", "value", el("span", row.public_below ? "low" : "", row.public_text), el("span", row.survey_below ? "low" : "", row.survey_text));
      made.append(el("div", "", el("span", "label", el("span", "", ...unbroken(row.label))), el("span", "track", ...two), values, el("span", "value", row.gap)));
    }
    const key = (name, text) => el("span", "", el("i", name), text);
    const keys = el("p", "keys note", key("bar", body.names[0]), key("bar survey", body.names[1]), body.note);
    return { parts: [made, keys, unseen(body.grid, slide.finding)] };
  },
  rows(body) {
    return { parts: [table(body.grid, true), body.note ? el("p", "note", body.note) : null] };
  },
  words(body) {
    const list = el("ol", "words");
    body.lines.forEach((line, at) => list.append(el("li", "", body.numbers[at] ? el("b", "", body.numbers[at]) : null, el("span", "", line))));
    return { parts: [list] };
  },
};

// --- drawings ---

function scale(body, width, height, left, right, top, bottom) {
  const steps = Math.max(body.years.length - 1, 1);
  return {
    x: (at) => left + (at * (width - left - right)) / steps,
    y: (score) => height - bottom - ((score - body.floor) * (height - top - bottom)) / (100 - body.floor),
  };
}

function runs(scores) {
  const found = [];
  scores.forEach((score, at) => {
    if (score === null) return;
    if (at === 0 || scores[at - 1] === null) found.push([]);
    found.at(-1).push(at);
  });
  return found;
}

function marker(shape, x, y, size, colour) {
  const points = [`${x},${y - size} ${x + size},${y + size} ${x - size},${y + size}`, `${x},${y - size * 1.2} ${x + size * 1.2},${y} ${x},${y + size * 1.2} ${x - size * 1.2},${y}`];
  if (shape === 0) return svg("circle", { cx: x, cy: y, r: size, fill: colour });
  if (shape === 1) return svg("rect", { x: x - size, y: y - size, width: 2 * size, height: 2 * size, fill: colour });
  return svg("polygon", { points: points[shape - 2], fill: colour });
}

function lines(place, body, u) {
  const { clientWidth: width, clientHeight: height } = place;
  if (!width || !height) return;
  const size = Math.max(28 * u, 16);
  const known = body.series.map((each, at) => ({ ...each, at })).filter((each) => each.scores.at(-1) !== null);
  const widest = Math.max(0, ...known.map((each) => each.name.length));
  const { x, y } = scale(body, width, height, size * 2.4, size * (widest * 0.62 + 1.6), size * 0.9, size * 1.5);
  const colours = ["var(--ink)", "var(--fill)", "var(--other)", "var(--st-yellow-color)"];
  const made = svg("svg", {});
  const goal = y(body.target.points);
  made.append(svg("line", { x1: 0, x2: x(body.years.length - 1), y1: goal, y2: goal, class: "target" }));
  made.append(svg("text", { x: 0, y: goal - size * 0.3, "font-size": size, "font-weight": 700 }, body.target.label));
  body.year_names.forEach((year, at) => made.append(svg("text", { x: x(at), y: height - size * 0.25, "font-size": size, "text-anchor": "middle" }, year)));
  body.series.forEach((each, at) => {
    const colour = colours[at % 4];
    for (const run of runs(each.scores)) {
      const points = run.map((n) => `${x(n)},${y(each.scores[n])}`).join(" ");
      made.append(svg("polyline", { points, fill: "none", stroke: colour, "stroke-width": (at ? 3 : 5) * u, "stroke-dasharray": DASHES[at % 4] }));
      for (const n of run) made.append(marker(at % 4, x(n), y(each.scores[n]), (at ? 6 : 8) * u, colour));
    }
  });
  const ends = known.map((each) => ({ each, y: y(each.scores.at(-1)) })).sort((a, b) => a.y - b.y);
  ends.forEach((end, n) => { if (n) end.y = Math.max(end.y, ends[n - 1].y + size * 1.08); });
  let floor = height - size * 1.9;
  for (const end of [...ends].reverse()) { end.y = Math.min(end.y, floor); floor = end.y - size * 1.08; }
  for (const end of ends) {
    const from = x(body.years.length - 1);
    made.append(svg("line", { x1: from + 10 * u, y1: y(end.each.scores.at(-1)), x2: from + size, y2: end.y, stroke: "var(--line)", "stroke-width": 2 * u }));
    made.append(svg("text", { x: from + size * 1.2, y: end.y + size * 0.35, "font-size": size, "font-weight": end.each.at ? 400 : 700 }, end.each.name));
  }
  place.replaceChildren(made);
}

function spark(place, row, body, u) {
  const { clientWidth: width, clientHeight: height } = place;
  if (!width || !height) return;
  const { x, y } = scale(body, width, height, 12 * u, 12 * u, 8 * u, 8 * u);
  const colour = row.below ? "var(--low)" : "var(--fill)";
  const made = svg("svg", {});
  made.append(svg("line", { x1: 0, x2: width, y1: y(body.target.points), y2: y(body.target.points), class: "target" }));
  for (const run of runs(row.scores)) {
    made.append(svg("polyline", { points: run.map((n) => `${x(n)},${y(row.scores[n])}`).join(" "), fill: "none", stroke: colour, "stroke-width": 3.5 * u }));
    for (const n of run) made.append(svg("circle", { cx: x(n), cy: y(row.scores[n]), r: (n === row.scores.length - 1 ? 7 : 4.5) * u, fill: colour }));
  }
  place.replaceChildren(made);
}

// --- the stage ---

function begin(root) {
  const stage = root.querySelector(".stage");
  const slides = el("div", "slides");
  const told = el("p", "unseen");
  told.setAttribute("aria-live", "polite");
  const bar = el("div");
  const progress = el("div", "progress", bar);
  const before = button("before", "สไลด์ก่อนหน้า");
  const after = button("after", "สไลด์ถัดไป");
  const full = button("full", "เต็มจอ");
  const count = el("span", "count");
  const year = el("select");
  const target = el("input");
  Object.assign(target, { type: "number", min: 0, max: 100, step: 1, inputMode: "decimal" });
  const whose = el("span", "whose");
  const controls = el("div", "controls", before, count, after, whose, el("label", "", "ปีงบประมาณ", year), el("label", "", "เกณฑ์", target), full);
  stage.replaceChildren(el("h1", "unseen", "นำเสนอ"), slides, told, progress, controls);
  stage.setAttribute("role", "region");
  stage.setAttribute("aria-roledescription", "สไลด์นำเสนอ");
  stage.setAttribute("aria-label", "นำเสนอ");

  let data = null, shown = "", at = -1, made = [], send = () => {};

  function button(name, label) {
    const one = el("button", "", icon(name));
    one.type = "button";
    one.title = label;
    one.setAttribute("aria-label", label);
    return one;
  }

  const asked = () => new URLSearchParams(location.search).get("slide") || "";

  function find(name) {
    if (!name || !data) return -1;
    const exact = data.slides.findIndex((slide) => slide.id === name);
    if (exact >= 0) return exact;
    if (/^\d+$/.test(name)) return Math.min(Math.max(Number(name), 1), data.slides.length) - 1;
    return nearest(name.replace(/-\d+$/, ""), name);
  }

  const part = (id) => Number(/-(\d+)$/.exec(id)?.[1] ?? 1);

  function nearest(kind, id) {  // of several slides of a kind the one whose number is nearest
    let found = -1;
    data.slides.forEach((slide, n) => {
      const far = Math.abs(part(slide.id) - part(id));
      if (slide.kind === kind && (found < 0 || far < Math.abs(part(data.slides[found].id) - part(id)))) found = n;
    });
    return found;
  }

  // Other years and agencies have other slides: the one of the same topic, else of the topic before it, else that number.
  function again(before, was) {
    for (let n = was; n >= 0; n -= 1) {
      const found = n === was ? find(before[n].id) : data.slides.findLastIndex((slide) => slide.kind === before[n].kind);
      if (found >= 0) return found;
    }
    return Math.min(was, data.slides.length - 1);
  }

  function keep() {  // the address names the slide, also after the server wrote its own address
    if (!made[at] || asked() === made[at].slide.id || (at === 0 && !asked())) return;
    const url = new URL(location.href);
    url.searchParams.set("slide", made[at].slide.id);
    history.replaceState(history.state, "", url);
  }

  function show(next, say = true) {
    if (!made.length) {
      at = -1;
      count.textContent = told.textContent = "";
      bar.style.width = "0";
      before.disabled = after.disabled = true;
      return;
    }
    at = Math.min(Math.max(next, 0), made.length - 1);
    made.forEach((one, n) => { one.section.hidden = n !== at; });
    const { slide, section } = made[at];
    section.scrollTop = 0;
    count.textContent = `${at + 1} / ${made.length}`;
    bar.style.width = `${(100 * (at + 1)) / made.length}%`;
    before.disabled = at === 0;
    after.disabled = at === made.length - 1;
    if (say) told.textContent = `สไลด์ ${at + 1} จาก ${made.length}: ${slide.title}`;
    drawn(unit());
    keep();
  }

  function drawn(u) {  // a drawing that fails takes nothing with it: the figures stand beside it as a table
    try { made[at]?.draw?.(u); } catch (error) { console.warn(error); }
  }

  const unit = () => parseFloat(stage.style.getPropertyValue("--u")) || 1;

  function fit() {
    const main = document.querySelector('[data-testid="stMain"]');
    const isFull = root.fullscreenElement === stage;
    if (!isFull) {
      const top = stage.getBoundingClientRect().top + (main ? main.scrollTop : 0);
      stage.style.height = `${Math.max(innerHeight - top - 74, stage.clientWidth < 640 ? 480 : 320)}px`;
    }
    const phone = stage.clientWidth < 640, width = stage.clientWidth;
    stage.classList.toggle("phone", phone);
    const u = phone ? 0.62 : Math.min(width / 1280, stage.clientHeight / 720);
    stage.style.setProperty("--u", `${u}px`);
    full.setAttribute("aria-label", isFull ? "ออกจากเต็มจอ" : "เต็มจอ");
    full.setAttribute("aria-pressed", String(isFull));
    drawn(u);
  }

  function content(slide) {  // what cannot be shown is left out; the meeting goes on with title and finding
    try { return BODIES[slide.body.type](slide.body, slide); } catch (error) {
      console.warn(error);
      return { parts: [el("p", "note", slide.finding)] };
    }
  }

  function build() {
    made = data.slides.map((slide, n) => {
      const { heading, parts, draw } = content(slide);
      const title = heading || el("h2", slide.title.length > 52 ? "long" : "", slide.title);
      title.id = `slide-title-${n}`;
      const body = el("div", `body of-${slide.body?.type}`, ...parts);
      const section = el("section", "slide");
      if (heading) { section.classList.add("opening"); section.append(heading, ...parts); } else section.append(title, body);
      section.setAttribute("role", "group");
      section.setAttribute("aria-roledescription", "สไลด์");
      section.setAttribute("aria-labelledby", title.id);
      section.dataset.slide = slide.id;
      section.tabIndex = 0;
      return { slide, section, draw };
    });
    slides.replaceChildren(...made.map((one) => one.section));
  }

  function update(news, trigger) {
    send = trigger;
    stage.setAttribute("aria-busy", "false");
    const text = JSON.stringify(news);
    if (text === shown) return keep();
    const old = made.map((one) => one.slide), was = at;
    data = { ...news, slides: news?.slides ?? [], years: news?.years ?? [] };
    at = -1;  // the old number may be none of the new slides
    shown = text;
    year.replaceChildren(...data.years.map((one) => { const option = el("option", "", String(one)); option.value = one; return option; }));
    year.value = String(data.year);
    target.value = String(data.target ?? "");
    whose.textContent = data.agency ?? "";
    build();
    fit();
    show(old[was] ? again(old, was) : find(asked()), Boolean(old[was]));
  }

  function ask(name, value) {
    stage.setAttribute("aria-busy", "true");
    send(name, value);
  }

  function toggle() {
    if (root.fullscreenElement) document.exitFullscreen();
    else if (stage.requestFullscreen) stage.requestFullscreen().catch(() => { told.textContent = "เบราว์เซอร์นี้ไม่อนุญาตให้แสดงเต็มจอ กด F11 แทนได้"; });
  }

  function key(event) {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const on = event.composedPath()[0];
    if (on instanceof Element && on.matches("input:not([type=checkbox]), select, textarea, [contenteditable=true], [role=slider], [role=combobox]")) return;
    if (document.querySelector('[role="dialog"]')) return;
    if (event.key === " " && on instanceof Element && on.closest("button, summary, input")) return;
    const to = { ArrowRight: at + 1, PageDown: at + 1, " ": event.shiftKey ? at - 1 : at + 1, ArrowLeft: at - 1, PageUp: at - 1, Home: 0, End: made.length - 1 }[event.key];
    if (to !== undefined) { event.preventDefault(); show(to); }
    else if (event.code === "KeyF") { event.preventDefault(); toggle(); }
  }

  // A field keeps the arrow keys while one types; with Enter or a choice it is done, and they turn the slides again.
  function release() {
    const on = root.activeElement ?? document.activeElement;
    if (on?.matches("input, select") && !on.closest('[role="dialog"]')) on.blur();
  }
  function entered(event) {
    if (event.key === "Enter" && !event.isComposing) release();  // the field heard it first and took over its value
  }
  function chosen(event) {
    if (event.target instanceof Element && event.target.closest('[role="option"]')) setTimeout(release);
  }

  let touch = null, pressed = "";
  slides.addEventListener("touchstart", (event) => { touch = event.touches.length === 1 ? event.touches[0] : null; }, { passive: true });
  slides.addEventListener("touchend", (event) => {
    if (!touch) return;
    const x = event.changedTouches[0].clientX - touch.clientX, y = event.changedTouches[0].clientY - touch.clientY;
    if (Math.abs(x) > 60 && Math.abs(x) > 2 * Math.abs(y)) show(x < 0 ? at + 1 : at - 1);
  });
  before.addEventListener("click", () => show(at - 1));
  after.addEventListener("click", () => show(at + 1));
  full.addEventListener("click", toggle);
  year.addEventListener("pointerdown", () => { pressed = ""; });
  year.addEventListener("keydown", (event) => { pressed = event.key; });
  year.addEventListener("change", () => {
    ask("year", Number(year.value));
    if (!/^(Arrow|Page|Home|End)/.test(pressed)) release();  // who walks through the years by keys is not done yet
  });
  target.addEventListener("change", () => {
    const wish = Math.min(Math.max(Number(target.value), 0), 100);
    if (target.value === "" || Number.isNaN(wish)) target.value = String(data.target);
    else ask("target", wish);
  });
  window.addEventListener("keydown", key);
  document.addEventListener("keydown", entered);
  document.addEventListener("click", chosen, true);
  window.addEventListener("resize", fit);
  document.addEventListener("fullscreenchange", fit);
  const watch = new ResizeObserver(fit);
  watch.observe(stage);
  const guard = setInterval(keep, 500);
  if (document.fonts) document.fonts.ready.then(fit);
  // The slides need the width: whoever opened the navigation to come here is done with it. Without the button, no harm.
  const aside = document.querySelector('[data-testid="stSidebar"][aria-expanded="true"], [data-testid="stSidebar"][data-collapsed="false"]');
  if (aside && innerWidth > 640) aside.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click();

  function leave() {
    window.removeEventListener("keydown", key);
    document.removeEventListener("keydown", entered);
    document.removeEventListener("click", chosen, true);
    window.removeEventListener("resize", fit);
    document.removeEventListener("fullscreenchange", fit);
    watch.disconnect();
    clearInterval(guard);
    stages.delete(root);
  }
  return { update, leave };
}

const stages = new WeakMap();

export default function ({ parentElement, data, setTriggerValue }) {
  if (!stages.has(parentElement)) stages.set(parentElement, begin(parentElement));
  const stage = stages.get(parentElement);
  stage.update(data, setTriggerValue);
  return () => stage.leave();
}
