/** Tests of the rules and their fence. */
package dev.syncline.script;
