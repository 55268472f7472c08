/** What tests of every module share. */
@NullMarked
package dev.syncline.testing;

import org.jspecify.annotations.NullMarked;
