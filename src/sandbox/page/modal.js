import { act } from './api.js';
import { drawBlocks } from './blocks/draw.js';
import { showErrors } from './blocks/input.js';
import { freshId, h, icon } from './dom.js';
import { drawText } from './mrkdwn.js';

const TROUBLE = 'We had some trouble connecting. Try again?';

/** Shows the top of a person's stack of views as a dialog and keeps what was typed while views change. */
export function createModal(contextFor) {
  const typed = new Map();
  let dialog;
  let shown = '';

  function show(stack, user) {
    for (const id of typed.keys()) if (!stack.some((view) => view.id === id)) typed.delete(id);
    const view = stack.at(-1);
    const now = view === undefined ? '' : `${view.id} ${view.hash}`;
    if (now === shown) return;
    shown = now;
    dialog?.remove();
    dialog = undefined;
    if (view !== undefined) open(view, user, stack.length > 1);
  }

  function open(view, user, nested) {
    if (!typed.has(view.id)) typed.set(view.id, {});
    const choices = typed.get(view.id);
    const context = { ...contextFor({ viewId: view.id }), choices };
    const titleId = freshId('modal');
    const body = h('div', { class: 'modal-body' }, drawBlocks(view.blocks, context));
    const trouble = h('p', { class: 'modal-trouble', role: 'alert', hidden: true }, TROUBLE);
    const close = (everything) => act('close', { user: user.id, everything });
    const submit = h(
      'button',
      { type: 'submit', class: 'button primary', disabled: view.submit_disabled === true },
      view.submit && drawText(view.submit, context),
    );
    const send = async (event) => {
      event.preventDefault();
      if (submit.getAttribute('aria-busy') === 'true') return;
      submit.setAttribute('aria-busy', 'true');
      trouble.hidden = true;
      showErrors(body, {});
      const result = await act('submit', { user: user.id, viewId: view.id, choices });
      submit.removeAttribute('aria-busy');
      if (result.errors !== undefined) showErrors(body, result.errors);
      else if (result.ok !== true || result.kind === 'failed') trouble.hidden = false;
    };
    dialog = h(
      'dialog',
      {
        class: 'dialog modal',
        'aria-labelledby': titleId,
        'data-view-id': view.id,
        cancel: (event) => {
          event.preventDefault();
          close(false);
        },
      },
      h(
        'form',
        { novalidate: true, submit: send },
        h(
          'div',
          { class: 'modal-head' },
          h('img', { class: 'avatar small-avatar', src: 'icon.svg', alt: '' }),
          h('h2', { id: titleId }, drawText(view.title, context)),
          h(
            'button',
            { type: 'button', class: 'tool', 'aria-label': 'Close', click: () => close(true) },
            icon('close'),
          ),
        ),
        body,
        trouble,
        h(
          'div',
          { class: 'dialog-buttons' },
          h(
            'button',
            { type: 'button', class: 'button', click: () => close(false) },
            view.close ? drawText(view.close, context) : nested ? 'Back' : 'Close',
          ),
          view.submit && submit,
        ),
      ),
    );
    document.getElementById('dialogs').append(dialog);
    dialog.showModal();
    (
      body.querySelector('[autofocus]') ??
      body.querySelector('input, textarea, select') ??
      dialog.querySelector('.dialog-buttons button')
    ).focus();
  }

  return { show };
}
