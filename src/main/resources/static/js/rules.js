// Turns the plain text areas of the rules into editors; without this script they stay text areas.
(function () {
  'use strict';
  var form = document.querySelector('form[data-rules]');
  if (!form || !window.CodeMirror) {
    return;
  }
  var editors = [];
  document.querySelectorAll('[data-editor]').forEach(function (area) {
    var label = document.querySelector('label[for="' + area.id + '"]');
    var editor = window.CodeMirror.fromTextArea(area, {
      mode: 'text/x-groovy',
      lineNumbers: true,
      lineWrapping: true,
      matchBrackets: true,
      autoCloseBrackets: true,
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
    var list = document.getElementById(area.id + '-problems');
    var marks = [];
    // Marks problems where they are and lists them below: [{ line, column, message, doubt }], both counted from 1.
    editor.markProblems = function (problems, quietly) {
      marks.forEach(function (mark) {
        mark.clear();
      });
      marks = [];
      if (list) {
        list.textContent = '';
      }
      problems.forEach(function (problem, index) {
        var line = Math.min(Math.max(problem.line - 1, 0), editor.lastLine());
        var column = Math.max(problem.column - 1, 0);
        var from = Math.max(Math.min(column, editor.getLine(line).length - 1), 0);
        var lineClass = problem.doubt ? 'doubt-line' : 'problem-line';
        var handle = editor.addLineClass(line, 'background', lineClass);
        marks.push({ clear: function () { editor.removeLineClass(handle, 'background', lineClass); } });
        marks.push(editor.markText({ line: line, ch: from }, { line: line, ch: from + Math.max(problem.length || 1, 1) },
          { className: problem.doubt ? 'doubt-mark' : 'problem-mark', attributes: { title: problem.message } }));
        if (list) {
          var entry = document.createElement('li');
          entry.className = problem.doubt ? 'doubtful' : 'wrong';
          entry.textContent = (problem.doubt ? 'Perhaps a mistake, line ' : 'Line ') + problem.line + ', column ' + problem.column + ': ' +
            problem.message;
          entry.addEventListener('click', function () {
            editor.setCursor(line, column);
            editor.focus();
          });
          list.appendChild(entry);
        }
        if (index === 0 && !quietly) {
          editor.scrollIntoView({ line: line, ch: 0 }, 120);
        }
      });
      input.setAttribute('aria-invalid', problems.some(function (problem) {
        return !problem.doubt;
      }) ? 'true' : 'false');
    };
    if (list && list.children.length > 0) {
      editor.markProblems(Array.from(list.children).map(function (entry) {
        var line = Number(entry.dataset.line);
        var column = Number(entry.dataset.column);
        return { line: line, column: column, message: entry.textContent.replace(/^Line \d+, column \d+: /, '') };
      }), false);
    }
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
  var sent = false;
  // The last key may still be on its way from the page to the editor.
  var save = function (editor) {
    var input = editor.display.input;
    if (input.readDOMTimeout) {
      window.clearTimeout(input.readDOMTimeout);
      input.readDOMTimeout = null;
      input.updateFromDOM();
    }
    editor.save();
  };
  var keep = function () {
    if (asking) {
      timer = window.setTimeout(keep, 300);
      return;
    }
    timer = 0;
    editors.forEach(save);
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
    standing.addEventListener('htmx:beforeOnLoad', function (event) {
      if (event.detail.xhr.status === 401) {
        // The session ran out: what was typed is kept there until somebody signed in.
        sent = true;
      }
    });
    var goOn = function () {
      if (afterwards) {
        var press = afterwards;
        afterwards = null;
        form.requestSubmit(press);
      }
    };
    standing.addEventListener('htmx:afterRequest', function (event) {
      asking = false;
      unkept = unkept || !event.detail.successful;
      if (!event.detail.successful) {
        // Nothing will settle: the press says itself why the draft cannot be kept.
        goOn();
      }
    });
    // After the answer is on the page: a press that waited goes on with the version it brought.
    standing.addEventListener('htmx:afterSettle', goOn);
    standing.addEventListener('htmx:responseError', function (event) {
      if (event.detail.xhr.status === 401) {
        return;
      }
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
  form.addEventListener('submit', function (event) {
    window.clearTimeout(timer);
    if (timer && !asking && event.submitter && event.submitter.id === 'test-run') {
      // Right after the last key: this press leads to pages that show the draft, so it must be the text that stands here.
      keep();
    }
    if (asking) {
      event.preventDefault();
      event.stopPropagation();
      afterwards = event.submitter || publish;
      return;
    }
    editors.forEach(save);
    sent = true;
  });
  window.addEventListener('pageshow', function (event) {
    sent = false;
    if (event.persisted && standing) {
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
