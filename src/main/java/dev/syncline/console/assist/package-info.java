/** AI Assist: what is asked, what is sent, and what becomes of the answer. */
@NullMarked
package dev.syncline.console.assist;

import org.jspecify.annotations.NullMarked;
