/** A WeCom platform for machines without one: how it is set up, started and stopped. */
@NullMarked
package dev.scrm.simulator;

import org.jspecify.annotations.NullMarked;
