/** What the gateway does to WeCom under load, at its limits and in trouble: commands in, outcomes and effects counted. */
@NullMarked
package dev.scrm.endtoend.outbound;

import org.jspecify.annotations.NullMarked;
