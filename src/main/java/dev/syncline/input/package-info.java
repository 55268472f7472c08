/** What comes in from people and other programs, and which of it cannot be taken. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.syncline.input;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
