/** Tests of parked contacts over HTTP. */
@NullMarked
package dev.scrm.platform.parking;

import org.jspecify.annotations.NullMarked;
