/** Copies of the embedded database: made by themselves, kept for a while, put back by a command. */
@ApplicationModule(allowedDependencies = "node")
@NullMarked
package dev.syncline.backup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
