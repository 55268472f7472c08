/** A small built-in tracker, so that a node is useful with nothing else installed. */
@ApplicationModule(allowedDependencies = {"connector", "item"})
@NullMarked
package dev.syncline.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
