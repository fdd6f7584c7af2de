// A JupyterLab extension written by hand: JupyterLab asks the container below for one module, the list of plugins.
(() => {
  const TYPED = /^\s*%%(answer|try|say|me)\b/;
  const OF_THE_COURSE = /^(answer|try|say|me)(-|$)/; // the id of a cell, when its first line is gone

  const isTyped = (model) =>
    model.type === "code" && (TYPED.test(model.sharedModel.getSource()) || OF_THE_COURSE.test(model.id));

  // JupyterLab gives every cell of code the language of the kernel, again and again; a typed cell gets plain text back.
  function watch(cell) {
    const model = cell.model;
    if (model.type !== "code" || cell.netkitTyped) return;
    cell.netkitTyped = true;
    let code = model.mimeType;
    const correct = () => {
      const typed = isTyped(model);
      if (model.mimeType !== "text/plain") code = model.mimeType;
      const right = typed ? "text/plain" : code;
      if (model.mimeType !== right) model.mimeType = right;
      const [first] = model.sharedModel.getSource().split("\n");
      if (typed) cell.node.querySelector(".cm-content")?.setAttribute("aria-label", `Text for ${first}`);
    };
    model.mimeTypeChanged.connect(correct);
    model.contentChanged.connect(correct);
    correct();
  }

  function watchNotebook(panel) {
    const notebook = panel.content;
    if (!notebook?.widgets || !notebook.modelContentChanged || panel.netkitTyped) return;
    panel.netkitTyped = true;
    const each = () => notebook.widgets.forEach(watch);
    notebook.modelChanged.connect(each);
    notebook.modelContentChanged.connect(each);
    panel.context.ready.then(each);
  }

  // In a page of the course a letter is text, never a command that makes, cuts or changes cells: whoever clicks beside
  // a cell and types, types into it if it is for typing. In an output the letter belongs to what has the focus there.
  function letter(event, panel) {
    const notebook = panel?.content;
    const target = event.target;
    if (event.key.length !== 1 || event.key === " " || event.ctrlKey || event.metaKey || event.altKey) return;
    if (notebook?.mode !== "command" || !notebook.node.contains(target)) return;
    if (!notebook.model?.getMetadata("netkit")) return;
    if (target.closest(".jp-OutputArea")) {
      target.setAttribute("data-lm-suppress-shortcuts", "true");
      return;
    }
    event.stopImmediatePropagation();
    const cell = notebook.activeCell;
    if (cell && isTyped(cell.model) && cell.editor) {
      notebook.mode = "edit";
      const last = cell.editor.lineCount - 1;
      cell.editor.setCursorPosition({ line: last, column: cell.editor.getLine(last).length });
      cell.editor.focus();
    } else {
      event.preventDefault();
    }
  }

  const plugin = {
    id: "netkit-typed-text:plugin",
    autoStart: true,
    activate: (app) => {
      const all = () => [...app.shell.widgets("main")].forEach(watchNotebook);
      app.shell.layoutModified?.connect(all);
      app.restored.then(all);
      window.addEventListener("keydown", (event) => letter(event, app.shell.currentWidget), true);
    },
  };

  window._JUPYTERLAB = window._JUPYTERLAB || {};
  window._JUPYTERLAB["netkit-typed-text"] = {
    init: async () => {},
    get: async () => () => ({ __esModule: true, default: plugin }),
  };
})();
