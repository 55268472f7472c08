/** Edit connection: its rules and their history. */
@NullMarked
package dev.syncline.console.rules;

import org.jspecify.annotations.NullMarked;
