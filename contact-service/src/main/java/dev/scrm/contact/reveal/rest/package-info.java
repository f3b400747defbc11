/** Reveals over HTTP. */
@NullMarked
package dev.scrm.contact.reveal.rest;

import org.jspecify.annotations.NullMarked;
