/** Texts turned from the notation of one tracker into that of another, without what could act. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.syncline.text;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
