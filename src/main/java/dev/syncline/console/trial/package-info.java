/** Edit connection: trying rules on items and on syncs that passed. */
@NullMarked
package dev.syncline.console.trial;

import org.jspecify.annotations.NullMarked;
