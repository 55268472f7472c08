/** Groovy rules: compiled, fenced, bounded, run. */
@ApplicationModule(allowedDependencies = {"item"})
@NullMarked
package dev.syncline.script;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
