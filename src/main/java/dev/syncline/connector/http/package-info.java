/** How connectors call their tracker: guarded, bounded, within its limits, and saying what a failure means. */
@NamedInterface("http")
@NullMarked
package dev.syncline.connector.http;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
