/** Live codes over HTTP. */
@NullMarked
package dev.scrm.contact.livecode.rest;

import org.jspecify.annotations.NullMarked;
