/** When mass messages are asked about. */
@NullMarked
package dev.scrm.gateway.massmessages.schedule;

import org.jspecify.annotations.NullMarked;
