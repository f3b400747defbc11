/** What the gateway could not read: shown, put back when a newer version can, or given up. */
@NullMarked
package dev.scrm.gateway.deadletters;

import org.jspecify.annotations.NullMarked;
