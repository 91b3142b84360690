// The works that were open in this browser, kept in the browser alone (localStorage): their links, what each is called
// and holds, and when it was open last. The server learns of them only when a page asks, to offer them.

const WORKS = 'itadash.recent';
const NEVER = 'itadash.recent.never'; // works that a person does not want to be remembered here
const MOST = 8;

function kept(place, fits) {
  try {
    const list = JSON.parse(localStorage.getItem(place) ?? '[]');
    return Array.isArray(list) ? list.filter(fits) : [];
  } catch {
    return []; // refused by the browser, or damaged
  }
}

function keep(place, list) {
  try {
    localStorage.setItem(place, JSON.stringify(list));
  } catch {
    // A browser that keeps nothing: then nothing is offered.
  }
}

const works = () => kept(WORKS, (work) => typeof work?.doc === 'string');
const never = () => kept(NEVER, (doc) => typeof doc === 'string');

export default function ({ data, setStateValue }) {
  const { doc, title, detail, wanted, forgetAll, forgetThis } = data;
  if (forgetAll) keep(WORKS, []);
  if (forgetThis) {
    keep(NEVER, [doc, ...never().filter((other) => other !== doc)].slice(0, 100));
    keep(WORKS, works().filter((work) => work.doc !== doc));
  }
  const others = works().filter((work) => work.doc !== doc);
  if (title && !never().includes(doc)) keep(WORKS, [{ doc, title, detail, at: Date.now() }, ...others].slice(0, MOST));
  if (!wanted) return;
  const told = JSON.stringify(others);
  if (window.itadashRecent === told) return;
  window.itadashRecent = told;
  setStateValue('works', others);
}
