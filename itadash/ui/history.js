// One entry of the browser's history a page: what only changes behind the question mark replaces the present entry,
// so that one press of Back leads to the page before. Streamlit would add an entry for every change of the address.
// A jump to a heading (#…) is no page either.

function samePage(address) {
  const wanted = URL.canParse(address, location.href) ? new URL(address, location.href) : null; // else the browser complains
  return wanted?.origin === location.origin && wanted.pathname === location.pathname;
}

export default function () {
  if (window.itadashHistory) return;
  window.itadashHistory = true;
  const push = history.pushState.bind(history);
  history.pushState = (state, title, address) => {
    if (address != null && samePage(String(address))) history.replaceState(state, title, address);
    else push(state, title, address);
  };
}
