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

  // The draft is kept a second after the last key; what stands in the editors goes along with any other press.
  var standing = document.getElementById('draft-standing');
  var note = document.getElementById('note');
  var timer = 0;
  var asking = false;
  var unkept = false;
  var afterwards = null;
  var keep = function () {
    if (asking) {
      timer = window.setTimeout(keep, 300);
      return;
    }
    timer = 0;
    editors.forEach(function (editor) {
      editor.save();
    });
    unkept = false;
    window.htmx.trigger(standing, 'keep');
  };
  var typed = function () {
    unkept = true;
    if (standing && window.htmx && form.dataset.autosave === 'true') {
      window.clearTimeout(timer);
      timer = window.setTimeout(keep, 1000);
    }
  };
  editors.forEach(function (editor) {
    editor.on('change', typed);
  });
  if (note) {
    note.addEventListener('input', typed);
  }
  if (standing) {
    standing.addEventListener('htmx:beforeRequest', function () {
      asking = true;
    });
    standing.addEventListener('htmx:afterRequest', function (event) {
      asking = false;
      unkept = unkept || !event.detail.successful;
    });
    // After the answer is on the page: a press that waited goes on with the version it brought.
    standing.addEventListener('htmx:afterSettle', function () {
      if (afterwards) {
        var press = afterwards;
        afterwards = null;
        form.requestSubmit(press);
      }
    });
    standing.addEventListener('htmx:responseError', function () {
      var lost = document.createElement('p');
      lost.className = 'wrong';
      lost.setAttribute('role', 'alert');
      lost.textContent = 'The draft could not be kept just now. Your text is still here; it is kept with your next key.';
      standing.querySelectorAll('p').forEach(function (old) {
        old.remove();
      });
      standing.appendChild(lost);
    });
  }

  // Nothing typed is lost by leaving without a question.
  var sent = false;
  form.addEventListener('submit', function (event) {
    window.clearTimeout(timer);
    if (asking) {
      event.preventDefault();
      event.stopPropagation();
      afterwards = event.submitter || publish;
      return;
    }
    sent = true;
  });
  window.addEventListener('pageshow', function (event) {
    sent = false;
    if (event.persisted) {
      // The draft went on since this page was left.
      window.location.reload();
    }
  });
  window.addEventListener('beforeunload', function (event) {
    if (unkept && !sent) {
      event.preventDefault();
    }
  });
})();
