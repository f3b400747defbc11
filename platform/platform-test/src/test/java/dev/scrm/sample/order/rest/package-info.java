/** Another adapter of the sample. */
@NullMarked
package dev.scrm.sample.order.rest;

import org.jspecify.annotations.NullMarked;
