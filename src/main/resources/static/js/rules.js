// Turns the plain text areas of the rules into editors; without this script they stay text areas.
(function () {
  'use strict';
  var form = document.getElementById('rules');
  if (!form || !window.CodeMirror) {
    return;
  }
  var editors = [];
  document.querySelectorAll('[data-editor]').forEach(function (area) {
    var label = document.querySelector('label[for="' + area.id + '"]');
    var editor = window.CodeMirror.fromTextArea(area, {
      mode: 'text/x-groovy',
      lineNumbers: true,
      matchBrackets: true,
      indentUnit: 4,
      readOnly: area.readOnly,
      // Screen readers follow the text itself, and the scrolled part can be reached by keyboard.
      inputStyle: 'contenteditable',
      // Tab leaves the editor, as it leaves every other field.
      extraKeys: { Tab: false, 'Shift-Tab': false, 'Ctrl-]': 'indentMore', 'Ctrl-[': 'indentLess' }
    });
    var input = editor.getInputField();
    input.setAttribute('role', 'textbox');
    input.setAttribute('aria-multiline', 'true');
    if (area.readOnly) {
      input.setAttribute('aria-readonly', 'true');
    }
    input.setAttribute('aria-label', label ? label.textContent : area.id);
    if (area.hasAttribute('aria-describedby')) {
      input.setAttribute('aria-describedby', area.getAttribute('aria-describedby'));
    }
    if (label) {
      label.addEventListener('click', function (event) {
        event.preventDefault();
        editor.focus();
      });
    }
    document.querySelectorAll('#' + area.id + '-problems [data-line]').forEach(function (problem, index) {
      var line = Number(problem.dataset.line) - 1;
      var column = Number(problem.dataset.column) - 1;
      if (line < 0 || line >= editor.lineCount()) {
        return;
      }
      editor.addLineClass(line, 'background', 'problem-line');
      var from = Math.max(Math.min(column, editor.getLine(line).length - 1), 0);
      editor.markText({ line: line, ch: from }, { line: line, ch: from + 1 }, { className: 'problem-mark' });
      if (index === 0) {
        editor.scrollIntoView({ line: line, ch: 0 }, 120);
      }
      problem.addEventListener('click', function () {
        editor.setCursor(line, Math.max(column, 0));
        editor.focus();
      });
    });
    editors.push(editor);
  });

  var publish = document.getElementById('publish');
  document.addEventListener('keydown', function (event) {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 's' && publish) {
      event.preventDefault();
      form.requestSubmit(publish);
    }
  });

  // Nothing typed is lost by leaving without a question.
  var sent = false;
  form.addEventListener('submit', function () {
    sent = true;
  });
  window.addEventListener('pageshow', function () {
    sent = false;
  });
  window.addEventListener('beforeunload', function (event) {
    var changed = editors.some(function (editor) {
      return !editor.isClean();
    });
    if (changed && !sent) {
      event.preventDefault();
    }
  });
})();
