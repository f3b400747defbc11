/** Erasures and copies of a person's data over HTTP. */
@NullMarked
package dev.scrm.contact.erasure.rest;

import org.jspecify.annotations.NullMarked;
