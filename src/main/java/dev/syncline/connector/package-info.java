/** What a tracker must offer to be synchronised, and which one this node speaks for. */
@ApplicationModule(allowedDependencies = {"text", "item", "vault", "outbound"})
@NullMarked
package dev.syncline.connector;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
