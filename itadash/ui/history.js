// One entry of the browser's history a page: what only changes behind the question mark replaces the present entry,
// so that one press of Back leads to the page before. Streamlit would add an entry for every change of the address.

export default function () {
  if (window.itadashHistory) return;
  window.itadashHistory = true;
  const push = history.pushState.bind(history);
  history.pushState = (state, title, address) => {
    const same = address != null && new URL(address, location.href).pathname === location.pathname;
    if (same) history.replaceState(state, title, address);
    else push(state, title, address);
  };
}
