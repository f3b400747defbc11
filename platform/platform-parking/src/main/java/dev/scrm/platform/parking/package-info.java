/** What is parked, over HTTP: the one place that knows both web and messaging. */
@NullMarked
package dev.scrm.platform.parking;

import org.jspecify.annotations.NullMarked;
