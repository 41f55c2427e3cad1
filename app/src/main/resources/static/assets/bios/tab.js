// The BIOS tab of a server: finding settings, and where one may change servers, a draft of changes.
import { Finder } from './finder.js';
import { Draft } from './draft.js';
import { Editor } from './editor.js';
import { DraftBar } from './bar.js';

const root = document.querySelector('[data-bios]');
const finder = new Finder(root);
if (root.dataset.biosMay === 'true') {
  const draft = new Draft(root.dataset.bios);
  const bar = new DraftBar(root, draft, finder);
  new Editor(root, draft, bar);
  draft.start();
}
