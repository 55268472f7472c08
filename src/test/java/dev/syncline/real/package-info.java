/** Two nodes between a real Redmine and a real Request Tracker, worked on by people through the trackers' own APIs. */
@NullMarked
package dev.syncline.real;

import org.jspecify.annotations.NullMarked;
