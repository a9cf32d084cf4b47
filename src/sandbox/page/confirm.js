import { freshId, h } from './dom.js';
import { drawText } from './mrkdwn.js';

/** Asks before something is done, when the app wants that; resolves true when there is nothing to ask. */
export function confirmed(confirm, context) {
  if (confirm === undefined) return Promise.resolve(true);
  const titleId = freshId('confirm');
  return new Promise((resolve) => {
    const answer = (yes) => () => {
      dialog.close();
      dialog.remove();
      resolve(yes);
    };
    const style = confirm.style === 'danger' ? 'button danger' : 'button primary';
    const dialog = h(
      'dialog',
      { class: 'dialog confirm', 'aria-labelledby': titleId, cancel: answer(false) },
      h('h2', { id: titleId }, confirm.title === undefined ? 'Are you sure?' : drawText(confirm.title, context)),
      h('div', { class: 'text' }, drawText(confirm.text, context)),
      h(
        'div',
        { class: 'dialog-buttons' },
        h(
          'button',
          { type: 'button', class: 'button', click: answer(false) },
          confirm.deny === undefined ? 'Cancel' : drawText(confirm.deny, context),
        ),
        h(
          'button',
          { type: 'button', class: style, click: answer(true) },
          confirm.confirm === undefined ? 'Yes' : drawText(confirm.confirm, context),
        ),
      ),
    );
    document.getElementById('dialogs').append(dialog);
    dialog.showModal();
  });
}
