// Completion, explanations, marks, snippets and full screen for the rule editors; without it they are still editors.
(function () {
  'use strict';
  var form = document.getElementById('rules');
  if (!form || !window.CodeMirror || !window.fetch) {
    return;
  }
  var words = [];
  var editors = Array.from(form.querySelectorAll('.editor .CodeMirror')).map(function (element) {
    var editor = element.CodeMirror;
    var side = editor.getTextArea().id;
    return { editor: editor, side: side, direction: side.toUpperCase(), section: element.closest('.editor') };
  });

  // What stands before a place: of "issue.comments*.bo" the path ["issue", "comments"] and the beginning "bo".
  var before = function (text) {
    var found = /((?:(?:\w+|"[^"]*"|'[^']*')(?:\([^()]*\)|\[[^[\]]*\])?\s*[?*]?\.\s*)*)("[^"]*|'[^']*|\w*)$/.exec(text);
    var path = (found[1].match(/\w+(?=\(|\[|\s*[?*]?\.)|"[^"]*"|'[^']*'/g) || []);
    return { path: path, start: found[2] };
  };
  var here = function (direction) {
    return words.filter(function (word) {
      return word.directions.indexOf(direction) >= 0;
    });
  };
  var member = function (known, owner, variable, name) {
    return known.find(function (word) {
      return word.name === name && word.owner !== '' && (word.owner === owner || word.owner === variable);
    });
  };
  // The owner of the members that a path has: its type, and the variable itself for helpers; null when nobody knows.
  var ownerOf = function (known, path) {
    var first = known.find(function (word) {
      return word.kind === 'VARIABLE' && word.name === path[0];
    });
    if (!first) {
      return null;
    }
    var owner = { type: first.type, variable: first.name };
    for (var i = 1; i < path.length; i++) {
      var next = member(known, owner.type, owner.variable, path[i]);
      if (!next && owner.type === 'customField' && path[i - 1] === 'customFields') {
        next = { type: 'customField' };
      }
      if (!next) {
        return null;
      }
      owner = { type: next.type, variable: '' };
    }
    return owner;
  };
  var membersOf = function (known, path) {
    if (path.length === 0) {
      return known.filter(function (word) {
        return word.owner === '';
      });
    }
    if (path[path.length - 1] === 'customFields') {
      return known.filter(function (word) {
        return word.kind === 'CUSTOM';
      });
    }
    var owner = ownerOf(known, path);
    return known.filter(function (word) {
      return owner
        ? word.owner !== '' && (word.owner === owner.type || word.owner === owner.variable ||
          // An item's own fields are there by their names, too: they come out with the way to them.
          (owner.type === 'item' && word.kind === 'CUSTOM'))
        // An element of some list, such as "it": whatever a part of an item has.
        : word.kind === 'FIELD' && ['comment', 'attachment', 'person', 'customField', 'named'].indexOf(word.owner) >= 0;
    });
  };

  var explain = function (place, word) {
    place.textContent = '';
    var name = document.createElement('strong');
    name.textContent = word.signature.replace(/^item\./, '');
    place.appendChild(name);
    place.appendChild(document.createTextNode(' ' + word.help));
    if (word.example) {
      var example = document.createElement('code');
      example.textContent = word.example;
      place.appendChild(example);
    }
    place.hidden = false;
  };

  var hints = function (each) {
    return function (editor) {
      var cursor = editor.getCursor();
      var at = before(editor.getLine(cursor.line).slice(0, cursor.ch));
      var start = at.start.replace(/^["']/, '').toLowerCase();
      var seen = {};
      var list = membersOf(here(each.direction), at.path).filter(function (word) {
        var fits = word.name.toLowerCase().indexOf(start) === 0 && !seen[word.name];
        seen[word.name] = seen[word.name] || fits;
        return fits;
      }).map(function (word) {
        var way = at.path[at.path.length - 1] === 'customFields' ? '' : 'customFields.';
        var quoted = word.kind === 'CUSTOM' ? way + '"' + word.name + '"' : word.name;
        return { text: word.kind === 'METHOD' ? word.name + '(' : quoted, displayText: word.kind === 'METHOD'
          ? word.signature.replace(/^\w+\./, '') : word.kind === 'CUSTOM' ? quoted : word.name, word: word };
      });
      var result = { list: list, from: { line: cursor.line, ch: cursor.ch - at.start.length }, to: cursor };
      window.CodeMirror.on(result, 'select', function (hint) {
        explain(document.getElementById(each.side + '-word'), hint.word);
      });
      return result;
    };
  };

  var wordAt = function (each, place) {
    var token = each.editor.getTokenAt({ line: place.line, ch: place.ch + 1 }, true);
    if (!token || !/^["']?[\w ]+["']?$/.test(token.string) || /comment/.test(token.type || '')) {
      return null;
    }
    var name = token.string.replace(/^["']|["']$/g, '');
    var at = before(each.editor.getLine(place.line).slice(0, token.start));
    return membersOf(here(each.direction), at.path).find(function (word) {
      return word.name === name;
    }) || null;
  };

  // Hovering explains the word under the pointer; Escape or leaving takes the explanation away.
  var tip = document.createElement('p');
  tip.className = 'word-help word-tip';
  tip.setAttribute('role', 'tooltip');
  tip.hidden = true;
  document.getElementById('content').appendChild(tip);
  var hover = 0;
  var hide = function () {
    window.clearTimeout(hover);
    hover = window.setTimeout(function () {
      tip.hidden = true;
    }, 300);
  };
  tip.addEventListener('mouseenter', function () {
    window.clearTimeout(hover);
  });
  tip.addEventListener('mouseleave', hide);
  window.addEventListener('resize', function () {
    tip.hidden = true;
  });

  var check = function (each) {
    var source = each.editor.getValue();
    var body = new URLSearchParams({ direction: each.direction, source: source });
    body.set('_csrf', form.elements._csrf.value);
    window.fetch(form.dataset.check, { method: 'POST', body: body, credentials: 'same-origin', redirect: 'error',
      headers: { Accept: 'application/json' } }).then(function (answer) {
      return answer.ok ? answer.json() : null;
    }).then(function (problems) {
      if (problems && source === each.editor.getValue()) {
        each.editor.markProblems(problems, true);
      }
    }, function () {
      // Checked again with the next key, and once more before anything is published.
    });
  };

  // In full screen everything else is out of reach for the keyboard, too.
  var full = function (each, button, on) {
    each.section.classList.toggle('editor-full', on);
    button.setAttribute('aria-pressed', String(on));
    button.textContent = on ? 'Leave full screen' : 'Full screen';
    for (var part = each.section; part !== document.body; part = part.parentElement) {
      Array.from(part.parentElement.children).forEach(function (other) {
        if (other !== part && other !== tip) {
          other.inert = on;
        }
      });
    }
    each.editor.refresh();
    each.editor.focus();
  };

  editors.forEach(function (each) {
    var editor = each.editor;
    var timer = 0;
    editor.setOption('extraKeys', Object.assign({}, editor.getOption('extraKeys'), {
      'Ctrl-Space': function () {
        editor.showHint({ hint: hints(each), completeSingle: false, closeOnUnfocus: true });
      },
      F1: function () {
        var word = wordAt(each, editor.getCursor()) || wordAt(each, window.CodeMirror.Pos(editor.getCursor().line,
          Math.max(editor.getCursor().ch - 1, 0)));
        var place = document.getElementById(each.side + '-word');
        place.setAttribute('role', 'status');
        if (word) {
          explain(place, word);
        } else {
          place.textContent = 'There is nothing to say about this word.';
          place.hidden = false;
        }
      }
    }));
    if (!editor.getOption('readOnly')) {
      editor.on('inputRead', function (instance, change) {
        if (change.text[0] === '.' && words.length > 0) {
          editor.showHint({ hint: hints(each), completeSingle: false });
        }
      });
      editor.on('change', function () {
        window.clearTimeout(timer);
        timer = window.setTimeout(check, 800, each);
      });
    }
    editor.getWrapperElement().addEventListener('mousemove', function (event) {
      hide();
      var x = event.clientX;
      var y = event.clientY;
      var shown = hover;
      window.setTimeout(function () {
        if (shown !== hover) {
          return;
        }
        var word = wordAt(each, editor.coordsChar({ left: x, top: y }, 'window'));
        if (word) {
          window.clearTimeout(hover);
          explain(tip, word);
          tip.style.left = Math.max(8, Math.min(x, window.innerWidth - tip.offsetWidth - 16)) + window.scrollX + 'px';
          tip.style.top = y + 18 + window.scrollY + 'px';
        }
      }, 250);
    });
    editor.getWrapperElement().addEventListener('mouseleave', hide);
    var button = each.section.querySelector('[data-full-screen]');
    if (button) {
      button.hidden = false;
      button.addEventListener('click', function () {
        full(each, button, !each.section.classList.contains('editor-full'));
      });
      each.section.addEventListener('keydown', function (event) {
        if (event.key === 'Escape' && each.section.classList.contains('editor-full') && !editor.state.completionActive) {
          event.preventDefault();
          full(each, button, false);
        }
      });
    }
    each.section.querySelectorAll('[data-insert]').forEach(function (insert) {
      insert.hidden = false;
      insert.addEventListener('click', function () {
        var text = insert.closest('li').querySelector('code').textContent;
        var cursor = editor.getCursor();
        var line = editor.getLine(cursor.line);
        editor.replaceRange((line.trim() ? '\n' : '') + text, { line: cursor.line, ch: line.length });
        editor.focus();
      });
    });
  });
  document.addEventListener('keydown', function (event) {
    if (event.key === 'Escape') {
      tip.hidden = true;
    }
  });

  window.fetch(form.dataset.words, { credentials: 'same-origin', redirect: 'error', headers: { Accept: 'application/json' } })
    .then(function (answer) {
      return answer.ok ? answer.json() : [];
    }).then(function (found) {
      words = found;
      form.dataset.wordsReady = 'true';
    }, function () {
      words = [];
    });
})();
