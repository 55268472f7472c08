/** Sync queue: work that is not done yet. */
@NullMarked
package dev.syncline.console.queue;

import org.jspecify.annotations.NullMarked;
