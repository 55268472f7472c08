/** Secrets at rest. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.syncline.vault;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
