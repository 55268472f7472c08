/** What a person does in a real browser, over two running nodes. */
@NullMarked
package dev.syncline.journey;

import org.jspecify.annotations.NullMarked;
