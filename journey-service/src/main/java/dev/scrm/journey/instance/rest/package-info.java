/** Instances over HTTP. */
@NullMarked
package dev.scrm.journey.instance.rest;

import org.jspecify.annotations.NullMarked;
