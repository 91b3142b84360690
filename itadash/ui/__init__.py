"""What pages share: pickers, cards, editors, dialogs. The only room besides pages that knows Streamlit."""
