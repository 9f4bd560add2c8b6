// The question for the token that a server may want.

const byId = (id) => document.getElementById(id);

/** Waits for one; it cannot be passed by. refused: whether one was given that was not right */
export function ask(refused) {
  const dialog = byId('token-dialog');
  byId('token-wrong').hidden = !refused;
  byId('token').value = '';
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.oncancel = (event) => event.preventDefault();
    byId('token-form').onsubmit = () => resolve(byId('token').value.trim());
  });
}
