/** Connections: their list, the wizard that makes them and the pages of each. */
@NullMarked
package dev.syncline.console.connections;

import org.jspecify.annotations.NullMarked;
