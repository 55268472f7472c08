/** This node: public address, instance short name, edition, key pair, clock, incarnation. */
@ApplicationModule(allowedDependencies = {"vault", "input"})
@NullMarked
package dev.syncline.node;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
