/** When jobs are asked about. */
@NullMarked
package dev.scrm.gateway.moments.schedule;

import org.jspecify.annotations.NullMarked;
