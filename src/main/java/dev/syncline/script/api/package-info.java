/** What rules see: hub objects and the helpers rules call by name. */
@NullMarked
package dev.syncline.script.api;

import org.jspecify.annotations.NullMarked;
