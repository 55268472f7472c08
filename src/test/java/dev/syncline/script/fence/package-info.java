/** Tests of the fence from inside. */
package dev.syncline.script.fence;
