/** Merging, and what is proposed, over HTTP. */
@NullMarked
package dev.scrm.contact.identity.rest;

import org.jspecify.annotations.NullMarked;
