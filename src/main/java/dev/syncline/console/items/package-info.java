/** Entity sync status: one item, its connections, and putting it under sync or taking it off. */
@NullMarked
package dev.syncline.console.items;

import org.jspecify.annotations.NullMarked;
