/** Mass messages after they were sent: staff members have yet to confirm them, and the gateway asks what became of them. */
@NullMarked
package dev.scrm.gateway.massmessages;

import org.jspecify.annotations.NullMarked;
