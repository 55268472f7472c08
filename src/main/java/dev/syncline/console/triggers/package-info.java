/** Triggers: filters that bring items under sync. */
@NullMarked
package dev.syncline.console.triggers;

import org.jspecify.annotations.NullMarked;
