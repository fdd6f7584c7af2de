// A JupyterLab extension written by hand: JupyterLab asks the container below for one module, the list of plugins.
(() => {
  const TYPED = /^\s*%%(answer|try|say|me)\b/;
  const OF_THE_COURSE = /^(answer|try|say|me)(-|$)/; // the id of a cell, when its first line is gone

  // JupyterLab gives every cell of code the language of the kernel, again and again; a typed cell gets plain text back.
  function watch(cell) {
    const model = cell.model;
    if (model.type !== "code" || cell.netkitTyped) return;
    cell.netkitTyped = true;
    let code = model.mimeType;
    const correct = () => {
      const typed = TYPED.test(model.sharedModel.getSource()) || OF_THE_COURSE.test(model.id);
      if (model.mimeType !== "text/plain") code = model.mimeType;
      const right = typed ? "text/plain" : code;
      if (model.mimeType !== right) model.mimeType = right;
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

  const plugin = {
    id: "netkit-typed-text:plugin",
    autoStart: true,
    activate: (app) => {
      const all = () => [...app.shell.widgets("main")].forEach(watchNotebook);
      app.shell.layoutModified?.connect(all);
      app.restored.then(all);
    },
  };

  window._JUPYTERLAB = window._JUPYTERLAB || {};
  window._JUPYTERLAB["netkit-typed-text"] = {
    init: async () => {},
    get: async () => () => ({ __esModule: true, default: plugin }),
  };
})();
