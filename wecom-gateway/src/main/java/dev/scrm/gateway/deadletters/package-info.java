/** What the gateway could not read: shown, put back when a newer version can, or given up; and what is parked, to be seen. */
@NullMarked
package dev.scrm.gateway.deadletters;

import org.jspecify.annotations.NullMarked;
