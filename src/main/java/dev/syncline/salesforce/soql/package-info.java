/** Trigger filters in Salesforce's own words: what stands behind WHERE in SOQL, read and checked. */
@NullMarked
package dev.syncline.salesforce.soql;

import org.jspecify.annotations.NullMarked;
