/** Segments over HTTP. */
@NullMarked
package dev.scrm.contact.segment.rest;

import org.jspecify.annotations.NullMarked;
