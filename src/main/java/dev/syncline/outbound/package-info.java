/** Calls to addresses that people entered: guarded, bounded, no redirects. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.syncline.outbound;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
