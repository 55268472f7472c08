/** Bulk connect and Clean-up tools: lists of items, checked before anything is done. */
@NullMarked
package dev.syncline.console.lists;

import org.jspecify.annotations.NullMarked;
