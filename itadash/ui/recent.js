// The works that were open in this browser, kept in the browser alone (localStorage): their links, what each is called
// and holds, and when it was open last. The server learns of them only when a page asks, to offer them.

const PLACE = 'itadash.recent';
const MOST = 8;

function kept() {
  try {
    const list = JSON.parse(localStorage.getItem(PLACE) ?? '[]');
    return Array.isArray(list) ? list.filter((work) => typeof work?.doc === 'string') : [];
  } catch {
    return []; // refused by the browser, or damaged
  }
}

function keep(list) {
  try {
    localStorage.setItem(PLACE, JSON.stringify(list.slice(0, MOST)));
  } catch {
    // A browser that keeps nothing: then nothing is offered.
  }
}

export default function ({ data, setStateValue }) {
  const { doc, title, detail, wanted, forget } = data;
  if (forget.length) keep(kept().filter((work) => !forget.includes(work.doc)));
  if (title) keep([{ doc, title, detail, at: Date.now() }, ...kept().filter((work) => work.doc !== doc)]);
  if (!wanted) return;
  const works = kept().filter((work) => work.doc !== doc);
  const told = JSON.stringify(works);
  if (window.itadashRecent === told) return;
  window.itadashRecent = told;
  setStateValue('works', works);
}
