import { confirmed } from '../confirm.js';
import { freshId, h, icon, isSafeUrl } from '../dom.js';
import { drawText } from '../mrkdwn.js';

/** Draws the three dots and their menu. */
export function drawOverflow(element, block, context) {
  const menuId = freshId('menu');
  const pick = async (option) => {
    close();
    button.focus();
    if (!(await confirmed(element.confirm, context))) return;
    if (isSafeUrl(option.url)) window.open(option.url, '_blank', 'noopener');
    await context.act(element, block, option.value);
  };
  const items = element.options.map((option) =>
    h(
      'li',
      { role: 'none' },
      h(
        'button',
        { type: 'button', role: 'menuitem', tabindex: '-1', click: () => pick(option) },
        drawText(option.text, context),
        option.description && h('span', { class: 'choice-description' }, drawText(option.description, context)),
      ),
    ),
  );
  const menu = h('ul', { id: menuId, class: 'menu', role: 'menu', hidden: true });
  menu.append(...items);
  const button = h(
    'button',
    {
      type: 'button',
      class: 'button small',
      'aria-label': 'More actions',
      'aria-haspopup': 'menu',
      'aria-expanded': 'false',
      'aria-controls': menuId,
      'data-action-id': element.action_id,
      click: () => (menu.hidden ? open() : close()),
    },
    icon('more'),
  );

  function open() {
    menu.hidden = false;
    button.setAttribute('aria-expanded', 'true');
    menu.querySelector('button').focus();
  }

  function close() {
    menu.hidden = true;
    button.setAttribute('aria-expanded', 'false');
  }

  return h(
    'span',
    {
      class: 'overflow',
      keydown: (event) => moveInMenu(event, menu, button, close),
      focusout: (event) => !event.currentTarget.contains(event.relatedTarget) && close(),
    },
    button,
    menu,
  );
}

/** Arrow keys, Home, End and Escape in an open menu. */
export function moveInMenu(event, menu, button, close) {
  if (menu.hidden) return;
  const items = [...menu.querySelectorAll('button')];
  const at = items.indexOf(document.activeElement);
  const to = {
    ArrowDown: (at + 1) % items.length,
    ArrowUp: (at - 1 + items.length) % items.length,
    Home: 0,
    End: items.length - 1,
  }[event.key];
  if (event.key === 'Escape') {
    event.stopPropagation();
    close();
    button.focus();
  } else if (to === undefined) return;
  else items[to].focus();
  event.preventDefault();
}
