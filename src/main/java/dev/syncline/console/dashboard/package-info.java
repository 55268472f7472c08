/** Dashboard: how much is under sync, what passes, and what waits; the same numbers as metrics. */
@NullMarked
package dev.syncline.console.dashboard;

import org.jspecify.annotations.NullMarked;
