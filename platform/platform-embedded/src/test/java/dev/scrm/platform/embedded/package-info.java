/** The stand-ins keep what they acknowledged and start again after any end. */
@NullMarked
package dev.scrm.platform.embedded;

import org.jspecify.annotations.NullMarked;
