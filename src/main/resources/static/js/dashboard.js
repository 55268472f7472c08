// Draws the sync activity as a chart, with the days on which nothing passed; without this script the table is all there is.
(function () {
  'use strict';

  var canvas = document.getElementById('activity-chart');
  if (!canvas || typeof Chart === 'undefined') {
    return;
  }
  var colour = function (name) {
    return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  };
  var read = function () {
    var bars = Array.prototype.slice.call(document.querySelectorAll('#activity-all li'));
    return {
      labels: bars.map(function (bar) { return bar.textContent; }),
      sent: bars.map(function (bar) { return Number(bar.dataset.sent); }),
      received: bars.map(function (bar) { return Number(bar.dataset.received); })
    };
  };
  var now = read();
  document.getElementById('activity-chart-frame').hidden = false;
  var chart = new Chart(canvas, {
    type: 'bar',
    data: {
      labels: now.labels,
      datasets: [
        { label: 'Sent', data: now.sent, backgroundColor: colour('--water') },
        { label: 'Received', data: now.received, backgroundColor: colour('--ochre') }
      ]
    },
    options: {
      animation: false,
      color: colour('--ink'),
      maintainAspectRatio: false,
      plugins: { legend: { labels: { color: colour('--ink') } } },
      scales: {
        x: { stacked: true, ticks: { color: colour('--ink-soft') }, grid: { display: false } },
        y: { stacked: true, beginAtZero: true, ticks: { color: colour('--ink-soft'), precision: 0 }, grid: { color: colour('--line') } }
      }
    }
  });
  // Light and dark follow the system, also while the page is open.
  window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', function () {
    chart.data.datasets[0].backgroundColor = colour('--water');
    chart.data.datasets[1].backgroundColor = colour('--ochre');
    chart.options.color = colour('--ink');
    chart.options.plugins.legend.labels.color = colour('--ink');
    chart.options.scales.x.ticks.color = colour('--ink-soft');
    chart.options.scales.y.ticks.color = colour('--ink-soft');
    chart.options.scales.y.grid.color = colour('--line');
    chart.update();
  });
  document.addEventListener('htmx:afterSwap', function () {
    var fresh = read();
    chart.data.labels = fresh.labels;
    chart.data.datasets[0].data = fresh.sent;
    chart.data.datasets[1].data = fresh.received;
    chart.update();
  });
})();
