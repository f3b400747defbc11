/** Definitions of fields over HTTP. */
@NullMarked
package dev.scrm.contact.field.rest;

import org.jspecify.annotations.NullMarked;
