/** Tags over HTTP. */
@NullMarked
package dev.scrm.contact.tag.rest;

import org.jspecify.annotations.NullMarked;
