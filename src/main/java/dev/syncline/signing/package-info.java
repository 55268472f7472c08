/** Signed HTTP messages in one fixed profile. */
@ApplicationModule(allowedDependencies = {"node"})
@NullMarked
package dev.syncline.signing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
