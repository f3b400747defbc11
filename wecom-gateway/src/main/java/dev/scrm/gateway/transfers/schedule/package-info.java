/** When transfers are asked about. */
@NullMarked
package dev.scrm.gateway.transfers.schedule;

import org.jspecify.annotations.NullMarked;
