/** A Salesforce org that tests and demonstrations speak to. */
@NullMarked
package dev.syncline.salesforce.simulator;

import org.jspecify.annotations.NullMarked;
