/** Asks a language model for a rule, once an administrator has said which; knows nothing of rules or items itself. */
@ApplicationModule(allowedDependencies = {"vault", "outbound", "input"})
@NullMarked
package dev.syncline.assist;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
