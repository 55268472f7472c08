// Comforts on top of pages that work without any script.
(function () {
  'use strict';

  // One press, one effect: a form that was sent is not sent again until the page changes.
  document.addEventListener('submit', function (event) {
    var form = event.target;
    if (form.method === 'get' || form.hasAttribute('hx-post')) {
      return;
    }
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = 'true';
    setTimeout(function () {
      form.querySelectorAll('button[type=submit]').forEach(function (button) {
        button.setAttribute('aria-disabled', 'true');
      });
    });
  });

  // The browser's Back shows the page as it was left: its forms may be sent again.
  window.addEventListener('pageshow', function () {
    document.querySelectorAll('form[data-sent]').forEach(function (form) {
      delete form.dataset.sent;
      form.querySelectorAll('button[aria-disabled]').forEach(function (button) {
        button.removeAttribute('aria-disabled');
      });
    });
  });

  // Live parts ask only while somebody can see them, and are left alone when nothing changed.
  var shown = new WeakMap();
  document.addEventListener('htmx:beforeRequest', function (event) {
    if (document.hidden && event.detail.elt.hasAttribute('data-live')) {
      event.preventDefault();
    }
  });
  document.addEventListener('htmx:configRequest', function (event) {
    if (event.detail.elt.hasAttribute('data-live')) {
      // Asking for news is no sign that somebody is there: the session may run out.
      event.detail.headers['X-Syncline-Poll'] = 'true';
    }
  });
  document.addEventListener('htmx:beforeSwap', function (event) {
    var part = event.detail.elt;
    if (!part.hasAttribute('data-live')) {
      return;
    }
    var answer = event.detail.xhr;
    if (answer.status !== 200 || answer.getResponseHeader('X-Live') === null) {
      event.detail.shouldSwap = false;
      if (answer.status === 200) {
        // Something else answered, most likely the sign-in page: let the person see it.
        window.location.reload();
      }
      return;
    }
    if (shown.get(part) === answer.responseText) {
      event.detail.shouldSwap = false;
    }
    shown.set(part, answer.responseText);
  });

  // "Copy": the clipboard where it is permitted, the selection otherwise, and by hand as the last resort.
  document.addEventListener('click', function (event) {
    var button = event.target.closest('[data-copy]');
    if (!button) {
      return;
    }
    var source = document.getElementById(button.dataset.copy);
    var says = document.getElementById(button.dataset.copy + '-copied');
    var tell = function (text) {
      if (says) {
        says.textContent = text;
      }
    };
    var bySelection = function () {
      source.focus();
      source.select();
      var copied = false;
      try {
        copied = document.execCommand('copy');
      } catch (refused) {
        copied = false;
      }
      tell(copied ? 'Copied' : 'The code is selected: press Ctrl+C (on a Mac Cmd+C) to copy it.');
    };
    if (navigator.clipboard && navigator.clipboard.writeText) {
      navigator.clipboard.writeText(source.value).then(function () {
        tell('Copied');
      }, bySelection);
    } else {
      bySelection();
    }
  });
  // A field that does not matter while a box is ticked.
  document.querySelectorAll('[data-off-when]').forEach(function (field) {
    var box = document.getElementById(field.dataset.offWhen);
    var follow = function () {
      field.disabled = box.checked;
    };
    box.addEventListener('change', follow);
    window.addEventListener('pageshow', follow);
    follow();
  });

  // The connection name follows the short names until somebody changes it.
  var name = document.querySelector('#information #name');
  if (name) {
    var local = document.getElementById('localShortName');
    var remote = document.getElementById('remoteShortName');
    var suggestion = function () {
      return local.value.trim() && remote.value.trim() ? local.value.trim() + ' to ' + remote.value.trim() : '';
    };
    var last = suggestion();
    [local, remote].forEach(function (field) {
      field.addEventListener('input', function () {
        if (name.value.trim() === last || name.value.trim() === '') {
          name.value = suggestion();
        }
        last = suggestion();
      });
    });
  }

  // Moments in the reader's own time, to the second and with the zone; the page says UTC.
  var moments = function (part) {
    part.querySelectorAll('time[datetime]').forEach(function (element) {
      var moment = new Date(element.dateTime);
      if (!isNaN(moment)) {
        element.title = element.textContent.trim();
        element.textContent = moment.toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'long' });
      }
    });
  };
  moments(document);
  document.addEventListener('htmx:afterSwap', function (event) {
    moments(event.detail.target);
  });

  document.querySelectorAll('[data-copy]').forEach(function (button) {
    button.hidden = false;
  });
})();
