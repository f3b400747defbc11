/** Portraits over HTTP. */
@NullMarked
package dev.scrm.contact.portrait.rest;

import org.jspecify.annotations.NullMarked;
